import { setTimeout as delay } from 'node:timers/promises'
import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect, credsAuthenticator, errors, type NatsConnection } from '@nats-io/transport-node'
import { asError, RefusedError, RetryError, StopError } from './failure'
import { type Identity, identityOf } from './identity'
import { type Log, silent } from './log'
import { hubApi, rolePermissions } from './region/permissions'
import { type ConnectionStatus, watchStatus } from './status'

export interface BusOptions {
  readonly servers: string | readonly string[]
  /** The text of a creds file. */
  readonly credentials: string
  /** How the process is called in the server's monitoring. */
  readonly name: string
  readonly log?: Log
  /** Ends the waiting for a server that is away at the start. */
  readonly signal?: AbortSignal
}

export interface Bus extends ConnectionStatus {
  readonly identity: Identity
  readonly nc: NatsConnection
  readonly js: JetStreamClient
  readonly jsm: JetStreamManager
  readonly log: Log
  /** Hands over what is under way, and ends the connection. */
  close(): Promise<void>
}

const retryEvery = 500

const dial = (options: BusOptions, identity: Identity): Promise<NatsConnection> =>
  connect({
    servers: typeof options.servers === 'string' ? options.servers : [...options.servers],
    authenticator: credsAuthenticator(new TextEncoder().encode(options.credentials)),
    name: options.name,
    inboxPrefix: `_INBOX.${identity.subject}`,
    timeout: 5_000,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    // A peer that is gone without a word is noticed within half a minute, not within five.
    pingInterval: 10_000,
    // Without this, every request makes an Error for its stack.
    noAsyncTraces: true,
  })

const refused = ({ name }: Identity, cause: Error): RefusedError =>
  new RefusedError(
    `the server does not accept the credential of ${name}: it is of another region, expired or revoked; ask the region's operator for a new one`,
    { cause },
  )

/** Undefined when the server is away: then trying again is right. */
const stopFor = (thrown: unknown, identity: Identity): StopError | undefined => {
  const cause = asError(thrown)
  if (cause instanceof errors.AuthorizationError || cause instanceof errors.UserAuthenticationExpiredError)
    return refused(identity, cause)
  if (cause instanceof errors.InvalidArgumentError || cause instanceof TypeError)
    return new StopError(`servers: expected an address like nats://host:4222 (${cause.message})`, { cause })
  return undefined
}

const dialUntilThere = async (options: BusOptions, identity: Identity): Promise<NatsConnection> => {
  let [toldAway, refusedBefore] = [false, false]
  for (;;) {
    try {
      return await dial(options, identity)
    } catch (thrown) {
      const stop = stopFor(thrown, identity)
      // A signature that comes too late is refused in the same way, and may be in time the next time.
      if (stop !== undefined && (refusedBefore || !(stop instanceof RefusedError))) throw stop
      refusedBefore = stop !== undefined
      if (stop === undefined && !toldAway) {
        toldAway = true
        const fields = { servers: options.servers, err: thrown }
        options.log?.warn(fields, 'the NATS server is away: trying until it is there')
      }
    }
    await delay(retryEvery, undefined, { signal: options.signal }).catch((thrown) => {
      throw new RetryError('stopped waiting for the NATS server', { cause: asError(thrown) })
    })
  }
}

/**
 * Connects with one credential. A server that is away, now or later, is waited for; every subscription, publisher and
 * consumer goes on when it is back.
 *
 * @throws StopError for a credential or address that cannot work; RetryError when `signal` ended the waiting.
 */
export const connectBus = async (options: BusOptions): Promise<Bus> => {
  const identity = await identityOf(options.credentials, new Date())
  const nc = await dialUntilThere(options, identity)
  const log = options.log ?? silent
  const status = watchStatus(nc, log, (cause) => refused(identity, cause))
  const api = rolePermissions[identity.role].account === 'PARTNERS' ? { apiPrefix: hubApi } : {}
  return {
    ...status,
    identity,
    nc,
    log,
    js: jetstream(nc, api),
    jsm: await jetstreamManager(nc, { ...api, checkAPI: false }),
    close: async () => {
      if (nc.isClosed()) return
      // Draining waits for the server; while that is away there is nobody to hand anything to.
      if (!status.isAway()) await nc.drain().catch((thrown) => log.warn({ err: thrown }, 'could not drain'))
      await nc.close()
    },
  }
}
