import { setTimeout as pause } from 'node:timers/promises'

/**
 * Waits until the condition gives something other than undefined or false, and gives that. The limit only ends a wait
 * that would never end; an error of the condition ends it at once.
 */
export const waitFor = async <T>(
  condition: () => T | Promise<T>,
  what = 'the condition',
  limit = 60_000,
): Promise<Exclude<T, undefined | false>> => {
  for (const deadline = Date.now() + limit; ; await pause(10)) {
    const outcome = await condition()
    if (holds(outcome)) return outcome
    if (Date.now() > deadline) throw new Error(`${what} did not come within ${limit / 1000} s`)
  }
}

const holds = <T>(outcome: T): outcome is Exclude<T, undefined | false> =>
  outcome !== undefined && outcome !== false
