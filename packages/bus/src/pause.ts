import { setTimeout as delay } from 'node:timers/promises'

/** Waits `milliseconds`, or until `signal` aborts; which of the two, the caller sees at the signal. */
export const pause = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  await delay(milliseconds, undefined, { signal }).catch((thrown) => {
    if (!signal.aborted) throw thrown
  })
}

/** How long to wait before the next attempt, in milliseconds: doubling, up to five seconds. */
export const backOff = (attempt: number): number => Math.min(100 * 2 ** attempt, 5_000)
