export type { Receipt } from './ack'
export { failureOf, isMissing } from './api-error'
export { type CloudEvent, decodeEvent, type EventAttributes, encodeAttributes } from './cloud-event'
export { type Bus, type BusOptions, connectBus } from './connect'
export { type ConsumeOptions, type Consumption, consumeDurable } from './consume'
export { deleteSecurely } from './delete-message'
export { ConflictError, ParkError, RefusedError, RetryError, StopError } from './failure'
export { type Identity, identityOf } from './identity'
export type { IncomingMessage } from './incoming'
export { type Lease, type LeaseOptions, seekLease } from './lease'
export type { Log } from './log'
export { eventMessage, type OutgoingMessage } from './message'
export { nextMessage } from './next-message'
export { type Problem, ProblemError } from './problem'
export { createPublisher, type Publisher, type PublisherOptions } from './publish'
export { readStored, type StoredOptions } from './read-stored'
export { type ReadOptions, readStream } from './read-stream'
export { ensureConsumer, putBackConsumer, type Receiver, removeConsumer, replayConsumer } from './receiver'
export { type CredentialRequest, durableName } from './region/credential'
export {
  type BusRole,
  busRoles,
  isBusRole,
  type RolePermissions,
  rolePermissions,
} from './region/permissions'
export { createRegion, type Region } from './region/region'
export type { ServerOptions } from './region/server-configuration'
export { request } from './request'
export { type Handler, type ServeOptions, type Service, type ServiceRequest, serve } from './serve'
export type { BusStatus } from './status'
export { ensureStreams, type StreamName, streamNames } from './streams'
export { isTraceparent, isTracing, type SpanFacts, type TracedStep, traced, type Verb, within } from './trace'
