import type { Random } from '../random'

/** What one story is told with. */
export interface StoryContext {
  readonly random: Random
  /** Today, `2025-11-22`: the region knows no clock. */
  readonly vandaag: string
  /** Whether records are as untidy as real ones; tests switch it off to see the plain case. */
  readonly ruis: boolean
  readonly ids: Ids
  /** A test BSN that nobody has yet; undefined when this story has none, because the supply is spread. */
  bsn(): string | undefined
}

/** Local keys: each system counts on over all stories. */
export interface Ids {
  next(series: string): number
}

export const countingIds = (): Ids => {
  const last = new Map<string, number>()
  return {
    next(series) {
      const id = (last.get(series) ?? 1000) + 1
      last.set(series, id)
      return id
    },
  }
}
