import { setTimeout as delay } from 'node:timers/promises'
import {
  connectBus,
  type IncomingMessage,
  type Log,
  ParkError,
  RetryError,
  StopError,
} from '@gezinsbeeld/bus'
import type { GezinMomentopname } from '@gezinsbeeld/contracts'
import type { Credentials } from './credentials'
import { type Delivery, type DeliveryName, readDelivery } from './delivery'
import { type Look, type Pictures, pictures } from './pictures'
import { openReading } from './reading'
import { remembered } from './remembered'

/** What to do with each kind of delivery; what is not named is acknowledged and left. */
export type Handlers = { readonly [N in DeliveryName]?: Handler<N> }

/** As a method: so the one that is looked up by a delivery's name may be called with that delivery. */
type Handler<N extends DeliveryName> = { handle(delivery: Delivery<N>): Promise<void> | void }['handle']

/** A delivery that could not be handled, or not even be read. */
export interface DeadLetter {
  readonly subject: string
  /** Undefined when it is off the contract. */
  readonly delivery: Delivery | undefined
  readonly reason: unknown
}

export interface SubscribeOptions {
  /** `nats://host:4222`, one or more. */
  readonly servers: string | readonly string[]
  /** The text of the app's creds file, or the file: then a rotated credential is taken up while the app runs. */
  readonly creds: Credentials
  /** How the process is called in the server's monitoring. */
  readonly app: string
  readonly on: Handlers
  /** How often a delivery is tried before it becomes a dead letter. Default: 5. */
  readonly attempts?: number
  /**
   * What becomes of one that could not be handled; by default it is logged, without its content, and left. What this throws ends the
   * reading: the delivery stays, and comes to the next one that reads.
   */
  readonly onDeadLetter?: (letter: DeadLetter) => Promise<void> | void
  /** A file in which what was handled is remembered across restarts. */
  readonly remember?: string
  /** First the picture of every family that is open now, then what changes, without a gap and without going back. */
  readonly snapshot?: Look & { readonly onPicture: (picture: GezinMomentopname) => Promise<void> | void }
  readonly log?: Log
  /** Stops as `stop` does, also while the server is still waited for. */
  readonly signal?: AbortSignal
}

export interface Subscription {
  /** Pictures, asked over the same connection. */
  readonly pictures: Pictures
  /** Resolves after `stop`; rejects with a StopError when going on makes no sense. */
  readonly done: Promise<void>
  /** Finishes the delivery in hand and ends the connection. */
  stop(): Promise<void>
}

const firstPause = 100
const longestPause = 2_000

const handle = async (on: Handlers, delivery: Delivery): Promise<void> => {
  const handler: Handler<DeliveryName> | undefined = on[delivery.naam]
  await handler?.(delivery)
}

/** When each picture of the snapshot was taken, by family. */
const takeSnapshot = async (
  asked: Pictures,
  { onPicture, ...look }: NonNullable<SubscribeOptions['snapshot']>,
): Promise<ReadonlyMap<string, number>> => {
  const taken = new Map<string, number>()
  for (const { gezin } of await asked.list(look)) {
    const picture = await asked.get(gezin, look)
    // Closed between the list and now: the delivery that says so comes.
    if (picture === undefined) continue
    await onPicture(picture)
    taken.set(gezin, Date.parse(picture.standPer))
  }
  return taken
}

/**
 * Reads everything that is delivered to an app, in order, from where it was left, across restarts of the server and of this
 * process. A delivery is acknowledged when its handler is done. One that throws is tried again, later each time, and after
 * `attempts` it becomes a dead letter. A delivery that comes again after it was handled is not handled again.
 *
 * @throws StopError for a credential that cannot work; what the snapshot throws, with the connection closed.
 */
export const subscribe = async (options: SubscribeOptions): Promise<Subscription> => {
  const { servers, creds, app, on, attempts = 5, snapshot, log, signal } = options
  const stopping = new AbortController()
  const either = signal === undefined ? stopping.signal : AbortSignal.any([signal, stopping.signal])
  const reading = await openReading({
    creds,
    signal: either,
    enter: (credentials) =>
      connectBus({
        ...{ servers, credentials, name: app, signal: either },
        ...(log === undefined ? {} : { log }),
      }),
  })
  const { bus } = reading
  const asked: Pictures = {
    list: (look) => pictures(bus()).list(look),
    search: (words, look) => pictures(bus()).search(words, look),
    get: (gezin, look) => pictures(bus()).get(gezin, look),
  }
  const known = remembered(options.remember)
  const taken =
    snapshot === undefined
      ? new Map<string, number>()
      : await takeSnapshot(asked, snapshot).catch(async (reason) => {
          await reading.stop()
          throw reason
        })

  const bury = async (letter: DeadLetter): Promise<void> => {
    if (options.onDeadLetter === undefined)
      bus().log.warn({ err: letter.reason, subject: letter.subject }, 'a delivery could not be handled')
    else
      try {
        await options.onDeadLetter(letter)
      } catch (cause) {
        throw new StopError(`a dead letter of ${letter.subject} could not be handed over`, { cause })
      }
  }

  /** What a picture already holds; at the very moment it was taken, it is handled again rather than missed. */
  const isOlder = ({ gezin, tijd }: Delivery): boolean =>
    gezin !== undefined && Date.parse(tijd) < (taken.get(gezin) ?? 0)

  // How often the server sent it says nothing: it sends what nobody looked at yet again as well, when a process dies.
  const attempt = async (subject: string, delivery: Delivery): Promise<void> => {
    for (let number = 1; ; number += 1) {
      try {
        await handle(on, delivery)
        return
      } catch (reason) {
        if (reason instanceof StopError) throw reason
        if (number >= attempts) {
          await bury({ subject, delivery, reason })
          return
        }
        bus().log.warn({ err: reason, subject, attempt: number }, 'a delivery will be tried again')
        await delay(Math.min(firstPause * 2 ** (number - 1), longestPause), undefined, {
          signal: either,
        }).catch(() => {
          throw new RetryError('stopped before the delivery was handled')
        })
      }
    }
  }

  const onMessage = async (message: IncomingMessage): Promise<void> => {
    let delivery: Delivery | undefined
    try {
      delivery = readDelivery(message)
    } catch (reason) {
      if (!(reason instanceof ParkError)) throw reason
      await bury({ subject: message.subject, delivery: undefined, reason })
      return
    }
    if (delivery === undefined || isOlder(delivery)) return
    // Sent again because its acknowledgement got lost; what is replayed on purpose comes for the first time.
    if (message.attempt > 1 && known.has(delivery.id)) return
    await attempt(message.subject, delivery)
    known.add(delivery.id)
  }

  const done = reading.read(onMessage)
  const stop = async (): Promise<void> => {
    stopping.abort()
    await reading.stop()
    await done
  }
  const stopFromOutside = (): void => {
    stop().catch((err) => bus().log.warn({ err }, 'the subscription did not end well'))
  }
  if (signal?.aborted === true) stopFromOutside()
  else signal?.addEventListener('abort', stopFromOutside, { once: true })
  return { pictures: asked, done, stop }
}
