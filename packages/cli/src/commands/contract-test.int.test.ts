import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPublisher, eventMessage, type Publisher } from '@gezinsbeeld/bus'
import { bericht } from '@gezinsbeeld/contracts'
import { startRegion, type TestRegion, temporaryFolder } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { UserError } from '../tell.js'
import { type ContractTestOptions, contractTest } from './contract-test.js'

const repository = join(import.meta.dirname, '../../../..')
const example = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(repository, 'contracts/voorbeelden', path), 'utf8'))

let region: TestRegion
let publisher: Publisher
let options: ContractTestOptions
const object = 'AAAAAAAAAAAAAAAAAAAAAA'
const subject = `gezin.v1.gi-noord.maatregel.opgelegd.${object}`
const { type, schema, grondslag } = bericht('maatregel.opgelegd')
const attributes = {
  source: 'urn:nld:oin:00000099000000001000:systeem:dossier',
  type,
  subject: `gi-noord:${object}`,
  time: '2026-03-02T09:14:00+01:00',
  dataschema: schema,
  grondslag,
  adapterversie: '1.0.0',
}
const measure = {
  ...example('maatregel/opgelegd/geldig/gewoon.json'),
  referentie: `gi-noord:${object}`,
  personen: ['gi-noord:BBBBBBBBBBBBBBBBBBBBBB'],
}
let number = 0
const next = () => {
  number += 1
  return { id: `id${String(number).padStart(20, '0')}`, sequence: String(number).padStart(16, '0') }
}

const printed: string[] = []
beforeAll(async () => {
  region = await startRegion()
  publisher = createPublisher(
    await region.connect({ role: 'adapter-gi', organisatie: 'gi-noord', name: 'adapter' }),
  )
  const credentials = join(temporaryFolder('contract-test'), 'operator.creds')
  writeFileSync(credentials, await region.credential({ role: 'operator', name: 'controle' }))
  options = {
    ...{ stream: 'invoer', servers: region.url, credentials, repository },
    ...{ max: '10000', from: 'begin', format: 'json' },
  }
})
afterAll(() => region.stop())
beforeEach(() => {
  printed.length = 0
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  return () => {
    vi.restoreAllMocks()
    process.exitCode = 0
  }
})

interface Told {
  readonly rule: string
  readonly path: string
  readonly line: number
  readonly severity: string
}

/** What is said of the last message on the stream. */
const saidOfLast = async (): Promise<readonly (readonly [string, string])[]> => {
  printed.length = 0
  await contractTest(options)
  const { findings }: { readonly findings: readonly Told[] } = JSON.parse(printed.join(''))
  const wrong = findings.filter(({ severity }) => severity === 'error')
  const last = Math.max(...wrong.map(({ line }) => line))
  return wrong.filter(({ line }) => line === last).map(({ rule, path }) => [rule, path] as const)
}

interface Broken {
  readonly on?: string
  readonly with?: Partial<typeof attributes> & { readonly id?: string; readonly sequence?: string }
  readonly header?: readonly [string, string]
  readonly without?: readonly string[]
  readonly payload?: unknown
  readonly raw?: string
}
const publish = async (broken: Broken = {}): Promise<void> => {
  const message = eventMessage(subject, { ...attributes, ...next(), ...broken.with }, '')
  const [changed, value = ''] = broken.header ?? []
  const kept = (message.headers ?? '')
    .split('\r\n')
    .filter((line) => ![changed, ...(broken.without ?? [])].includes(line.split(':')[0]))
    .join('\r\n')
  const own = changed === undefined || changed === 'Nats-Msg-Id' ? '' : `${changed}: ${value}\r\n`
  await publisher.publish({
    subject: broken.on ?? subject,
    id: changed === 'Nats-Msg-Id' ? value : message.id,
    headers: kept + own,
    data: broken.raw ?? JSON.stringify(broken.payload ?? measure),
  })
}

test('an event as the kit sends it, and a registration, are right', async () => {
  await publish()
  const { announceDay, announceOrganisation } = await import('@gezinsbeeld/hub')
  const operator = await region.connect({ role: 'operator', name: 'beheer' })
  const source = 'urn:nld:oin:00000099000000009000:systeem:regio'
  await announceOrganisation(operator, source, {
    ...{ organisatie: 'gi-noord', naam: 'GI Noord', rol: 'gi', oin: '00000099000000001000' },
    opentGezinnen: true,
  })
  await announceDay(operator, source, '2026-03-02')
  await contractTest(options)
  const { findings }: { readonly findings: readonly Told[] } = JSON.parse(printed.join(''))
  expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([])
  expect(findings.map(({ rule }) => rule)).toContain('coverage')
  expect(process.exitCode).not.toBe(1)
})

const other = 'gezin.v1.gi-noord.maatregel.beeindigd'
const told: readonly (readonly [string, Broken, readonly (readonly [string, string])[]])[] = [
  ['an unknown field', { payload: { ...measure, onbekend: 1 } }, [['payload-invalid', '']]],
  ['a code that is none', { payload: { ...measure, soort: 'OTS' } }, [['payload-invalid', '/soort']]],
  ['no JSON', { raw: '{"referentie":' }, [['payload-not-json', '']]],
  ['no ce-time', { without: ['ce-time'] }, [['header-missing', '']]],
  ['no ce-type', { without: ['ce-type'] }, [['header-missing', '']]],
  ['another CloudEvents version', { header: ['ce-specversion', '0.3'] }, [['header-invalid', '']]],
  ['a source without an OIN', { header: ['ce-source', 'dossier'] }, [['header-invalid', '']]],
  ['a header in another encoding', { header: ['ce-grondslag', '%E9%'] }, [['header-encoding', '']]],
  [
    'the type of another event',
    { with: { type: bericht('persoon.vastgelegd').type } },
    [['type-mismatch', '']],
  ],
  [
    'a type that is not in the contract',
    { with: { type: 'nl.gezinsbeeld.maatregel-vermoed.v1' } },
    [['type-unknown', '']],
  ],
  [
    'the schema of another event',
    { with: { dataschema: bericht('persoon.vastgelegd').schema } },
    [['dataschema-mismatch', '']],
  ],
  ['another Nats-Msg-Id', { header: ['Nats-Msg-Id', 'iets-anders'] }, [['id-mismatch', '']]],
  [
    'an object of another organisation',
    { payload: { ...measure, referentie: `gi-zuid:${object}` } },
    [['organisation-mismatch', '/referentie']],
  ],
  [
    'a person of another organisation',
    { payload: { ...measure, personen: ['gi-zuid:BBBBBBBBBBBBBBBBBBBBBB'] } },
    [['organisation-mismatch', '/personen/0']],
  ],
  [
    'another object than the subject',
    { payload: { ...measure, referentie: 'gi-noord:CCCCCCCCCCCCCCCCCCCCCC' } },
    [['object-mismatch', '/referentie']],
  ],
  [
    'an object that is no token',
    { on: 'gezin.v1.gi-noord.maatregel.opgelegd.kort' },
    [
      ['subject-invalid', ''],
      ['object-mismatch', '/referentie'],
    ],
  ],
]
test.each(told)('%s is found', async (_, broken, expected) => {
  await publish(broken)
  expect([...(await saidOfLast())].sort()).toEqual([...expected].sort())
  expect(process.exitCode).toBe(1)
})

test('an event under the subject of another gebeurtenis is found in type, schema and payload', async () => {
  await publish({ on: `${other}.${object}` })
  const rules = (await saidOfLast()).map(([rule]) => rule)
  expect(rules).toEqual(expect.arrayContaining(['type-mismatch', 'dataschema-mismatch']))
})

test('an id that a message has already is found', async () => {
  const { id } = next()
  await publish({ with: { id } })
  await publish({ with: { id }, header: ['Nats-Msg-Id', 'een-ander'] })
  expect(await saidOfLast()).toEqual([
    ['id-duplicate', ''],
    ['id-mismatch', ''],
  ])
})

test('a day that is said again is a note, and fails nothing', async () => {
  const operator = createPublisher(await region.connect({ role: 'operator', name: 'klok' }))
  const said = (id: string) => ({
    ...eventMessage(
      'register.v1.dag.2026-03-03',
      {
        ...{ id: 'dag-2026-03-03', source: attributes.source, time: attributes.time },
        ...{ type: bericht('register.dag').type, dataschema: bericht('register.dag').schema },
      },
      '{"datum":"2026-03-03"}',
    ),
    id,
  })
  await operator.publish(said('dag-2026-03-03'))
  await operator.publish(said('na-het-venster'))
  printed.length = 0
  await contractTest(options)
  const { findings }: { readonly findings: readonly Told[] } = JSON.parse(printed.join(''))
  expect(findings).toContainEqual(expect.objectContaining({ rule: 'id-repeated', severity: 'info' }))
  expect(findings.filter(({ rule, line }) => rule === 'id-duplicate' && line > 0)).not.toContainEqual(
    expect.objectContaining({ message: expect.stringContaining('register') }),
  )
})

test('other content under a sequence that the object has had, and a sequence that goes back, are found', async () => {
  const { sequence } = next()
  await publish({ with: { sequence } })
  await publish({ with: { sequence } })
  expect(await saidOfLast()).toEqual([['sequence-reused', '']])
  await publish({ with: { sequence: '0000000000000001' } })
  expect(await saidOfLast()).toEqual([['sequence-backwards', '']])
})

test('what is delivered is held against its subject too', async () => {
  const hub = await region.connect({ role: 'hub', name: 'hub' })
  const deliverer = createPublisher(hub)
  const { gezin, ...delivery } = example('gedeeld/bezorging/geldig/gewoon.json')
  const send = (on: string) =>
    deliverer.publish(eventMessage(on, { ...attributes, ...next() }, JSON.stringify({ gezin, ...delivery })))
  await send(`bezorgd.v1.gi-noord.${String(gezin)}.maatregel.opgelegd`)
  options = { ...options, stream: 'bezorgd' }
  await contractTest(options)
  expect(printed.join('')).not.toContain('"error"')
  await send('bezorgd.v1.gi-noord.DDDDDDDDDDDDDDDDDDDDDD.persoon.vastgelegd')
  const rules = new Set((await saidOfLast()).map(([rule]) => rule))
  expect(rules).toEqual(
    new Set(['type-mismatch', 'dataschema-mismatch', 'family-mismatch', 'event-mismatch']),
  )
  options = { ...options, stream: 'invoer' }
})

test.each([
  ['without anything to test', () => ({ ...options, stream: undefined })],
  ['with a credential that is not there', () => ({ ...options, credentials: 'er-niet.creds' })],
  ['with a number that is none', () => ({ ...options, max: 'veel' })],
  ['with a server that is not there', () => ({ ...options, servers: 'nats://127.0.0.1:1' })],
])('%s it is wrong usage', async (_, wrong) => {
  const { stream, ...rest } = wrong()
  await expect(contractTest(stream === undefined ? rest : { ...rest, stream })).rejects.toThrow(UserError)
})
