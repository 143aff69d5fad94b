import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { type Bus, type CredentialRequest, ensureConsumer, serve } from '@gezinsbeeld/bus'
import { contractVersie } from '@gezinsbeeld/contracts'
import { startFhirServer } from '@gezinsbeeld/partners'
import { startRegion, type TestRegion, temporaryFolder } from '@gezinsbeeld/test-kit'
import { right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AdapterConfiguration, configurationOf } from '../configuration'
import { type AdapterDefinition, defineAdapter, defineFeed } from '../define'
import { csv, fhir, files } from '../sources/declaration'
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
  for await (const finding of checkAdapter(adapter, await configured(adapter, otherwise)))
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
  expect(await row('bus', { nats: { servers: ['nats://127.0.0.1:9'] } })).toBe(
    'fout: nats://127.0.0.1:9 antwoordt niet binnen 15 s',
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

test('klok van de bron: one that differs much is said', async () => {
  const ofFhir = definition(fhir({ resourceType: 'Patient' }))
  const late = createServer((_, response) => {
    response.setHeader('date', new Date(Date.now() - 90_000).toUTCString())
    response.setHeader('content-type', 'application/fhir+json')
    response.end(JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry: [] }))
  })
  await new Promise<void>((resolve) => late.listen(0, '127.0.0.1', resolve))
  const address = late.address()
  const basis = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  expect(await row('klok van de bron', { bron: { fhir: { basis } } }, ofFhir)).toMatch(
    /^let op: (89|9\d) s achter$/,
  )
  late.closeAllConnections()
  late.close()
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
