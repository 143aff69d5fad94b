import { type BrpPersoon, type BrpServer, startBrpServer } from '@gezinsbeeld/partners'
import { afterEach, expect, test } from 'vitest'
import { StopError } from '../../failures'
import { brp } from '../declaration'
import { jsonClient } from '../http/json-client'
import type { KnownKeys, Page } from '../source'
import { brpSource } from './brp-source'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const autorisatie = 'Bearer een-lang-geheim'
const [anna, bram, cor] = ['999900006', '999900018', '999990019']

const home = (id: string) => ({
  type: 'Adres',
  functieAdres: { code: 'W' },
  adresseerbaarObjectIdentificatie: id,
  datumVan: { type: 'JaarDatum', jaar: 2020, langFormaat: '2020' },
})

const persoon = (burgerservicenummer: string, more: object = {}): BrpPersoon => ({
  burgerservicenummer,
  naam: { voornamen: `Persoon ${burgerservicenummer.slice(-1)}` },
  nationaliteiten: [{ type: 'NederlanderInOnderzoek' }],
  ...more,
})

const declaration = brp({
  velden: ['burgerservicenummer', 'naam.voornamen', 'verblijfplaats', 'ouders.burgerservicenummer'],
  altijd: ['geheimhoudingPersoonsgegevens'],
})

const open = async (altijd: readonly string[] = [], secret = autorisatie, pageSize = 2) => {
  const server: BrpServer = await startBrpServer({ autorisatie, altijd })
  closers.push(() => server.close())
  const client = jsonClient({
    ...{ basis: server.basis, setting: 'bron.brp', tijdslimiet: 60_000 },
    headers: async () => ({ authorization: secret }),
  })
  const present = new Set<string>()
  let nowMs = Date.parse('2026-03-01T09:00:00Z')
  const clients = () => [...present].map((bsn) => ({ key: `sleutel-${bsn.slice(-2)}`, bsn }))
  const source = brpSource(declaration, client, clients, { pollMs: 60_000, pageSize, now: () => nowMs })
  closers.push(() => source.close())
  let cursor: unknown
  const pass = async () => {
    const pages: Page[] = []
    for await (const page of source.pass(cursor)) pages.push(page)
    cursor = pages.at(-1)?.cursor
    return {
      records: new Map(pages.flatMap(({ records }) => records.map(({ key, raw }) => [key, raw]))),
      deleted: pages.flatMap(({ deleted }) => deleted.map(({ key }) => key)),
      standPer: pages.at(-1)?.standPer,
    }
  }
  const later = (): void => {
    nowMs += 60_000
  }
  const forget = (): void => {
    cursor = undefined
  }
  return { server, source, present, pass, later, forget }
}

test('clients are asked for at once and again after a while; nobody else is, and only for the fields of the mapping', async () => {
  const { server, present, pass, later } = await open()
  for (const bsn of [anna, bram, cor]) server.put(persoon(bsn))
  expect((await pass()).records.size).toBe(0)
  expect(server.asked).toEqual([])
  present.add(anna)
  const first = await pass()
  expect([...first.records]).toEqual([
    [
      'sleutel-06',
      {
        gevraagd: anna,
        persoon: { burgerservicenummer: anna, naam: { voornamen: 'Persoon 6' } },
        leden: [],
        geheimAdres: false,
      },
    ],
  ])
  expect((await pass()).records.size).toBe(0)
  present.add(bram)
  expect((await pass()).records.size).toBe(2)
  expect(server.asked).toEqual([[anna], [bram]])
  later()
  await pass()
  expect(server.asked.slice(2)).toEqual([[anna, bram]])
})

test('who is asked for under one number and answered under another has a changed BSN; who is not there is nobody', async () => {
  const { server, present, pass } = await open()
  server.put(persoon(cor))
  server.changeBsn(anna, cor)
  for (const bsn of [anna, bram]) present.add(bsn)
  const { records } = await pass()
  expect(records.get('sleutel-06')).toMatchObject({ gevraagd: anna, persoon: { burgerservicenummer: cor } })
  expect(records.get('sleutel-18')).toMatchObject({ gevraagd: bram, persoon: null })
})

test('relatives at one home are a household, and what is secret for one is for all; strangers there are none', async () => {
  const { server, present, pass } = await open()
  server.put(persoon(anna, { verblijfplaats: home('1'), geheimhoudingPersoonsgegevens: true }))
  server.put(persoon(bram, { verblijfplaats: home('1'), ouders: [{ burgerservicenummer: anna }] }))
  server.put(persoon(cor, { verblijfplaats: home('1') }))
  for (const bsn of [anna, bram, cor]) present.add(bsn)
  const { records } = await pass()
  expect(records.get('sleutel-18')).toMatchObject({
    huishouden: '1',
    leden: [{ bsn: anna }, { bsn: bram }],
    geheimAdres: true,
  })
  expect(records.get('sleutel-19')).toMatchObject({ leden: [], geheimAdres: false })
})

test('what a server refuses to be asked for is left to it to give', async () => {
  const { server, present, pass } = await open(['geheimhoudingPersoonsgegevens'])
  server.put(persoon(anna, { geheimhoudingPersoonsgegevens: true }))
  present.add(anna)
  const { records } = await pass()
  expect(records.get('sleutel-06')).toMatchObject({
    persoon: { geheimhoudingPersoonsgegevens: true },
    geheimAdres: true,
  })
})

test('who is no client any more is gone, also when that happened while nobody looked', async () => {
  const { server, source, present, pass } = await open()
  for (const bsn of [anna, bram]) server.put(persoon(bsn))
  for (const bsn of [anna, bram]) present.add(bsn)
  await pass()
  present.delete(bram)
  expect((await pass()).deleted).toEqual(['sleutel-18'])
  const known: KnownKeys = {
    has: () => true,
    inOrder: () => ['sleutel-06', 'sleutel-18'],
    parked: () => ['sleutel-19'],
  }
  const gone: string[] = []
  for await (const { deleted } of source.reconcile({}, known)) gone.push(...deleted.map(({ key }) => key))
  expect(gone).toEqual(['sleutel-18', 'sleutel-19'])
})

test('persons who are too large together are asked for in halves', async () => {
  const { server, present, pass } = await open([], autorisatie, 4)
  const bsns = [anna, bram, cor, '999990020']
  for (const bsn of bsns) {
    server.put(persoon(bsn, { naam: { voornamen: 'x'.repeat(14_000_000) } }))
    present.add(bsn)
  }
  expect((await pass()).records.size).toBe(4)
  expect(server.asked).toEqual([bsns, bsns.slice(0, 2), bsns.slice(2)])
})

test('what the ledger did not get is given again without asking again', async () => {
  const { server, present, pass, forget } = await open()
  server.put(persoon(anna))
  present.add(anna)
  await pass()
  forget()
  expect((await pass()).records.size).toBe(1)
  expect(server.asked).toHaveLength(1)
})

test('a credential that is refused stops the feed', async () => {
  const { present, pass } = await open([], 'Bearer iets-heel-anders')
  present.add(anna)
  await expect(pass()).rejects.toThrow(StopError)
})
