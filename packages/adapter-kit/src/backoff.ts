import { setTimeout as wait } from 'node:timers/promises'
import { BusyError, RetryError } from './failures'

export interface Backoff {
  /** Milliseconds before the second try; each further wait is twice as long. */
  readonly firstMs: number
  readonly longestMs: number
}

export const usualBackoff: Backoff = { firstMs: 100, longestMs: 10_000 }

/** Half of each wait is chance, so that adapters that lost the same server do not all come back at once. */
export const delayOf = ({ firstMs, longestMs }: Backoff, failures: number, error: unknown): number => {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30))
  const chosen = whole / 2 + (Math.random() * whole) / 2
  return error instanceof BusyError ? Math.max(chosen, error.afterMs) : chosen
}

/** Waits; ends early, without a failure, when `signal` aborts. */
export const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  try {
    await wait(ms, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

/** Does `work` until it succeeds: again after a RetryError, while `signal` has not aborted. Everything else is thrown. */
export const untilDone = async <T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  onRetry: (error: RetryError, failures: number) => void,
  backoff: Backoff = usualBackoff,
): Promise<T> => {
  for (let failures = 1; ; failures++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof RetryError)) throw error
      signal.throwIfAborted()
      onRetry(error, failures)
      await pause(delayOf(backoff, failures, error), signal)
      signal.throwIfAborted()
    }
  }
}
