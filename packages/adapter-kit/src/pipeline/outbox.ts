import { untilDone } from '../backoff'
import type { RetryError } from '../failures'

/** Something to be said about an object. */
interface About {
  readonly object: string
  /** `subject`: whom it is about, the object itself when that is nobody. */
  readonly entry: { readonly subject: string }
}

/** Where events go: the bus. */
export interface EventSink<Event extends About> {
  /**
   * Publishes in this order, pipelined; resolves when the server has acknowledged every one. An event that arrives twice
   * counts once there, by its id.
   * @throws RetryError while the bus is away; StopError when it refuses.
   */
  publish(events: readonly Event[]): Promise<void>
}

export interface Outbox<Event extends About> {
  /** Resolves when all are acknowledged, however long the bus is away. @throws StopError, or the abort. */
  send(events: readonly Event[]): Promise<void>
  /** Events that were sent and are not acknowledged. */
  readonly waiting: () => number
  /** Why the last try failed; undefined while the bus is there. */
  readonly trouble: () => RetryError | undefined
}

/** A batch of which not all has arrived. */
interface Batch {
  left: number
  readonly arrived: () => void
  readonly failed: (reason: unknown) => void
}

/**
 * One way out for all feeds, in lanes: one for each object and one for each person. What is said of one object or one person goes out
 * in the order in which it was stored, the next when the one before has arrived, also when that has to be sent again. Everything
 * else goes side by side, past whatever waits. Within a batch, events of one lane go out one behind the other without waiting.
 */
export const outbox = <Event extends About>(
  sink: EventSink<Event>,
  signal: AbortSignal,
  onRetry: (error: RetryError) => void,
): Outbox<Event> => {
  /** Lanes in which something is under way. */
  const busy = new Set<string>()
  let queue: { readonly event: Event; readonly batch: Batch }[] = []
  let waiting = 0
  let trouble: RetryError | undefined

  const publish = async (events: readonly Event[], batch: Batch): Promise<void> => {
    try {
      await untilDone(
        () => sink.publish(events),
        signal,
        (error) => {
          trouble = error
          onRetry(error)
        },
      )
      trouble = undefined
      batch.left -= events.length
      if (batch.left === 0) batch.arrived()
    } catch (error) {
      queue = queue.filter((each) => each.batch !== batch)
      batch.failed(error)
    } finally {
      for (const { object, entry } of events) {
        busy.delete(object)
        busy.delete(entry.subject)
      }
      dispatch()
    }
  }

  /** Sends whatever need not wait for anything before it. */
  const dispatch = (): void => {
    if (queue.length === 0) return
    /** Lanes that are taken by the batches that go now, or by what waits before. */
    const taken = new Map<string, Batch | undefined>()
    const going = new Map<Batch, Event[]>()
    const isOpen = (lane: string, batch: Batch): boolean =>
      !busy.has(lane) && (!taken.has(lane) || taken.get(lane) === batch)
    queue = queue.filter(({ event, batch }) => {
      const { object, entry } = event
      const goes = isOpen(object, batch) && isOpen(entry.subject, batch)
      taken.set(object, goes ? batch : undefined)
      taken.set(entry.subject, goes ? batch : undefined)
      if (!goes) return true
      const events = going.get(batch)
      if (events === undefined) going.set(batch, [event])
      else events.push(event)
      return false
    })
    for (const events of going.values())
      for (const { object, entry } of events) busy.add(object).add(entry.subject)
    for (const [batch, events] of going) void publish(events, batch)
  }

  return {
    send: async (events) => {
      if (events.length === 0) return
      waiting += events.length
      try {
        await new Promise<void>((resolve, reject) => {
          const batch: Batch = { left: events.length, arrived: resolve, failed: reject }
          for (const event of events) queue.push({ event, batch })
          dispatch()
        })
      } finally {
        waiting -= events.length
      }
    },
    waiting: () => waiting,
    trouble: () => trouble,
  }
}
