import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bus, type CredentialRequest, ensureConsumer, serve } from '@gezinsbeeld/bus'
import { contractVersie } from '@gezinsbeeld/contracts'
import { startBrpServer, startFhirServer } from '@gezinsbeeld/partners'
import { serveHttp, startRegion, type TestRegion, temporaryFolder } from '@gezinsbeeld/test-kit'
import { right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AdapterConfiguration, configurationOf } from '../configuration'
import { type AdapterDefinition, defineAdapter, defineFeed } from '../define'
import { brp, csv, fhir, files, http, zgw } from '../sources/declaration'
import { checkAdapter } from '../tools'

/** A region in which nobody serves anything but who a test starts. */
let region: TestRegion
let hub: Bus
beforeAll(async () => {
  region = await startRegion()
  hub = await region.connect({ role: 'hub', name: 'hub' })
})
afterAll(() => region.stop())

const definition = (
  source: Parameters<typeof defineFeed>[0]['source'],
  opentGezinnen = true,
): AdapterDefinition =>
  defineAdapter({
    ...{ naam: 'proef', rol: 'gi', opentGezinnen },
    feeds: [defineFeed({ naam: 'zorg', source, record: t.UnknownRecord, translate: () => right([]) })],
  })

const reader = definition(files({ vorm: csv({ kolommen: ['nr'] }), bestanden: ['*.csv'], sleutel: ['nr'] }))

interface Otherwise {
  readonly bron?: object
  readonly credential?: Partial<CredentialRequest>
  readonly gegevens?: string
  readonly feeds?: object
  readonly nats?: object
  readonly patience?: number
}

let organisations = 0
const configured = async (
  adapter: AdapterDefinition,
  { bron, credential, gegevens, feeds, nats }: Otherwise = {},
): Promise<AdapterConfiguration> => {
  const organisatie = `gi-${++organisations}`
  const credentials = join(temporaryFolder('creds'), 'adapter.creds')
  const request = { role: 'adapter-gi' as const, organisatie, name: 'adapter', ...credential }
  writeFileSync(credentials, await region.credential(request))
  return configurationOf(adapter).parse({
    ...{ adapter: 'proef', organisatie, oin: '00000099123456789000', bronsysteem: 'Dossier', poort: 0 },
    nats: { servers: [region.url], credentials, ...nats },
    gegevens: gegevens ?? temporaryFolder('ledger'),
    sleutels: { referentie: 'a'.repeat(64), quarantaine: 'b'.repeat(64) },
    ...(feeds === undefined ? {} : { feeds }),
    bron: bron ?? { files: { map: temporaryFolder('drop') } },
  })
}

/** `<oordeel>: <uitleg>` of one row. */
const row = async (
  wat: string,
  otherwise: Otherwise = {},
  adapter: AdapterDefinition = reader,
): Promise<string> => {
  const found: string[] = []
  const { patience } = otherwise
  const limits = patience === undefined ? {} : { patience }
  for await (const finding of checkAdapter(adapter, await configured(adapter, otherwise), limits))
    if (finding.wat === wat) found.push(`${finding.oordeel}: ${finding.uitleg}`)
  return found.join('\n')
}

test('gegevens: a folder that cannot be written to must be mended', async () => {
  expect(await row('gegevens')).toMatch(/^goed: /)
  const file = join(temporaryFolder('ledger'), 'een-bestand')
  writeFileSync(file, '')
  expect(await row('gegevens', { gegevens: join(file, 'ledger') })).toMatch(/^fout: .* \(ENOTDIR\)$/)
})

test('bus: a creds file that is not there, one that is none, and a server that does not answer must be mended', async () => {
  expect(await row('bus')).toMatch(/^goed: .* antwoordt in \d+ ms$/)
  expect(await row('bus', { nats: { credentials: '/nergens/x.creds' } })).toBe(
    'fout: nats.credentials: found /nergens/x.creds, expected a creds file that can be read',
  )
  const none = join(temporaryFolder('creds'), 'geen.creds')
  writeFileSync(none, 'geen credential')
  expect(await row('bus', { nats: { credentials: none } })).toMatch(
    /^fout: credentials: not the text of a NATS creds/,
  )
  expect(await row('bus', { nats: { servers: ['nats://127.0.0.1:9'] }, patience: 1_000 })).toBe(
    'fout: nats://127.0.0.1:9 antwoordt niet binnen 1 s',
  )
})

test("credential: another organisation's and another role's must be mended, one that ends soon is said", async () => {
  expect(await row('credential')).toMatch(/^goed: gi-\d+_adapter, verloopt over \d+ dagen$/)
  const soon = new Date(Date.now() + 5 * 86_400_000)
  expect(await row('credential', { credential: { expiresAt: soon } })).toMatch(
    /^let op: .* verloopt over [45] dagen$/,
  )
  expect(await row('credential', { credential: { organisatie: 'gi-anders' } })).toMatch(
    /^fout: van gi-anders, verwacht/,
  )
  expect(await row('credential', { credential: { role: 'adapter-ggz' } })).toMatch(
    /^fout: voor adapter-ggz, verwacht adapter-gi/,
  )
})

test("contract: the hub's version is held beside the adapter's", async () => {
  expect(await row('contract')).toMatch(
    /^let op: deze adapter heeft \d+\.\d+\.\d+; welke versie de hub heeft is niet bekend/,
  )
  let contract: string | undefined
  const service = serve(hub, 'dienst.v1.bron.*.objecten', async () => ({ objecten: [], contract }))
  try {
    const [major = '', minor = ''] = contractVersie.split('.')
    const heard: string[] = []
    for (contract of [
      contractVersie,
      `${major}.${Number(minor) + 1}.0`,
      `${Number(major) + 1}.0.0`,
      undefined,
    ])
      heard.push((await row('contract')).split(':')[0] ?? '')
    expect(heard).toEqual(['goed', 'goed', 'fout', 'let op'])
    contract = `${major}.${Number(minor) - 1}.9`
    expect(await row('contract')).toMatch(/^let op: .* wat nieuw is, verstaat de hub nog niet$/)
  } finally {
    await service.stop()
  }
})

test('pseudoniemendienst: one that does not answer must be mended', async () => {
  expect(await row('pseudoniemendienst')).toMatch(/^fout: antwoordt niet: /)
  const bus = await region.connect({ role: 'pseudoniem', name: 'pseudoniem' })
  const service = serve(bus, 'dienst.v1.pseudoniem.*.evalueer', async () => ({
    versie: '1',
    geevalueerd: [],
  }))
  expect(await row('pseudoniemendienst')).toMatch(/^goed: /)
  await service.stop()
})

test('vragen van de hub: who must be asked first needs a consumer to hear it with', async () => {
  const gated: AdapterDefinition = { ...reader, opentGezinnen: false }
  expect(await row('vragen van de hub', {}, gated)).toMatch(/^fout: er is geen consumer gi-\d+_adapter/)
  await ensureConsumer(hub.jsm, {
    organisatie: `gi-${organisations + 1}`,
    name: 'adapter',
    domeinen: ['bekendheid'],
  })
  expect(await row('vragen van de hub', {}, gated)).toMatch(/^goed: te lezen als gi-\d+_adapter$/)
  expect(await row('vragen van de hub')).toBe('')
})

interface Speaks {
  /** Of its clock, in milliseconds. */
  readonly ahead?: number
  /** What each address takes. */
  readonly allow?: string
  /** What the application may do, by the Autorisaties API; undefined: it does not say it to this application. */
  readonly applicatie?: object
}

const sources = {
  fhir: fhir({ resourceType: 'Patient' }),
  http: http({ pad: 'mensen', records: 'items', sleutel: ['id'] }),
  zgw: zgw({ resource: 'zaken' }),
  brp: brp({ velden: ['burgerservicenummer'], altijd: [] }),
} as const

/** One row about a source that answers all that it is asked, and has nothing. */
const rowOf = async (
  kind: keyof typeof sources,
  wat: string,
  { ahead = 0, allow, applicatie }: Speaks,
  more: object = {},
): Promise<string> => {
  const empty = { resourceType: 'Bundle', items: [], results: [], personen: [] }
  const server = await serveHttp((request, response) => {
    response.setHeader('date', new Date(Date.now() + ahead).toUTCString())
    if (request.method === 'OPTIONS' && allow === undefined) return response.writeHead(405).end()
    if (request.method === 'OPTIONS') return response.writeHead(204, { allow }).end()
    if (!request.url?.includes('/autorisaties/api/v1/applicaties?clientIds=kit'))
      return response.end(JSON.stringify(empty))
    if (applicatie === undefined) return response.writeHead(403).end('{}')
    return response.end(JSON.stringify({ results: [applicatie] }))
  })
  const basis = `${server.address}/zaken/api/v1`
  const access = {
    zgw: { client: 'kit', geheim: 'een-geheim-van-meer-dan-32-tekens-lang' },
    fhir: {},
    http: {},
    brp: {},
  }
  const bron = { [kind]: { basis, ...access[kind], ...more } }
  try {
    return await row(wat, { bron }, definition(sources[kind]))
  } finally {
    await server.close()
  }
}

test.each(['fhir', 'http', 'zgw', 'brp'] as const)(
  'klok van de bron: one of %s that differs much is said',
  async (kind) => {
    expect(await rowOf(kind, 'klok van de bron', {})).toMatch(/^goed: /)
    const late = await rowOf(kind, 'klok van de bron', { ahead: -90_000 })
    expect(late).toMatch(/^let op: (89|9\d) s achter$/)
  },
)

test('rechten of a list: an address that takes nothing but reading is good; what our access may beyond it cannot be seen, and that is said', async () => {
  const rights = (allow: string | undefined) =>
    rowOf('http', 'rechten op mensen', allow === undefined ? {} : { allow })
  expect(await rights('GET, HEAD, OPTIONS')).toMatch(/^goed: te lezen, niet te wijzigen/)
  expect(await rights('get, post')).toMatch(/^let op: niet na te gaan: het adres neemt ook POST aan/)
  expect(await rights(undefined)).toMatch(/^let op: niet na te gaan: /)
})

test('rechten in de Zaken API: what the Autorisaties API says, where it says it to us', async () => {
  const rights = (applicatie?: object) =>
    rowOf('zgw', 'rechten in de Zaken API', applicatie === undefined ? {} : { applicatie })
  const may = (...scopes: readonly string[]) => ({ autorisaties: [{ component: 'zrc', scopes }] })
  expect(await rights(may('zaken.lezen'))).toBe('goed: te lezen, niet te wijzigen: zaken.lezen')
  expect(await rights(may('zaken.lezen', 'zaken.bijwerken'))).toBe(
    'let op: ook te wijzigen (zaken.bijwerken): alleen lezen is genoeg',
  )
  expect(await rights({ heeftAlleAutorisaties: true, autorisaties: [] })).toMatch(
    /^let op: .*alle autorisaties/,
  )
  expect(await rights()).toMatch(/^let op: niet na te gaan: de Autorisaties API zegt het deze toegang niet/)
})

test('rechten of a FHIR server and of the BRP: a token says nothing; asking the BRP changes nothing', async () => {
  expect(await rowOf('fhir', 'rechten op de FHIR-server', {}, { token: 'geheim' })).toMatch(
    /^let op: niet na te gaan: /,
  )
  expect(await rowOf('brp', 'BRP', {})).toBe('goed: te bevragen; bevragen kan niets wijzigen')
})

test('a BRP that refuses us must be mended: nobody is asked about for that', async () => {
  const server = await startBrpServer({ autorisatie: 'Bearer goed' })
  try {
    const bron = (autorisatie: string) => ({ bron: { brp: { basis: server.basis, autorisatie } } })
    expect(await row('feed zorg', bron('Bearer fout'), definition(sources.brp))).toMatch(/^fout: .*401/)
    expect(await row('BRP', bron('Bearer goed'), definition(sources.brp))).toMatch(/^goed: /)
    expect(server.asked).toEqual([['000000000']])
  } finally {
    await server.close()
  }
})

test('feed: a source that is away, refuses or is not there must be mended; one that is off is said', async () => {
  const ofFhir = definition(fhir({ resourceType: 'Patient' }))
  const away = { bron: { fhir: { basis: 'http://127.0.0.1:9', tijdslimiet: 500 } } }
  expect(await row('feed zorg', away, ofFhir)).toMatch(/^fout: /)
  const server = await startFhirServer({ token: 'geheim' })
  try {
    expect(await row('feed zorg', { bron: { fhir: { basis: server.url, token: 'fout' } } }, ofFhir)).toMatch(
      /^fout: .*401/,
    )
  } finally {
    await server.close()
  }
  expect(await row('feed zorg', { bron: { files: { map: '/nergens/drop' } } })).toMatch(/^fout: /)
  expect(await row('feed zorg', { feeds: { zorg: { aan: false } } })).toBe('let op: staat uit')
})
