import type { Json } from '../build/json'
import type { Verdict } from './question'

/**
 * One difference between two contracts. At most one of the two verdicts is `breaking`: what narrows and widens at once is two
 * differences, each with its own witness.
 */
export interface Difference {
  /** Slug of what changed; waivers name it. */
  readonly rule: string
  /** Words for a reader; never a value of a payload. */
  readonly detail: string
  /** Where it is written: a JSON Pointer, after its file and a `#` when there are several. */
  readonly path: string
  readonly backward: Verdict
  readonly forward: Verdict
  /** What one side accepts and the other refuses; there exactly when a verdict is breaking. */
  readonly witness?: Json
}

const rank: Readonly<Record<Verdict, number>> = { compatible: 0, undecided: 1, breaking: 2 }

/** Breaking outweighs undecided, which outweighs compatible. */
export const worst = (verdicts: Iterable<Verdict>): Verdict => {
  let found: Verdict = 'compatible'
  for (const verdict of verdicts) if (rank[verdict] > rank[found]) found = verdict
  return found
}
