import type { RetryError } from './failures'

/** What somebody asked a running feed to do, beside reading what changes. */
export type Order =
  | { readonly soort: 'inhalen' }
  | { readonly soort: 'vergelijk' }
  | { readonly soort: 'opnieuw'; readonly keys: readonly string[] }

export type GivenOrder = Order & { readonly done: () => void }

export interface FeedOrders {
  /** Resolves when it was carried out; rejects when the feed stops before that. */
  give(order: Order): Promise<void>
  /** The next one, for the feed's own loop. */
  next(): GivenOrder | undefined
  /** Everything has been read once more. */
  caughtUp(): void
  stop(reason: Error): void
}

interface Waiting {
  readonly order: Order
  readonly resolve: () => void
  readonly reject: (reason: RetryError | Error) => void
}

export const feedOrders = (): FeedOrders => {
  const queue: Waiting[] = []
  const catchingUp: Waiting[] = []
  let stopped: Error | undefined
  return {
    give: (order) =>
      new Promise((resolve, reject) => {
        if (stopped === undefined) queue.push({ order, resolve, reject })
        else reject(stopped)
      }),
    next: () => {
      const waiting = queue.shift()
      if (waiting === undefined) return undefined
      if (waiting.order.soort === 'inhalen') catchingUp.push(waiting)
      return { ...waiting.order, done: waiting.resolve }
    },
    caughtUp: () => {
      for (const { resolve } of catchingUp.splice(0)) resolve()
    },
    stop: (reason) => {
      stopped = reason
      for (const { reject } of [...queue.splice(0), ...catchingUp.splice(0)]) reject(reason)
    },
  }
}
