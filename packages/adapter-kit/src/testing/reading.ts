import type { KnownKeys, Page, Source } from '../sources/source'
import { rejectionIn } from '../sources/unreadable'

/**
 * Reads a source as the pipeline does: keeps its cursor as plain data and what it read, and gives what it had not read before: a key,
 * `! <reden>` for what is parked, `-<key>` for what is gone.
 */
export const reading = (source: () => Source) => {
  let cursor: unknown
  const known = new Map<string, string>()
  /** Each `standPer` that was told. */
  const stands: string[] = []
  const take = async (pages: AsyncIterable<Page>, most = Number.POSITIVE_INFINITY): Promise<string[]> => {
    const news: string[] = []
    let left = most
    for await (const page of pages) {
      cursor = JSON.parse(JSON.stringify(page.cursor ?? null)) ?? undefined
      if (page.standPer !== undefined) stands.push(page.standPer)
      for (const { key, raw } of page.records) {
        const text = JSON.stringify(raw)
        const rejection = rejectionIn(raw)
        if (known.get(key) !== text) news.push(rejection === undefined ? key : `! ${rejection.reden}`)
        known.set(key, text)
      }
      for (const { key } of page.deleted) if (known.delete(key)) news.push(`-${key}`)
      left -= 1
      if (left === 0) break
    }
    return news
  }
  const keys: KnownKeys = {
    has: (key) => known.has(key),
    inOrder: () => [...known.keys()].sort(),
    parked: () => [],
  }
  return {
    known,
    stands,
    cursor: (): unknown => cursor,
    pass: () => take(source().pass(cursor)),
    /** Reads so many pages, and stops as a process does that is killed. */
    some: (pages: number) => take(source().pass(cursor), pages),
    reconcile: () => take(source().reconcile(cursor, keys)),
  }
}
