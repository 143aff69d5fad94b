import { startPostgres, temporaryFolder } from '@gezinsbeeld/test-kit'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { RetryError } from '../../failures'
import { sql as declare } from '../declaration'
import type { KnownKeys, Page, Source } from '../source'
import { rejectionIn } from '../unreadable'
import { postgresDriver } from './postgres-driver'
import { sqlSource } from './sql-source'

let server: Awaited<ReturnType<typeof startPostgres>>
let url: string
let db: postgres.Sql

const openSource = (queryTimeoutMs = 20_000, tls: 'verify-full' | false = false): Source =>
  sqlSource(
    declare({ view: 'bron.mens', sleutel: 'id', gewijzigdOp: 'op', kolommen: ['naam'] }),
    postgresDriver({ url, name: 'proef', connections: 1, queryTimeoutMs, prepare: true, tls }),
    { pageSize: 3, overlapMs: 0, longestTransactionMs: 3_600_000 },
  )

beforeAll(async () => {
  server = await startPostgres({ folder: temporaryFolder('postgres') })
  url = await server.database('dossier')
  db = postgres(url, { max: 1, onnotice: () => undefined })
})
afterAll(async () => {
  await db.end()
  await server.stop()
})
beforeEach(async () => {
  await db.unsafe('drop schema if exists bron cascade; create schema bron')
})

/** Key and moment of everything that a first pass gives. */
const everything = async (queryTimeoutMs?: number): Promise<string[]> => {
  const source = openSource(queryTimeoutMs)
  try {
    const found: string[] = []
    for await (const page of source.pass(undefined))
      found.push(...page.records.map(({ key, at }) => `${key} ${at}`))
    return found
  } finally {
    await source.close()
  }
}

/** The keys that a comparison gives, and what it withdraws. */
const compared = async (parked: readonly string[] = []): Promise<string[]> => {
  const source = openSource()
  const known: KnownKeys = { has: () => false, inOrder: () => [], parked: () => parked }
  try {
    const pages: Page[] = []
    for await (const page of source.reconcile(undefined, known)) pages.push(page)
    return pages.flatMap(({ records, deleted }) => [
      ...records.map(({ key }) => key),
      ...deleted.map(({ key }) => `-${key}`),
    ])
  } finally {
    await source.close()
  }
}

const rows = (from: number, to: number, key: string, op: string): string =>
  `create view bron.mens as select ${key} as id, 'x' as naam, ${op} as op from generate_series(${from}, ${to}) n`

test('rows that do not say when they changed are read, however many, each with a moment', async () => {
  await db.unsafe(rows(1, 9, 'n', `case when n > 2 then null else '2026-01-01'::timestamptz end`))
  const found = await everything()
  expect(found.map((each) => each.split(' ')[0]).slice(0, 9)).toEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    '9',
  ])
  for (const each of found) expect(each).toMatch(/^\d 20\d{2}-\d{2}-\d{2}T[\d:.]+Z$/)
  await db.unsafe('drop view bron.mens')
  await db.unsafe(rows(1, 7, 'n', 'null::timestamptz'))
  expect(await everything()).toHaveLength(7)
})

test.each([
  ['timestamp', `'2026-07-01 09:00'::timestamp`, '2026-07-01T07:00:00.000Z'],
  ['date', `'2026-07-01'::date`, '2026-06-30T22:00:00.000Z'],
  ['timestamptz', `'2026-07-01 09:00+02'::timestamptz`, '2026-07-01T07:00:00Z'],
])('a changed on that is a %s is a moment, in Dutch time where it has no zone', async (_, op, at) => {
  await db.unsafe(rows(1, 4, 'n', op))
  expect(await everything()).toEqual(['1', '2', '3', '4'].map((key) => `${key} ${at}`))
})

test('a row without a key is parked and stops nothing, until it has one', async () => {
  await db.unsafe(rows(1, 8, 'nullif(n, 3)', `'2026-01-01'::timestamptz`))
  const found = (await everything()).map((each) => each.split(' ')[0])
  expect(found).toEqual(['1', '2', '4', '5', '6', '7', '8', expect.stringMatching(/^zonder-sleutel:/)])
  expect((await compared()).filter((key) => !key.startsWith('zonder'))).toEqual(found.slice(0, 7))
  const parked = found[7] ?? ''
  expect(await compared([parked])).not.toContain(`-${parked}`)
  await db.unsafe('drop view bron.mens')
  await db.unsafe(rows(1, 8, 'n', `'2026-01-01'::timestamptz`))
  expect(await compared([parked])).toContain(`-${parked}`)
})

test('a view that fails on a value, or is slow, is not said to be away', async () => {
  await db.unsafe(rows(1, 5, 'n', `'2026-01-01'::timestamptz`).replace(`'x'`, '(1 / (n - 3))::text'))
  await expect(everything()).rejects.toThrow(/cannot work out a row of this view.*\(22012\)/)
  await db.unsafe('drop view bron.mens')
  await db.unsafe(rows(1, 2, 'n', `'2026-01-01'::timestamptz`).replace(`'x'`, `pg_sleep(5)::text`))
  await expect(everything(200)).rejects.toThrow(/too long.*index.*\(57014\)/)
})

/** Each record of these pages: its key, and its name or why it is parked. */
const told = async (pages: AsyncIterable<Page>): Promise<{ said: string[]; cursor: unknown }> => {
  const said: string[] = []
  let cursor: unknown
  for await (const page of pages) {
    cursor = JSON.parse(JSON.stringify(page.cursor))
    for (const { key, raw } of page.records) {
      const naam = typeof raw === 'object' && raw !== null && 'naam' in raw ? String(raw.naam) : ''
      said.push(`${key} ${rejectionIn(raw)?.reden ?? naam}`)
    }
  }
  return { said, cursor }
}
const knowing = (keys: readonly string[], parked: readonly string[] = []): KnownKeys => ({
  has: (key) => keys.includes(key) || parked.includes(key),
  inOrder: () => keys.toSorted(),
  parked: () => parked,
})

test('a view, a column or a right that is gone for a moment while the supplier upgrades is asked for again, and nothing is lost', async () => {
  const view = (columns: string) => `create view bron.mens as select ${columns} from bron.tabel`
  await db.unsafe(`create table bron.tabel (id bigint, naam text, op timestamptz);
    insert into bron.tabel values (1, 'Een', '2026-01-01')`)
  await db.unsafe(view('id, naam, op'))
  const source = openSource()
  try {
    const first = await told(source.pass(undefined))
    expect(first.said).toEqual(['1 Een'])
    await db.unsafe('drop view bron.mens')
    await db.unsafe(`insert into bron.tabel values (2, 'Twee', clock_timestamp())`)
    const trouble = told(source.pass(first.cursor))
    await expect(trouble).rejects.toBeInstanceOf(RetryError)
    await expect(trouble).rejects.toThrow(/42P01.*bron\.mens/)
    await db.unsafe(view('id, op'))
    await expect(told(source.pass(first.cursor))).rejects.toThrow(/42703.*naam/)
    await db.unsafe('drop view bron.mens')
    // With its columns in another order, and of other types.
    await db.unsafe(view('op, naam::varchar(9), id::int'))
    expect((await told(source.pass(first.cursor))).said).toEqual(['2 Twee'])
  } finally {
    await source.close()
  }
})

test('an optional column that goes away is not missed any more', async () => {
  await db.unsafe('create table bron.mens (id bigint, naam text, op timestamptz default now(), extra text)')
  const declared = declare({
    ...{ view: 'bron.mens', sleutel: 'id', gewijzigdOp: 'op', kolommen: ['naam'], facultatief: ['extra'] },
  })
  const source = sqlSource(
    declared,
    postgresDriver({
      ...{ url, name: 'proef', connections: 1, queryTimeoutMs: 20_000, prepare: true, tls: false },
    }),
    { pageSize: 3, overlapMs: 0, longestTransactionMs: 3_600_000 },
  )
  try {
    const { cursor } = await told(source.pass(undefined))
    await db.unsafe(`alter table bron.mens drop column extra; insert into bron.mens values (1, 'Een')`)
    await expect(told(source.pass(cursor))).rejects.toThrow(/42703/)
    expect((await told(source.pass(cursor))).said).toEqual(['1 Een'])
  } finally {
    await source.close()
  }
})

test('rows that share a key and differ are parked until one is left; those that say the same are one record', async () => {
  await db.unsafe(`create table bron.mens (id bigint, naam text, op timestamptz default '2026-01-01')`)
  await db.unsafe(
    `insert into bron.mens values (1, 'Een'), (2, 'Anna'), (2, 'Bea'), (3, 'Drie'), (3, 'Drie')`,
  )
  const source = openSource()
  try {
    const twice = '2 dubbele-sleutel'
    const { said, cursor } = await told(source.pass(undefined))
    expect(said.toSorted()).toEqual(['1 Een', twice, twice, '3 Drie', '3 Drie'])
    expect((await told(source.reconcile(cursor, knowing(['1', '3'], ['2'])))).said).toEqual([twice])
    // It appears where there was one.
    await db.unsafe(`insert into bron.mens values (1, 'Ander')`)
    const found = await told(source.reconcile(cursor, knowing(['1', '3'], ['2'])))
    expect(found.said.toSorted()).toEqual(['1 dubbele-sleutel', twice])
    await db.unsafe(`delete from bron.mens where naam in ('Bea', 'Ander')`)
    const mended = await told(source.reconcile(cursor, knowing(['3'], ['1', '2'])))
    expect(mended.said.toSorted()).toEqual(['1 Een', '2 Anna'])
    const [, , finding] = (await source.probe?.()) ?? []
    expect(finding).toBeUndefined()
    await db.unsafe(`insert into bron.mens values (1, 'Ander')`)
    expect(await source.probe?.()).toContainEqual(
      expect.objectContaining({ oordeel: 'fout', uitleg: expect.stringContaining('1 waarden van id') }),
    )
  } finally {
    await source.close()
  }
})

test('a column that identifies no row is said to, and nothing is read', async () => {
  await db.unsafe(`create view bron.mens as select n % 1500 as id, n::text as naam, now() as op
    from generate_series(1, 3000) n`)
  await expect(everything()).rejects.toThrow(/bron\.mens: id does not identify a row/)
})

test('a server without TLS, where TLS is asked for, is not only said to be away', async () => {
  const source = openSource(20_000, 'verify-full')
  const reading = source.pass(undefined)[Symbol.asyncIterator]().next()
  await expect(reading).rejects.toThrow(
    /has no TLS where bron\.sql\.tls asks for it \(verify-full; uit: without\)/,
  )
  await source.close()
})
