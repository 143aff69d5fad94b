import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { bench, describe } from 'vitest'
import { defineFeed } from '../define'
import { pipeline } from '../pipeline/pipeline'
import { translatePage } from '../pipeline/translate-page'
import { sql } from '../sources/declaration'
import type { SourceRecord } from '../sources/source'
import { remembering, temporaryFolder, workshop } from '../testing/harness'
import { contentHash } from './content'
import { openLedger } from './open-ledger'

/** As many records as a page of a database has, and as many columns as a person. */
const inPage = 250
const pages = 200
const columns = Array.from({ length: 17 }, (_, index) => `kolom_${index}`)

const recordOf = (number: number): SourceRecord => ({
  key: String(number),
  raw: Object.fromEntries(columns.map((name) => [name, `${name} van ${number}`])),
  at: '2026-03-01T09:00:00Z',
})

const feed = defineFeed({
  naam: 'persoon',
  source: sql({ view: 'bron.persoon', sleutel: 'id', gewijzigdOp: 'op', kolommen: columns }),
  record: t.UnknownRecord,
  translate: () => right([]),
})

const pageOf = (page: number): readonly SourceRecord[] =>
  Array.from({ length: inPage }, (_, index) => recordOf(page * inPage + index))

const shop = workshop({ sink: remembering() })
const known = Array.from({ length: pages }, (_, page) => pageOf(page))
const line = pipeline(shop.of(feed))
for (const [page, records] of known.entries()) await line.accept({ records, deleted: [], cursor: page })
await line.drain()
let next = 0

describe(`${inPage} records that are as they were, of ${pages * inPage} in the ledger`, () => {
  bench('are skipped', async () => {
    const changed = await translatePage(shop.of(feed), known[next++ % pages] ?? [], new Map())
    if (changed.length > 0) throw new Error('expected nothing to do')
  })
})

const million = 1_000_000
const owner = { organisatie: 'gi-noord', adapter: 'proef', sleutel: 'a' }
const moment = { at: '2026-03-01T09:00:00Z', versie: '1' }
const content = JSON.stringify(recordOf(0).raw)
const states = [
  {
    object: 'persoon.aaaaaaaaaaaaaaaaaaaaaa',
    naam: 'persoon.vastgelegd' as const,
    content,
    hash: contentHash('persoon.vastgelegd', content),
    subject: 'gi-noord:aaaaaaaaaaaaaaaaaaaaaa',
  },
]

const [writing, killed] = [temporaryFolder(), temporaryFolder()]
const ledger = openLedger(writing, owner)
for (let from = 0; from < million; from += 50_000)
  await ledger.commit(() => {
    for (let key = from; key < from + 50_000; key += 1)
      ledger.records('persoon').put(String(key), { ...moment, hash: 'x'.repeat(22), states })
  })
// As a process that was killed leaves it: open, and said to be in use.
copyFileSync(join(writing, 'data.mdb'), join(killed, 'data.mdb'))
await ledger.close()

describe('a ledger of a million records, after a kill', () => {
  bench(
    'is opened again and read from',
    async () => {
      const again = openLedger(killed, owner)
      if (again.records('persoon').hash('999999') === undefined) throw new Error('expected a record')
      await again.close()
    },
    { iterations: 5, time: 0, warmupIterations: 0, warmupTime: 0, throws: true },
  )
})
