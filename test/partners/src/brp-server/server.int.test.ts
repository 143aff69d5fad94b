import { join } from 'node:path'
import { standards, temporaryFolder } from '@gezinsbeeld/test-kit'
import { afterEach, expect, test } from 'vitest'
import { schemasOf } from '../testing/openapi'
import { startBrpServer } from './server'
import { seedBrp } from './store'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const autorisatie = 'Bearer een-lang-geheim'

const ask = async (basis: string, body: object, authorization = autorisatie) => {
  const response = await fetch(`${basis}/personen`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  })
  const answer: unknown = await response.json()
  return { status: response.status, body: answer }
}

const kind = {
  burgerservicenummer: '999990019',
  geslacht: { code: 'V', omschrijving: 'vrouw' },
  naam: { voornamen: 'Noor', geslachtsnaam: 'Voorbeeld' },
  geboorte: { datum: { type: 'Datum', datum: '2015-05-17', langFormaat: '17 mei 2015' } },
  gezag: [
    {
      type: 'EenhoofdigOuderlijkGezag',
      minderjarige: { burgerservicenummer: '999990019' },
      ouder: { burgerservicenummer: '999990020', naam: { volledigeNaam: 'Sanne Voorbeeld' } },
    },
  ],
}

test('what it is asked and what it gives is what Haal Centraal BRP Personen 2.7 describes', async (context) => {
  const schema = schemasOf(join(standards(context), 'brp/brp-personen_openapi_resolved.yaml'))
  const server = await startBrpServer({ autorisatie })
  closers.push(() => server.close())
  server.put(kind)
  const question = {
    type: 'RaadpleegMetBurgerservicenummer',
    burgerservicenummer: ['999990019', '999990020'],
    fields: ['burgerservicenummer', 'naam', 'geboorte.datum', 'gezag'],
  }
  expect(schema('RaadpleegMetBurgerservicenummer')(question)).toEqual([])
  const { status, body } = await ask(server.basis, question)
  expect(status).toBe(200)
  expect(schema('RaadpleegMetBurgerservicenummerResponse')(body)).toEqual([])
  const { geslacht: _geslacht, ...rest } = kind
  expect(Object(body).personen).toEqual([rest])
})

test('who may not ask, or asks too much, is refused', async () => {
  const server = await startBrpServer({ autorisatie, altijd: ['geheimhoudingPersoonsgegevens'] })
  closers.push(() => server.close())
  const question = {
    type: 'RaadpleegMetBurgerservicenummer',
    burgerservicenummer: ['999990019'],
    fields: ['burgerservicenummer'],
  }
  expect((await ask(server.basis, question, 'Bearer x')).status).toBe(401)
  expect((await ask(server.basis, { ...question, burgerservicenummer: [] })).status).toBe(400)
  expect(
    (await ask(server.basis, { ...question, burgerservicenummer: Array(21).fill('999990019') })).status,
  ).toBe(400)
  expect((await ask(server.basis, { ...question, fields: ['geheimhoudingPersoonsgegevens'] })).status).toBe(
    400,
  )
})

test('what the registrar wrote is there after a restart, and an old number finds the new one', async () => {
  const folder = temporaryFolder('brp')
  seedBrp(folder, [{ persoon: kind, eerder: [] }])
  const first = await startBrpServer({ autorisatie, folder })
  const persoon = { ...kind, burgerservicenummer: '999990020' }
  const response = await fetch(`${first.basis}/personen/999990020`, {
    method: 'PUT',
    headers: { authorization: autorisatie, 'content-type': 'application/json' },
    body: JSON.stringify({ persoon, eerder: ['999990019'] }),
  })
  expect(response.status).toBe(204)
  await first.close()
  const again = await startBrpServer({ autorisatie, folder })
  closers.push(() => again.close())
  const { body } = await ask(again.basis, {
    type: 'RaadpleegMetBurgerservicenummer',
    burgerservicenummer: ['999990019'],
    fields: ['burgerservicenummer'],
  })
  expect(Object(body).personen).toEqual([{ burgerservicenummer: '999990020' }])
})
