import { join } from 'node:path'
import { startPrism } from '@gezinsbeeld/partners/prism'
import { standards } from '@gezinsbeeld/test-kit'
import { afterEach, expect, type TestContext, test } from 'vitest'
import { configurationOf } from '../configuration'
import { defineAdapter } from '../define'
import { persoonFeed } from '../testing/feeds'
import { temporaryFolder } from '../testing/harness'
import { brp, type SourceDeclaration, zgw } from './declaration'
import { HttpRefusal } from './http/json-client'
import { openSource } from './open-source'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** What a first reading of a server ends with that was made from an official document. */
const outcome = async (context: TestContext, document: string, source: SourceDeclaration, bron: object) => {
  const server = await startPrism(join(standards(context), document))
  closers.push(() => server.close())
  const feed = { ...persoonFeed, source }
  const definition = defineAdapter({ naam: 'proef', rol: 'gemeente', opentGezinnen: true, feeds: [feed] })
  const configuration = configurationOf(definition).parse({
    ...{ adapter: 'proef', organisatie: 'proef', oin: '00000099000000009000', bronsysteem: 'proef' },
    ...{ nats: { servers: ['nats://127.0.0.1:1'], credentials: '-' }, gegevens: temporaryFolder(), poort: 0 },
    sleutels: { referentie: 'a'.repeat(64), quarantaine: 'b'.repeat(64) },
    bron: { [source.soort]: { basis: server.basis, ...bron } },
  })
  const opened = await openSource(source, configuration.bron, {
    ...{ feed: 'proef', name: 'proef', folder: configuration.gegevens, key: new Uint8Array(32) },
    clients: () => [{ key: 'sleutel', bsn: '999990019' }],
  })
  closers.push(() => opened.close())
  try {
    let records = 0
    for await (const page of opened.pass(undefined)) records += page.records.length
    return records
  } catch (error) {
    return error
  }
}

const credentials = { client: 'proef', geheim: 'een-geheim-van-meer-dan-32-tekens-lang' }

test.for(['zaken', 'rollen', 'statussen', 'resultaten'] as const)(
  'a server made from the Zaken API 1.7 takes what the adapter asks about %s',
  async (resource, context) => {
    const document = 'zgw/zaken-api_1.7.0_openapi.yaml'
    const found = await outcome(context, document, zgw({ resource }), credentials)
    expect(found).not.toBeInstanceOf(HttpRefusal)
    // The question was taken: a wrong one is answered with 400 or 401. What the server then makes up has links that lead elsewhere, and of
    // this document it cannot make up most lists.
    expect(String(found)).toMatch(/^\d+$|links to|answered 500/)
  },
)

test('a server made from Haal Centraal BRP Personen 2.7 takes what the adapter asks', async (context) => {
  const velden = ['burgerservicenummer', 'naam.voornamen', 'gezag']
  const source = brp({ velden, altijd: ['geheimhoudingPersoonsgegevens'] })
  const found = await outcome(context, 'brp/brp-personen_openapi_resolved.yaml', source, {
    apiSleutel: 'proef',
  })
  // Its answers are of any of seven kinds, and most of them have no persons.
  expect(found).not.toBeInstanceOf(HttpRefusal)
  expect(String(found)).toMatch(/^\d+$|no answer with personen/)
})

test('a question that the Zaken API 1.7 does not allow is refused by that server', async (context) => {
  const server = await startPrism(join(standards(context), 'zgw/zaken-api_1.7.0_openapi.yaml'))
  closers.push(() => server.close())
  const headers = { authorization: 'Bearer x', 'accept-crs': 'EPSG:4326' }
  expect((await fetch(`${server.basis}/zaken`, { headers })).status).toBe(400)
  expect((await fetch(`${server.basis}/zaken`)).status).toBe(401)
})
