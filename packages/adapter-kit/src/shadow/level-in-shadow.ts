import { StopError } from '../failures'
import type { Level } from '../hub/keep-level'

/** The hub has nothing of a shadow: there is nothing to compare. */
export const levelInShadow: Level = {
  compare: async () => {
    throw new StopError('an adapter in the shadow publishes nothing: the hub has nothing to compare it with')
  },
  keep: async () => undefined,
}
