import { startPostgres, temporaryFolder } from '@gezinsbeeld/test-kit'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql as declare } from '../declaration'
import type { KnownKeys, Page, Source } from '../source'
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

test('a server without TLS, where TLS is asked for, is not only said to be away', async () => {
  const source = openSource(20_000, 'verify-full')
  const reading = source.pass(undefined)[Symbol.asyncIterator]().next()
  await expect(reading).rejects.toThrow(
    /has no TLS where bron\.sql\.tls asks for it \(verify-full; uit: without\)/,
  )
  await source.close()
})
