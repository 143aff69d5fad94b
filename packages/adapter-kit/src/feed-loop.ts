import { delayOf, pause, usualBackoff } from './backoff'
import { StopError } from './failures'
import { publishPending } from './pipeline/pending'
import { pipeline } from './pipeline/pipeline'
import type { FeedShared } from './pipeline/shared'
import type { KnownKeys, Source } from './sources/source'

export interface Rhythm {
  /** Milliseconds from the start of one pass to the start of the next. */
  readonly intervalMs: number
  /** Milliseconds between two comparisons of all keys. */
  readonly reconcileMs: number
}

/** How a feed is doing; for `/gereed` and the log. */
export interface FeedWatcher {
  /** The source was read, or could not be; then why. */
  readonly went: (trouble: unknown) => void
  /** It has stopped for good. */
  readonly stopped: (reason: StopError) => void
}

const knownKeys = ({ ledger, quarantine, feed }: FeedShared): KnownKeys => {
  const records = ledger.records(feed.naam)
  return {
    has: (key) => records.has(key) || quarantine.has(feed.naam, key),
    inOrder: () => records.keys(),
    *parked() {
      const mine = { start: [feed.naam, ''], end: [feed.naam, '\u{10ffff}'] } satisfies Record<
        string,
        [string, string]
      >
      for (const [, key] of ledger.quarantine.getKeys(mine)) yield key
    },
  }
}

const storedCursor = ({ ledger, feed, mapping }: FeedShared): unknown => {
  const state = ledger.feeds.get(feed.naam)
  return state?.mapping === mapping ? state.cursor : undefined
}

/** Reads until `signal` aborts or something is thrown. */
const read = async (
  shared: FeedShared,
  source: Source,
  rhythm: Rhythm,
  watcher: FeedWatcher,
  signal: AbortSignal,
): Promise<void> => {
  const line = pipeline(shared)
  try {
    let cursor = storedCursor(shared)
    // What was removed while nobody was reading may show only when keys are compared. The ledger can have records without a
    // cursor: from a first pass that was broken off, or under another mapping.
    let reconciledMs = shared.ledger.records(shared.feed.naam).size() === 0 ? Date.now() : 0
    while (!signal.aborted) {
      const startedMs = Date.now()
      for await (const page of source.pass(cursor)) {
        await line.accept(page)
        cursor = page.cursor
        if (signal.aborted) return
      }
      watcher.went(undefined)
      if (source.dueToReconcile?.() === true || startedMs - reconciledMs >= rhythm.reconcileMs) {
        await line.drain()
        for await (const page of source.reconcile(cursor, knownKeys(shared))) await line.accept(page)
        reconciledMs = startedMs
      }
      await pause(Math.max(0, startedMs + rhythm.intervalMs - Date.now()), signal)
    }
  } finally {
    await line.drain()
  }
}

/**
 * A feed's life: read, and after a failure read again from what the ledger has. Resolves when `signal` aborts or the feed has
 * stopped; the other feeds go on.
 */
export const runFeed = async (
  shared: FeedShared,
  source: Source,
  rhythm: Rhythm,
  watcher: FeedWatcher,
  signal: AbortSignal,
): Promise<void> => {
  for (let failures = 0; !signal.aborted; ) {
    try {
      if (failures > 0) await publishPending(shared)
      await read(
        shared,
        source,
        rhythm,
        {
          ...watcher,
          went: (trouble) => {
            failures = 0
            watcher.went(trouble)
          },
        },
        signal,
      )
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof StopError) return watcher.stopped(error)
      failures += 1
      watcher.went(error)
      await pause(delayOf(usualBackoff, failures, error), signal)
    }
  }
}
