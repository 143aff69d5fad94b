import { untilDone } from '../backoff'
import type { RetryError } from '../failures'

/** Something to be said about an object. */
interface About {
  readonly object: string
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

/**
 * One way out for all feeds. Batches go out side by side, except where two speak of the same object: the later one waits, so
 * that versions of one object never overtake each other, also when the first one has to be sent again.
 */
export const outbox = <Event extends About>(
  sink: EventSink<Event>,
  signal: AbortSignal,
  onRetry: (error: RetryError) => void,
): Outbox<Event> => {
  const busy = new Set<string>()
  const underWay = new Set<Promise<void>>()
  let admission: Promise<void> = Promise.resolve()
  let waiting = 0
  let trouble: RetryError | undefined

  const publish = async (events: readonly Event[]): Promise<void> => {
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
    } finally {
      for (const { object } of events) busy.delete(object)
    }
  }

  const admitted = async (events: readonly Event[]): Promise<{ readonly done: Promise<void> }> => {
    while (events.some(({ object }) => busy.has(object))) await Promise.allSettled(underWay)
    for (const { object } of events) busy.add(object)
    const done = publish(events)
    underWay.add(done)
    void done.finally(() => underWay.delete(done)).catch(() => undefined)
    return { done }
  }

  return {
    send: async (events) => {
      if (events.length === 0) return
      waiting += events.length
      try {
        const turn = admission.then(() => admitted(events))
        admission = turn.then(() => undefined)
        await (await turn).done
      } finally {
        waiting -= events.length
      }
    },
    waiting: () => waiting,
    trouble: () => trouble,
  }
}
