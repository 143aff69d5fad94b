import { startPostgres, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { RetryError, StopError } from '../../failures'
import { sql as declare } from '../declaration'
import type { KnownKeys, Page, Source } from '../source'
import { postgresDriver } from './postgres-driver'
import { sqlSource } from './sql-source'

const folder = temporaryFolder('postgres')
let server: Awaited<ReturnType<typeof startPostgres>>
let url: string
let db: postgres.Sql
let source: Source

const connect = () => postgres(url, { max: 1, onnotice: () => undefined })
const openSource = (
  more: { view?: string; url?: string; pageSize?: number; facultatief?: readonly string[] } = {},
): Source =>
  sqlSource(
    declare({
      view: more.view ?? 'bron.zaak',
      sleutel: 'id',
      gewijzigdOp: 'gewijzigd op',
      kolommen: ['id', 'naam', 'bedrag', 'dag'],
      ...(more.facultatief === undefined ? {} : { facultatief: more.facultatief }),
      verwijderd: { view: 'bron.weg', sleutel: 'sleutel', gewijzigdOp: 'op', waar: { tabel: 'zaak' } },
    }),
    postgresDriver({
      url: more.url ?? url,
      name: 'proef',
      connections: 2,
      queryTimeoutMs: 20_000,
      prepare: true,
      tls: false,
    }),
    { pageSize: more.pageSize ?? 3, overlapMs: 0, longestTransactionMs: 3_600_000 },
  )

beforeAll(async () => {
  server = await startPostgres({ folder })
  url = await server.database('dossier')
  db = connect()
  source = openSource()
})
afterAll(async () => {
  await source.close()
  await db.end()
  await server.stop()
})

beforeEach(async () => {
  await db.unsafe(`
    drop schema if exists bron cascade; create schema bron;
    create table bron.zaak (id bigint primary key, naam text, bedrag numeric, dag date,
      "gewijzigd op" timestamptz not null default now());
    create index on bron.zaak ("gewijzigd op", id);
    create table bron.weg (tabel text, sleutel bigint, op timestamptz not null default now());`)
})

const insert = (sql: postgres.Sql, id: number, naam = `zaak ${id}`) =>
  sql`insert into bron.zaak (id, naam) values (${id}, ${naam})`

const pagesOf = async (pages: AsyncIterable<Page>): Promise<Page[]> => {
  const all: Page[] = []
  for await (const page of pages) all.push(page)
  return all
}

/** A reader that keeps what it read, as the ledger does, and gives what it had not read before. */
const reader = (of: () => Source = () => source) => {
  let cursor: unknown
  const known = new Map<string, string>()
  const take = (pages: readonly Page[]): string[] => {
    const news: string[] = []
    for (const page of pages) {
      // As through the ledger, which keeps it as plain data.
      cursor = JSON.parse(JSON.stringify(page.cursor))
      for (const { key, raw } of page.records) {
        const text = JSON.stringify(raw)
        if (known.get(key) !== text) news.push(key)
        known.set(key, text)
      }
      for (const { key } of page.deleted) if (known.delete(key)) news.push(`-${key}`)
    }
    return news
  }
  const keys: KnownKeys = {
    has: (key) => known.has(key),
    inOrder: () => [...known.keys()].sort(),
    parked: () => [],
  }
  return {
    pass: async () => take(await pagesOf(of().pass(cursor))),
    reconcile: async () => take(await pagesOf(of().reconcile(cursor, keys))),
    /** Reads so many pages, and stops as a process does that is killed. */
    some: async (count: number) => {
      const news: string[] = []
      for await (const page of of().pass(cursor)) {
        news.push(...take([page]))
        if (--count === 0) break
      }
      return news
    },
    cursor: () => cursor,
  }
}

test('a first pass reads everything in pages, also rows that all changed at the same moment', async () => {
  await db`insert into bron.zaak (id, naam) select n, 'zaak' from generate_series(1, 10) n`
  const read = reader()
  expect(await read.pass()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
  expect(await read.pass()).toEqual([])
})

test('values arrive as the database writes them: microseconds, big numbers, dates and nulls', async () => {
  await db`insert into bron.zaak values (9007199254740993, null, 12345678901234567890.10, '2009-05-17', '2026-03-01 09:00:00.123456+01')`
  const [page] = await pagesOf(source.pass(undefined))
  expect(page?.records).toEqual([
    {
      key: '9007199254740993',
      raw: { id: '9007199254740993', naam: null, bedrag: '12345678901234567890.10', dag: '2009-05-17' },
      at: '2026-03-01T08:00:00.123456Z',
    },
  ])
})

const sessions: postgres.Sql[] = []
afterEach(async () => {
  for (const sql of sessions.splice(0)) await sql.end({ timeout: 1 })
})

/** A second session with a transaction of its own. */
const session = async () => {
  const sql = connect()
  sessions.push(sql)
  await sql`begin`
  return {
    sql,
    end: async (how: 'commit' | 'rollback' = 'commit') => {
      await sql.unsafe(how)
      await sql.end()
    },
  }
}

test('a transaction that commits late is not missed, however far reading has gone on', async () => {
  const read = reader()
  await insert(db, 1)
  await read.pass()
  const late = await session()
  await insert(late.sql, 2)
  await insert(db, 3)
  expect(await read.pass()).toEqual(['3'])
  expect(await read.pass()).toEqual([])
  await late.end()
  expect(await read.pass()).toEqual(['2'])
  expect(await read.pass()).toEqual([])
})

test('nor is one that began before the first pass, or that wrote nothing until long after it began', async () => {
  const [first, second] = [await session(), await session()]
  await first.sql`select now()`
  await insert(db, 1)
  const read = reader()
  expect(await read.pass()).toEqual(['1'])
  await second.sql`select now()`
  await insert(db, 2)
  expect(await read.pass()).toEqual(['2'])
  await insert(first.sql, 3)
  await insert(second.sql, 4)
  expect(await read.pass()).toEqual([])
  await second.end()
  expect(await read.pass()).toEqual(['4'])
  await first.end()
  expect(await read.pass()).toEqual(['3'])
})

test('nor when the adapter was restarted while it ran, or in the middle of a pass', async () => {
  const late = await session()
  await insert(late.sql, 100)
  for (let id = 1; id <= 8; id++) await insert(db, id)
  const read = reader(() => openSource())
  expect(await read.some(1)).toEqual(['1', '2', '3'])
  await insert(db, 9)
  expect(await read.pass()).toEqual(['4', '5', '6', '7', '8', '9'])
  await late.end()
  expect(await read.pass()).toEqual(['100'])
})

test('one that is rolled back leaves nothing, and one that runs for long costs no reading back meanwhile', async () => {
  const read = reader()
  await insert(db, 1)
  await read.pass()
  const late = await session()
  await insert(late.sql, 2)
  await read.pass()
  await insert(db, 3)
  // Whatever else the server runs for a moment (autovacuum) keeps the mark back as well, and then ends.
  await waitFor(async () => {
    await read.pass()
    const [page] = await pagesOf(source.pass(read.cursor()))
    return page?.records.length === 0
  })
  await late.end('rollback')
  expect(await read.pass()).toEqual([])
})

test('rows that move while pages are read are read once more, and none is skipped', async () => {
  for (let id = 1; id <= 9; id++) await insert(db, id)
  const read = reader()
  await read.some(1)
  await db`update bron.zaak set naam = 'nieuw', "gewijzigd op" = clock_timestamp() where id in (2, 5)`
  expect((await read.pass()).sort()).toEqual(['2', '4', '5', '6', '7', '8', '9'])
})

test('deletions come from their view; a row that is there again is not withdrawn', async () => {
  for (let id = 1; id <= 4; id++) await insert(db, id)
  const read = reader()
  await read.pass()
  await db`delete from bron.zaak where id in (2, 3)`
  await db`insert into bron.weg (tabel, sleutel) values ('zaak', 2), ('zaak', 3), ('anders', 4)`
  await insert(db, 3)
  expect(await read.pass()).toEqual(['-2'])
})

test('comparing keys finds what was deleted or appeared without a trace', async () => {
  for (let id = 1; id <= 12; id++) await insert(db, id)
  const read = reader()
  await read.pass()
  await db`delete from bron.zaak where id in (2, 10, 12)`
  await db`insert into bron.zaak values (7000, 'oud', null, null, '1999-01-01')`
  expect(await read.pass()).toEqual([])
  expect((await read.reconcile()).sort()).toEqual(['-10', '-12', '-2', '7000'])
  expect(await read.reconcile()).toEqual([])
})

test('a row that appears while keys are compared is not taken for deleted', async () => {
  await insert(db, 1)
  const keys: KnownKeys = {
    has: () => true,
    // The ledger knows of 2, which was inserted after the source's keys were read.
    inOrder: function* () {
      yield '1'
      yield '2'
    },
    parked: () => [],
  }
  const pages: Page[] = []
  const list = async function* () {
    yield ['1']
    await insert(db, 2)
  }
  const driver = postgresDriver({
    url,
    name: 'proef',
    connections: 1,
    queryTimeoutMs: 20_000,
    prepare: true,
    tls: false,
  })
  const racing = sqlSource(
    declare({ view: 'bron.zaak', sleutel: 'id', gewijzigdOp: 'gewijzigd op', kolommen: ['id'] }),
    { ...driver, keys: list },
    { pageSize: 3, overlapMs: 0, longestTransactionMs: 0 },
  )
  for await (const page of racing.reconcile('here', keys)) pages.push(page)
  expect(pages.flatMap(({ deleted }) => deleted)).toEqual([])
  expect(pages.flatMap(({ records }) => records.map(({ key }) => key))).toEqual(['2'])
  await racing.close()
})

test('the adapter can read and nothing else', async () => {
  await db.unsafe(`
    create function bron.schrijf() returns text language plpgsql as
      $$begin insert into bron.weg values ('door de adapter', 1); return 'x'; end$$;
    create view bron.vals as select id, bron.schrijf() as naam, bedrag, dag, "gewijzigd op" from bron.zaak;`)
  await insert(db, 1)
  const read = openSource({ view: 'bron.vals' })
  await expect(pagesOf(read.pass(undefined))).rejects.toThrow('25006')
  expect(await db`select * from bron.weg`).toHaveLength(0)
  await read.close()
})

test('a view, column or right that is not there is named, and asked for again; a wrong password stops the feed', async () => {
  const noView = openSource({ view: 'bron.er"is;geen' })
  await expect(pagesOf(noView.pass(undefined))).rejects.toThrow(
    /bron\.er"is;geen: PostgreSQL refuses \(42P01\)/,
  )
  await expect(pagesOf(noView.pass(undefined))).rejects.toBeInstanceOf(RetryError)
  await noView.close()
  await db`alter table bron.zaak drop column dag`
  await expect(pagesOf(source.pass(undefined))).rejects.toThrow(/42703.*dag/)
  const other = openSource({ url: url.replace(/:[^:@]+@/, ':verkeerd@') })
  await expect(pagesOf(other.pass(undefined))).rejects.toThrow(/28P01/)
  await expect(pagesOf(other.pass(undefined))).rejects.toBeInstanceOf(StopError)
  await other.close()
})

test('a server that goes away and comes back costs nothing', async () => {
  await insert(db, 1)
  const read = reader()
  await read.pass()
  await db`update bron.zaak set naam = 'nieuw', "gewijzigd op" = clock_timestamp()`
  await server.stop()
  await expect(read.pass()).rejects.toBeInstanceOf(RetryError)
  server = await startPostgres({ folder, port: server.port })
  await expect.poll(() => read.pass(), { timeout: 20_000 }).toEqual(['1'])
})

test('columns of types that nobody expected are given as JSON can hold them, exactly where that matters', async () => {
  await db.unsafe(`create view bron.vreemd as
    select 1 as id, now() as "gewijzigd op", '{"a":[1]}'::jsonb as j, array[1,2] as l, '\\x00ff'::bytea as b,
      'NaN'::float8 as n, 'infinity'::timestamptz as i, 9007199254740993::bigint as g, point(1,2) as p,
      interval '1 day' as v, '2027-02-28'::date as d, int4range(1,5) as r`)
  const strange = sqlSource(
    declare({
      view: 'bron.vreemd',
      sleutel: 'id',
      gewijzigdOp: 'gewijzigd op',
      kolommen: ['id', 'j', 'l', 'b', 'n', 'i', 'g', 'p', 'v', 'd', 'r'],
    }),
    postgresDriver({
      url,
      name: 'vreemd',
      connections: 1,
      queryTimeoutMs: 20_000,
      prepare: true,
      tls: false,
    }),
    { pageSize: 3, overlapMs: 0, longestTransactionMs: 3_600_000 },
  )
  try {
    const given: unknown[] = []
    for await (const { records } of strange.pass(undefined)) given.push(...records.map(({ raw }) => raw))
    expect(JSON.parse(JSON.stringify(given))).toEqual([
      expect.objectContaining({ g: '9007199254740993', i: 'infinity', d: '2027-02-28' }),
    ])
  } finally {
    await strange.close()
  }
})

test('an optional column is read where the view has it, and is not missed where it has not', async () => {
  const first = async (): Promise<unknown> => {
    const opened = openSource({ facultatief: ['deel niet'] })
    try {
      const { value } = await opened.pass(undefined)[Symbol.asyncIterator]().next()
      return value?.records[0]?.raw
    } finally {
      await opened.close()
    }
  }
  await insert(db, 1)
  expect(await first()).not.toHaveProperty('deel niet')
  await db`alter table bron.zaak add "deel niet" boolean default true`
  expect(await first()).toMatchObject({ naam: 'zaak 1', 'deel niet': true })
  const nowhere = openSource({ view: 'bron.nergens', facultatief: ['deel niet'] })
  await expect(nowhere.pass(undefined)[Symbol.asyncIterator]().next()).rejects.toThrow(/42P01/)
  await nowhere.close()
})
