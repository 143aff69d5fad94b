import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream'
import { InvalidArgumentError, InvalidSubjectError, PermissionViolationError } from '@nats-io/transport-node'
import { asError, RefusedError, RetryError, StopError } from './failure'

const missing: readonly number[] = [JetStreamApiCodes.ConsumerNotFound, JetStreamApiCodes.StreamNotFound]

/** Whether the server says that there is no such stream or consumer. */
export const isMissing = (thrown: unknown): boolean =>
  thrown instanceof JetStreamApiError && missing.includes(thrown.code)

const refusal = (cause: Error): PermissionViolationError | undefined => {
  if (cause instanceof PermissionViolationError) return cause
  return cause.cause instanceof PermissionViolationError ? cause.cause : undefined
}

/** What a failed request to the server, or through it to a service, means for what happens next. */
export const failureOf = (thrown: unknown): RetryError | StopError => {
  const cause = asError(thrown)
  if (cause instanceof RetryError || cause instanceof StopError) return cause
  const refused = refusal(cause)
  if (refused !== undefined)
    return new RefusedError(
      `this credential may not use ${refused.subject}: ask the region's operator for one that may`,
      {
        cause,
      },
    )
  if (cause instanceof JetStreamApiError && cause.status < 500)
    return new StopError(`JetStream refuses: ${cause.message} (${cause.code})`, { cause })
  if (cause instanceof InvalidArgumentError || cause instanceof InvalidSubjectError)
    return new StopError(cause.message, { cause })
  return new RetryError(cause.message, { cause })
}
