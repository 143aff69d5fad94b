import { delayOf, pause, usualBackoff } from './backoff'
import { RetryError, StopError } from './failures'
import { publishPending } from './pipeline/pending'
import type { FeedShared } from './pipeline/shared'
import { type Reading, readFeed } from './read-feed'

/** How a feed is doing; for `/gereed` and the log. */
export interface FeedWatcher {
  /** The source was read, or could not be; then why. */
  readonly went: (trouble: unknown) => void
  /** It has stopped for good. */
  readonly stopped: (reason: StopError) => void
}

/**
 * A feed's life: read, and after a failure read again from what the ledger has. Resolves when `signal` aborts or the feed has
 * stopped; the other feeds go on.
 */
export const runFeed = async (
  reading: Omit<Reading, 'onRead' | 'shared'>,
  /** Made anew each time: what a feed reads under can have changed. */
  assembled: () => FeedShared,
  watcher: FeedWatcher,
  signal: AbortSignal,
): Promise<void> => {
  const { orders } = reading
  let failures = 0
  const onRead = (): void => {
    failures = 0
    watcher.went(undefined)
  }
  while (!signal.aborted) {
    try {
      const shared = assembled()
      if (failures > 0) await publishPending(shared)
      await readFeed({ ...reading, shared, onRead }, signal)
    } catch (error) {
      if (signal.aborted) break
      if (error instanceof StopError) {
        orders.stop(error)
        return watcher.stopped(error)
      }
      failures += 1
      watcher.went(error)
      await pause(delayOf(usualBackoff, failures, error), signal)
    }
  }
  orders.stop(new RetryError('the adapter stops'))
}
