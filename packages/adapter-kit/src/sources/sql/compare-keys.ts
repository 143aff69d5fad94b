import type { KnownKeys } from '../source'

/** Keys to look at again: in the ledger and not in the source, or the other way round. */
export interface Difference {
  readonly gone: readonly string[]
  readonly missed: readonly string[]
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

/**
 * Merges the source's keys with the ledger's, both in the order of their bytes, holding no more than a chunk in memory. What it
 * gives is only a reason to look again: the two were not read at the same moment.
 */
export async function* compareKeys(
  source: AsyncIterable<readonly string[]>,
  known: KnownKeys,
  atOnce: number,
): AsyncIterable<Difference> {
  const ledger = known.inOrder()[Symbol.iterator]()
  let mine = ledger.next()
  let gone: string[] = []
  let missed: string[] = []

  const full = (): boolean => gone.length >= atOnce || missed.length >= atOnce
  const take = (): Difference => {
    const difference = { gone, missed }
    gone = []
    missed = []
    return difference
  }

  for await (const chunk of source) {
    for (const key of chunk) {
      while (!mine.done && byBytes(mine.value, key) < 0) {
        gone.push(mine.value)
        mine = ledger.next()
        if (full()) yield take()
      }
      if (!mine.done && mine.value === key) mine = ledger.next()
      else if (!known.has(key)) missed.push(key)
      if (full()) yield take()
    }
  }
  for (; !mine.done; mine = ledger.next()) {
    gone.push(mine.value)
    if (full()) yield take()
  }
  if (gone.length > 0 || missed.length > 0) yield take()
}
