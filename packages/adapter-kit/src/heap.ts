import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Node lets garbage pile up to some hundred megabytes before it looks for any that has grown old, however little is in use. An
 * adapter shares its machine with the system it reads, and is long-lived: so it has its garbage collected sooner.
 */
const enoughBytes = 48_000_000

/** Bytes of what survived being young. */
const grownOld = (): number =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space')?.space_used_size ?? 0

/** Collects garbage when there is enough to make it worth its forty milliseconds. Called between batches. */
export const heapKeeper = (): (() => void) => {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  let after = enoughBytes
  return () => {
    if (typeof collect !== 'function' || grownOld() < after) return
    collect()
    // What is left is in use: to collect again before it has grown by half would be in vain.
    after = Math.max(enoughBytes, grownOld() * 1.5)
  }
}
