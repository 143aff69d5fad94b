import { readFileSync } from 'node:fs'
import { trial } from '@gezinsbeeld/adapter-kit/conformance'
import { startPostgres } from '@gezinsbeeld/test-kit'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adapter } from './adapter'

/** A case-management database as the README's example supposes one. */
const dossier = `
  create schema dossier;
  create table dossier.client (
    id bigint primary key, bsn text, voornamen text, roepnaam text, voorvoegsel text, achternaam text,
    voorvoegsel_partner text, achternaam_partner text, naamgebruik char(1), geboortedatum text, verwachte_datum date,
    geslacht char(1), overlijdensdatum text, geheim boolean not null default false, telefoon text,
    gewijzigd_op timestamptz not null default now()
  );
  create table dossier.adres (
    client_id bigint, soort text, straat text, huisnummer text, huisletter text, toevoeging text, postcode text,
    woonplaats text, gewijzigd_op timestamptz not null default now()
  );
  create table dossier.relatie (
    id bigint primary key, client_id bigint, andere_client_id bigint, soort text, gezag char(1), vanaf text, tot text,
    gewijzigd_op timestamptz not null default now()
  );
  create table dossier.medewerker (
    id bigint primary key, naam text, functie text, telefoon text, email text,
    gewijzigd_op timestamptz not null default now()
  );
  create table dossier.toewijzing (
    id bigint primary key, client_id bigint, medewerker_id bigint, rol text, vanaf date, tot date, regie boolean,
    gewijzigd_op timestamptz not null default now()
  );
  create table dossier.maatregel (
    id bigint primary key, client_id bigint, soort text, beslissing date, ingang date, einde date, verlengd_tot date,
    uitvoerder text, reden_einde text, gewijzigd_op timestamptz not null default now()
  );
  insert into dossier.client (id, bsn, voornamen, achternaam, naamgebruik, geboortedatum, geslacht, telefoon) values
    (1, '999944010', 'Noor', 'Testveld', 'E', '2016-03-09', 'V', null),
    (2, '999944022', 'Sanne', 'Proef', 'E', '1988', 'V', '06-12345678');
  insert into dossier.adres values (1, 'WOON', 'Proefstraat', '12', 'A', null, '1234AB', 'Testdorp');
  insert into dossier.relatie values (1, 2, 1, 'OUDER', 'J', '2016-03-09', null);
  insert into dossier.medewerker values (1, 'K. de Proef', 'jeugdbeschermer', '030-1234567', 'k.deproef@gi.example');
  insert into dossier.toewijzing values (1, 1, 1, 'JB', '2026-01-15', null, true);
  insert into dossier.maatregel values (1, 1, 'OTS', '2026-01-12', '2026-01-15', null, '2027-01-15', 'GI Voorbeeld', null);
`

/** Every SQL block of the README, in its order. */
const steps = [
  ...readFileSync(new URL('README.md', import.meta.url), 'utf8').matchAll(/```sql\n(.*?)```/gs),
].map(([, sql]) => sql ?? '')

const password = 'alleen-voor-deze-toets'

/** Text as the adapter's own connection reads it. */
const asText = { date: { to: 1184, from: [1082, 1114, 1184], serialize: String, parse: String } }

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
    expect(steps).toHaveLength(5)
    for (const { naam, source } of adapter.feeds) {
      if (source.soort !== 'sql') throw new Error(`${naam} reads no view`)
      const columns = [...source.kolommen, source.sleutel, source.gewijzigdOp].join(', ')
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
  ])('moves the row that shows %s', async (_, feed, change) => {
    const when = async () => {
      const [row] = await reader.unsafe(`select gewijzigd_op from gezinsbeeld.${feed} where ${feed}_id = 1`)
      return String(row?.['gewijzigd_op'])
    }
    const before = await when()
    await owner.unsafe(change)
    expect((await when()) > before).toBe(true)
  })

  it('tells of each deletion which feed and which key', async () => {
    await owner.unsafe(
      'delete from dossier.maatregel; delete from dossier.toewijzing; delete from dossier.relatie; delete from dossier.client where id = 2',
    )
    const deleted = adapter.feeds.map(async ({ source }) => {
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
    expect(await Promise.all(deleted)).toEqual([['2'], ['1'], ['1'], ['1']])
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
