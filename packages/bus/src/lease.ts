import { AckPolicy, DeliverPolicy, JetStreamApiError } from '@nats-io/jetstream'
import { nanos, nuid } from '@nats-io/transport-node'
import { failureOf, isMissing } from './api-error'
import type { Bus } from './connect'
import { StopError } from './failure'
import { backOff, pause } from './pause'

export interface LeaseOptions {
  /** A stream of which the credential may make consumers. */
  readonly stream: string
  readonly name: string
  /** After how many milliseconds without its holder the server gives it to another. */
  readonly within: number
}

/** What one process at a time holds. */
export interface Lease {
  /** Aborts when another holds it. */
  readonly lost: AbortSignal
  /** Lets another have it at once. */
  release(): Promise<void>
}

/** nats-server, server/errors.json: a consumer of this name is there, and is not this one. */
const takenCodes: readonly number[] = [10013, 10105, 10148]

const isTaken = (thrown: unknown): boolean =>
  thrown instanceof JetStreamApiError && takenCodes.includes(thrown.code)

/**
 * Tries to get a lease: a consumer that nobody reads messages from. The server lets one process make it, keeps it while
 * that asks for messages, and takes it away when it no longer does. Undefined when another holds it.
 *
 * @throws RetryError when the server is away; StopError when the credential may not.
 */
export const seekLease = async (
  bus: Bus,
  { stream, name, within }: LeaseOptions,
): Promise<Lease | undefined> => {
  const mine = nuid.next()
  /** Each holder's differs, so that the server refuses the second. */
  const make = () =>
    bus.jsm.consumers.add(stream, {
      name,
      description: mine,
      ack_policy: AckPolicy.None,
      deliver_policy: DeliverPolicy.New,
      filter_subject: `${name}.niets`,
      inactive_threshold: nanos(within),
      mem_storage: true,
      num_replicas: 1,
    })
  const take = async (): Promise<boolean> => {
    try {
      await make()
      return true
    } catch (thrown) {
      if (isTaken(thrown)) return false
      throw failureOf(thrown)
    }
  }
  if (!(await take())) return undefined

  const lost = new AbortController()
  const released = new AbortController()
  const over = AbortSignal.any([lost.signal, released.signal])

  const keep = async (): Promise<void> => {
    for (let attempt = 0; !over.aborted; ) {
      try {
        if (!(await bus.whenThere(over))) return
        const info = await bus.jsm.consumers.info(stream, name)
        if (info.config.description !== mine) {
          lost.abort()
          return
        }
        const consumer = await bus.js.consumers.get(stream, name)
        for await (const _ of await consumer.fetch({ max_messages: 1, expires: 1_000 }));
        attempt = 0
      } catch (thrown) {
        if (over.aborted) return
        const failure = failureOf(thrown)
        if (isMissing(thrown)) {
          if (await take().catch(() => true)) continue
          lost.abort()
          return
        }
        if (failure instanceof StopError) throw failure
        await pause(backOff(attempt++), over)
      }
    }
  }
  const keeping = keep().catch((thrown) => {
    bus.log.warn({ err: thrown, name }, 'the lease cannot be kept')
    lost.abort()
  })
  return {
    lost: lost.signal,
    release: async () => {
      released.abort()
      if (!bus.isAway() && !lost.signal.aborted)
        await bus.jsm.consumers.delete(stream, name).catch((thrown) => {
          if (!isMissing(thrown)) bus.log.info({ err: thrown, name }, 'the lease could not be given back')
        })
      await keeping
    },
  }
}
