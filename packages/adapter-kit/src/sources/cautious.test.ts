import { expect, test } from 'vitest'
import { cautious } from './cautious'
import type { KnownKeys, Page, Source } from './source'
import { rejectionIn } from './unreadable'

const names = (count: number): string[] => Array.from({ length: count }, (_, n) => String(n).padStart(3, '0'))

/** A source of which a comparison says that these are gone. */
const missing = (keys: readonly string[]): Source => ({
  async *pass() {
    yield* []
  },
  async *reconcile(cursor, known) {
    expect([...known.parked()]).not.toContain('vergelijking')
    yield { records: [], deleted: keys.map((key) => ({ key, at: undefined })), cursor }
  },
  close: async () => undefined,
})

const compared = async (
  known: readonly string[],
  gone: readonly string[],
  parked: readonly string[] = [],
) => {
  const keys: KnownKeys = {
    has: (key) => known.includes(key) || parked.includes(key),
    inOrder: () => known,
    parked: () => parked,
  }
  const pages: Page[] = []
  for await (const page of cautious(missing(gone), 0.3, 'bron.sql.hoogstensWeg').reconcile('c', keys))
    pages.push(page)
  return {
    deleted: pages.flatMap(({ deleted }) => deleted.map(({ key }) => key)),
    parked: pages.flatMap(({ records }) => records.map(({ raw }) => rejectionIn(raw)?.uitleg)),
  }
}

test('a view that is empty for a moment withdraws nothing, and that is parked', async () => {
  expect(await compared(names(40), names(40))).toEqual({
    deleted: [],
    parked: ['40 of 40 records seem to be gone: if that is right, raise bron.sql.hoogstensWeg'],
  })
})

test('what may well be gone is withdrawn, and what was parked before is settled by that', async () => {
  expect(await compared(names(40), names(12), ['vergelijking'])).toEqual({
    deleted: [...names(12), 'vergelijking'],
    parked: [],
  })
  expect((await compared(names(10), names(10))).deleted).toEqual(names(10))
})

test('only what is known counts: a record that was parked without a key goes whatever happens', async () => {
  const { deleted } = await compared(names(40), [...names(40), 'zonder-sleutel:x'])
  expect(deleted).toEqual(['zonder-sleutel:x'])
})
