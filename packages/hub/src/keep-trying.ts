import { setTimeout as pause } from 'node:timers/promises'
import { type Log, StopError } from '@gezinsbeeld/bus'

/**
 * Does it until it is done: what must be taken out is not forgotten over a server that is away. Ends early with the signal; throws a
 * StopError.
 */
export const keepTrying = async (
  work: () => Promise<void>,
  { log, what, signal }: { readonly log: Log; readonly what: string; readonly signal: AbortSignal },
): Promise<void> => {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      await work()
      return
    } catch (err) {
      if (signal.aborted) return
      if (err instanceof StopError) throw err
      log.warn({ err }, `${what} yet`)
      await pause(Math.min(200 * 2 ** attempt, 10_000), undefined, { signal }).catch(() => undefined)
    }
  }
}
