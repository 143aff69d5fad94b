import { fault } from './parse/found'
import type { KnownKeys, Page, Source } from './source'
import { unreadable } from './unreadable'

/** So few may always be gone. */
const few = 10
const keysAtOnce = 500

/** Under which it is parked that a comparison was not believed. */
const comparison = 'vergelijking'

/**
 * A source of which a comparison of keys withdraws nothing when suspiciously much seems to be gone: a view that is being filled anew, or an
 * index that is being rebuilt, is empty for a while. It is parked and said, and the next comparison looks again. What a source says itself
 * to be deleted is believed.
 *
 * @param mostGone share of the known records that one comparison may withdraw.
 * @param setting its name, for who is to raise it.
 */
export const cautious = (source: Source, mostGone: number, setting: string): Source => ({
  ...source,
  async *reconcile(cursor, known: KnownKeys) {
    const gone: Page['deleted'][number][] = []
    const given: KnownKeys = {
      ...known,
      *parked() {
        for (const key of known.parked()) if (key !== comparison) yield key
      },
    }
    for await (const page of source.reconcile(cursor, given)) {
      const { deleted, ...rest } = page
      const isKnown = ({ key }: Page['deleted'][number]): boolean => known.has(key)
      gone.push(...deleted.filter(isKnown))
      yield { ...rest, deleted: deleted.filter((each) => !isKnown(each)) }
    }
    let all = 0
    if (gone.length > few) for (const _ of known.inOrder()) all += 1
    if (gone.length > few && gone.length > all * mostGone) {
      const uitleg = `${gone.length} of ${all} records seem to be gone: if that is right, raise ${setting}`
      const raw = unreadable(fault('te-veel-verdwenen', '', uitleg), {})
      yield { records: [{ key: comparison, raw, at: new Date().toISOString() }], deleted: [], cursor }
      return
    }
    if (known.has(comparison)) gone.push({ key: comparison, at: undefined })
    for (let from = 0; from < gone.length; from += keysAtOnce)
      yield { records: [], deleted: gone.slice(from, from + keysAtOnce), cursor }
  },
})
