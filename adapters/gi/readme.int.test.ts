import { readFileSync } from 'node:fs'
import { trial } from '@gezinsbeeld/adapter-kit/conformance'
import { startPostgres } from '@gezinsbeeld/test-kit'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adapter } from './adapter'
import { dossier } from './testing/dossier'

/** Every SQL block of the README, in its order. */
const steps = [
  ...readFileSync(new URL('README.md', import.meta.url), 'utf8').matchAll(/```sql\n(.*?)```/gs),
].map(([, sql]) => sql ?? '')

const password = 'alleen-voor-deze-toets'

/** Text as the adapter's own connection reads it. */
const asText = { date: { to: 1184, from: [1082, 1114, 1184], serialize: String, parse: String } }

const views = adapter.feeds.filter(({ source }) => source.soort === 'sql')

describe('the SQL of the README, on a real PostgreSQL', () => {
  let stop = async (): Promise<void> => undefined
  let owner: postgres.Sql
  let reader: postgres.Sql

  beforeAll(async () => {
    const server = await startPostgres()
    const url = await server.database('gi')
    owner = postgres(url, { max: 1, onnotice: () => undefined })
    await owner.unsafe(dossier)
    for (const sql of steps) await owner.unsafe(sql)
    await owner.unsafe(`alter role gezinsbeeld_lezer password '${password}'`)
    const asReader = new URL(url)
    asReader.username = 'gezinsbeeld_lezer'
    asReader.password = password
    reader = postgres(asReader.href, { max: 1, types: asText })
    stop = async () => {
      await Promise.all([owner.end(), reader.end()])
      await server.stop()
    }
  })
  afterAll(() => stop())

  it('gives every feed its columns, and rows that are translated', async () => {
    expect(steps).toHaveLength(7)
    for (const { naam, source } of views) {
      if (source.soort !== 'sql') throw new Error(`${naam} reads no view`)
      // Quoted, as the adapter does: `analyse` is a word of PostgreSQL's own.
      const columns = [...source.kolommen, source.sleutel, source.gewijzigdOp]
        .map((column) => `"${column}"`)
        .join(', ')
      const rows = await reader.unsafe(`select ${columns} from ${source.view}`)
      expect(rows.length).toBeGreaterThan(0)
      const outcomes = rows.map((row) => trial(adapter, naam)({ ...row }))
      expect(outcomes.flatMap(({ rejection }) => (rejection === undefined ? [] : [rejection]))).toEqual([])
      expect(outcomes.flatMap(({ events }) => events ?? [])).toHaveLength(rows.length)
    }
  })

  it.each([
    ['an address that is corrected', 'persoon', "update dossier.adres set huisnummer = '14'"],
    ['an address that goes', 'persoon', 'delete from dossier.adres'],
    ['an address that comes', 'persoon', "insert into dossier.adres (client_id, soort) values (1, 'WOON')"],
    [
      'a colleague with another number',
      'betrokkenheid',
      "update dossier.medewerker set telefoon = '030-7654321'",
    ],
    [
      'a stay of somebody whose address becomes secret',
      'verblijf',
      'update dossier.client set geheim = true',
    ],
    [
      'a meeting about somebody who can be found again',
      'overleg',
      'update dossier.client set geheim = false',
    ],
    ['a plan that somebody joins', 'plan', 'insert into dossier.plan_client values (1, 3)'],
    ['a goal of a plan that somebody leaves', 'doel', 'delete from dossier.plan_client where client_id = 3'],
    [
      'an agreement of a plan that changes',
      'afspraak',
      "update dossier.plan set evaluatie = '2026-09-01' where id = 1",
    ],
    ['a meeting that somebody leaves', 'overleg', 'delete from dossier.overleg_client where client_id = 2'],
  ])('moves the row that shows %s', async (_, feed, change) => {
    const when = async () => {
      const [row] = await reader.unsafe(`select gewijzigd_op from gezinsbeeld.${feed} where ${feed}_id = 1`)
      return String(row?.['gewijzigd_op'])
    }
    const before = await when()
    await owner.unsafe(change)
    expect((await when()) > before).toBe(true)
  })

  it('tells no place of a stay or a meeting of somebody whose address is secret', async () => {
    const told = async (feed: string) => {
      const rows = await reader.unsafe(`select * from gezinsbeeld.${feed}`)
      return rows.map((row) => trial(adapter, feed)({ ...row }).events?.[0]?.data)
    }
    expect(await told('verblijf')).toMatchObject([{ locatie: { naam: 'De Linde' } }])
    expect(await told('overleg')).toMatchObject([{ plaats: 'wijkcentrum De Proef' }])
    await owner.unsafe('update dossier.client set geheim = true where id = 1')
    expect(JSON.stringify(await told('verblijf'))).not.toContain('De Linde')
    expect(await told('verblijf')).toMatchObject([{ locatieGeheim: true }])
    expect(await told('overleg')).toMatchObject([expect.not.objectContaining({ plaats: expect.anything() })])
  })

  it('shows no draft of a plan', async () => {
    expect(await reader.unsafe('select plan_id::text from gezinsbeeld.plan')).toEqual([{ plan_id: '1' }])
  })

  it('tells of each deletion which feed and which key', async () => {
    await owner.unsafe(
      'delete from dossier.overleg; delete from dossier.afspraak; delete from dossier.doel; delete from dossier.plan where id = 1; delete from dossier.verblijf; delete from dossier.maatregel; delete from dossier.toewijzing; delete from dossier.relatie; delete from dossier.client where id = 2',
    )
    const deleted = views.map(async ({ source }) => {
      if (source.soort !== 'sql' || source.verwijderd === undefined)
        throw new Error('a feed without deletions')
      const { view, sleutel, gewijzigdOp, waar } = source.verwijderd
      const [condition] = Object.entries(waar ?? {})
      const rows = await reader.unsafe(
        `select ${sleutel}::text as sleutel, ${gewijzigdOp} from ${view} where ${condition?.[0]} = $1`,
        [condition?.[1] ?? ''],
      )
      return rows.map((row) => row['sleutel'])
    })
    expect(await Promise.all(deleted)).toEqual([['2'], ...views.slice(1).map(() => ['1'])])
  })

  it.each([
    ['read a table of the system', 'select * from dossier.client'],
    ['read what was remembered of deletions past the view', 'select * from gezinsbeeld.verwijderd'],
    ['write through a view', "update gezinsbeeld.maatregel set soort = 'JR'"],
    ['make anything', 'create table gezinsbeeld.mijn (id int)'],
  ])('does not let the reader %s', async (_, sql) => {
    await expect(reader.unsafe(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|25006)$/) })
  })
})
