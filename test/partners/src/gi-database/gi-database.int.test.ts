import { createRegion, type Operation, type PersoonRij, type WiderOperation } from '@gezinsbeeld/region'
import { startPostgres } from '@gezinsbeeld/test-kit'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GiOperation } from './apply'
import { type GiDatabase, openGiDatabase } from './gi-database'

const region = createRegion({ families: 120, seed: 3, vandaag: '2025-11-22' })
const system = region.systems['gi-noord']
const reader = { naam: 'adapter_gi_noord', wachtwoord: "it's a \\ secret" }

let server: Awaited<ReturnType<typeof startPostgres>>
let url: string
let database: GiDatabase
/** The case management's own user, and the adapter's. */
let owner: Sql
let adapter: Sql

beforeAll(async () => {
  server = await startPostgres()
  url = await server.database('gi_noord')
  database = await openGiDatabase(url, reader)
  owner = postgres(url, { max: 1 })
  adapter = postgres(database.lezersUrl, { max: 1 })
})
afterAll(async () => {
  await Promise.all([adapter?.end(), owner?.end(), database?.end()])
  await server?.stop()
})

const ofNoord = (operation: Operation | WiderOperation): operation is GiOperation =>
  operation.systeem === 'gi-noord'
/** A row as the view gives it, its dates and moments as texts. */
const person = async (id: number): Promise<PersoonRij | undefined> => {
  const [row] = await adapter<PersoonRij[]>`
    select *, persoon_id::int as persoon_id, verwachte_datum::text as verwachte_datum,
      to_char(gewijzigd_op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as gewijzigd_op
    from gezinsbeeld.persoon where persoon_id = ${id}`
  return row && { ...row }
}
const withoutMoment = ({ gewijzigd_op: _, ...row }: PersoonRij): Omit<PersoonRij, 'gewijzigd_op'> => row

describe('a GI’s database', () => {
  it('takes all rows of the region, and its views give them back as they were', async () => {
    expect(database.nieuw).toBe(true)
    expect(await database.fill(system)).toEqual({
      persoon: system.persoon.length,
      relatie: system.relatie.length,
      betrokkenheid: system.betrokkenheid.length,
      maatregel: system.maatregel.length,
      verwijdering: system.verwijdering.length,
      ...{ verblijf: system.verblijf.length, plan: system.plan.length, doel: system.doel.length },
      ...{ afspraak: system.afspraak.length, overleg: system.overleg.length },
    })
    for (const row of system.persoon.slice(0, 40)) expect(await person(row.persoon_id)).toEqual(row)
    const involvements = await adapter`
      select betrokkenheid_id::int, persoon_id::int, rol, begindatum::text, einddatum::text, medewerker, functie,
        telefoon, email, regie from gezinsbeeld.betrokkenheid order by betrokkenheid_id`
    const expected = system.betrokkenheid.map(({ gewijzigd_op: _, ...row }) => row)
    expect(involvements.map((row) => ({ ...row }))).toEqual(expected)
    const measures = await adapter`
      select maatregel_id::int, soort, ingangsdatum::text, einddatum::text, reden_beeindiging
      from gezinsbeeld.maatregel order by maatregel_id`
    expect(measures.map((row) => ({ ...row }))).toEqual(
      system.maatregel.map(({ maatregel_id, soort, ingangsdatum, einddatum, reden_beeindiging }) => ({
        maatregel_id,
        soort,
        ingangsdatum,
        einddatum,
        reden_beeindiging,
      })),
    )
  })

  it('shows stays, plans, goals, agreements and meetings as they were stored', async () => {
    const counts = await adapter`
      select (select count(*)::int from gezinsbeeld.verblijf) as verblijf,
        (select count(*)::int from gezinsbeeld.plan) as plan,
        (select count(*)::int from gezinsbeeld.doel) as doel,
        (select count(*)::int from gezinsbeeld.afspraak) as afspraak,
        (select count(*)::int from gezinsbeeld.overleg) as overleg`
    const { verblijf, plan, doel, afspraak, overleg } = system
    expect({ ...counts[0] }).toEqual({
      ...{ verblijf: verblijf.length, plan: plan.length, doel: doel.length },
      ...{ afspraak: afspraak.length, overleg: overleg.length },
    })
    expect(Math.min(verblijf.length, plan.length, overleg.length)).toBeGreaterThan(0)
    const [first] = plan
    const [row] = await adapter`
      select plan_id::int, persoon_ids, soort, vastgesteld_op::text, deelbaar from gezinsbeeld.plan
      where plan_id = ${first?.plan_id ?? 0}`
    expect({ ...row }).toEqual({
      ...{ plan_id: first?.plan_id, persoon_ids: first?.persoon_ids, soort: first?.soort },
      ...{ vastgesteld_op: first?.vastgesteld_op, deelbaar: first?.deelbaar },
    })
  })

  it('keeps tabs, backslashes, newlines and diacritics in a name', async () => {
    const [row] = system.persoon
    if (!row) throw new Error('the region is empty')
    const odd = { ...row, persoon_id: 8_000_001, geslachtsnaam: 'a\tb\\c\nd\\N ı Œ "' }
    await database.fill({ persoon: [odd], relatie: [], betrokkenheid: [], maatregel: [], verwijdering: [] })
    expect((await person(odd.persoon_id))?.geslachtsnaam).toBe(odd.geslachtsnaam)
  })

  it('lets the adapter read the views, and nothing else', async () => {
    await expect(adapter`select * from dossier.client`).rejects.toThrow(/permission denied/)
    await expect(adapter`insert into gezinsbeeld.maatregel (maatregel_id) values (1)`).rejects.toThrow(
      /permission denied for view/,
    )
    await expect(adapter`create table public.x (y int)`).rejects.toThrow(/read-only|permission denied/)
    await adapter.unsafe('set default_transaction_read_only = off')
    await expect(adapter`delete from gezinsbeeld.relatie`).rejects.toThrow(/permission denied/)
  })

  it('lets the adapter of one GI not into the database of another', async () => {
    const other = await openGiDatabase(await server.database('gi_zuid'), {
      ...reader,
      naam: 'adapter_gi_zuid',
    })
    const stranger = new URL(other.lezersUrl)
    stranger.username = reader.naam
    const sql = postgres(stranger.href, { max: 1 })
    await expect(sql`select 1`).rejects.toThrow(/permission denied for database/)
    await Promise.all([sql.end(), other.end()])
  })

  it('keeps what is there when it is opened again, and takes a new password', async () => {
    const again = await openGiDatabase(url, { ...reader, wachtwoord: 'another' })
    expect(again.nieuw).toBe(false)
    const sql = postgres(again.lezersUrl, { max: 1 })
    const [count] = await sql`select count(*)::int from gezinsbeeld.relatie`
    expect(count?.['count']).toBe(system.relatie.length)
    await Promise.all([sql.end(), again.end()])
  })

  it('does every operation of a day, and a changed row gets a new moment', async () => {
    const day = region.day()
    const made = new Map<string, number>()
    for (let i = 0; i < 300; i++) {
      const operations = day.next().value.operations.filter(ofNoord)
      await database.apply(operations)
      for (const operation of operations) {
        made.set(operation.op, (made.get(operation.op) ?? 0) + 1)
        if (operation.op !== 'persoon') continue
        const row = await person(operation.rij.persoon_id)
        expect(row && withoutMoment(row)).toEqual(operation.rij)
        expect(Date.parse(row?.gewijzigd_op ?? '')).toBeGreaterThan(Date.parse('2025-11-22'))
      }
    }
    expect([...made.keys()].sort()).toEqual(['betrokkenheid', 'maatregel', 'persoon', 'relatie', 'verwijder'])
  })

  it('leaves a line of a deletion only where the case management does', async () => {
    const [first, second] = system.maatregel
    if (!first || !second) throw new Error('the region has no measures')
    const remove = (sleutel: number, metRegel: boolean) =>
      database.apply([{ op: 'verwijder', systeem: 'gi-noord', tabel: 'maatregel', sleutel, metRegel }])
    await remove(first.maatregel_id, true)
    await remove(second.maatregel_id, false)
    const lines = await adapter`
      select sleutel::int from gezinsbeeld.verwijdering
      where tabel = 'maatregel' and sleutel in (${first.maatregel_id}, ${second.maatregel_id})`
    expect(lines.map(({ sleutel }) => sleutel)).toEqual([first.maatregel_id])
  })

  it('shows a changed address or telephone number of a professional as a change of what the views show', async () => {
    const [row] = system.persoon
    const [involvement] = await adapter<{ id: string; gewijzigd_op: Date }[]>`
      select betrokkenheid_id as id, gewijzigd_op from gezinsbeeld.betrokkenheid order by gewijzigd_op limit 1`
    if (!row || !involvement) throw new Error('the region is empty')
    await owner`update dossier.adres set straat = 'Elders' where client_id = ${row.persoon_id}`
    await owner`
      update dossier.medewerker set telefoon = '085-0009999'
      where id = (select medewerker_id from dossier.inzet where id = ${involvement.id})`
    const moved = await person(row.persoon_id)
    expect(moved?.straat).toBe('Elders')
    expect(Date.parse(moved?.gewijzigd_op ?? '')).toBeGreaterThan(Date.parse(row.gewijzigd_op))
    const [changed] = await adapter<{ telefoon: string; gewijzigd_op: Date }[]>`
      select telefoon, gewijzigd_op from gezinsbeeld.betrokkenheid where betrokkenheid_id = ${involvement.id}`
    expect(changed?.telefoon).toBe('085-0009999')
    expect(changed?.gewijzigd_op.getTime()).toBeGreaterThan(involvement.gewijzigd_op.getTime())
  })

  it('reads on from a moment by an index, not by sorting everything', async () => {
    const plan = await owner`explain
      select * from gezinsbeeld.persoon where (gewijzigd_op, persoon_id) > ('2025-01-01T00:00:00Z', 1001)
      order by gewijzigd_op, persoon_id limit 10`
    const text = plan.map((line) => line['QUERY PLAN']).join('\n')
    expect(text).toContain('client_gemuteerd_op_id_idx')
    expect(text).not.toContain('Sort')
  })
})
