import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bus, createPublisher, eventMessage, readStored, request } from '@gezinsbeeld/bus'
import { startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readAudit } from './read-audit'
import { announceDay, announceErasure, announceOrganisation, today } from './register'
import { runHub } from './run-hub'
import { type Given, person, pseudonym, ref, relation, says } from './scenario'

const source = 'urn:nld:oin:00000099000000009000:systeem:test'
let region: TestRegion
let operator: Bus
let app: Bus
const adapters = new Map<string, Bus>()
const gegevens = temporaryFolder('hub')
let stopping = new AbortController()
let running: Promise<void>
let start: (folder: string) => void

beforeAll(async () => {
  region = await startRegion()
  operator = await region.connect({ role: 'operator', name: 'beheer' })
  // As short as the server lets it be: an erasure waits for its end.
  const { config } = await operator.jsm.streams.info('invoer')
  await operator.jsm.streams.update('invoer', { ...config, duplicate_window: 100_000_000 })
  for (const organisatie of ['gi', 'gi2']) {
    await announceOrganisation(operator, source, {
      ...{ organisatie, naam: organisatie, rol: 'gi', oin: '00000099000000001000', opentGezinnen: true },
    })
    adapters.set(organisatie, await region.connect({ role: 'adapter-gi', organisatie, name: 'adapter' }))
  }
  app = await region.connect({ role: 'beeld-pagina', organisatie: 'gi2', name: 'pagina' })
  const credentials = join(temporaryFolder('creds'), 'hub.creds')
  writeFileSync(credentials, await region.credential({ role: 'hub', name: 'hub' }))
  const nats = { servers: [region.url], credentials }
  start = (folder) => {
    stopping = new AbortController()
    const configuration = { nats, oin: '00000099000000009000', gegevens: folder, poort: 0, overnameNa: 1_500 }
    running = runHub(configuration, stopping.signal)
  }
  start(gegevens)
})
afterAll(async () => {
  stopping.abort()
  await running
  await region.stop()
})

let published = 0
const publish = async (organisatie: string, ...messages: readonly Given[]): Promise<void> => {
  const bus = adapters.get(organisatie)
  if (bus === undefined) throw new Error('no such adapter')
  const publisher = createPublisher(bus)
  for (const { subject, event } of messages)
    await publisher.publish(
      eventMessage(
        subject,
        { id: `test-${++published}`, source, type: event?.type ?? '', sequence: event?.sequence ?? '' },
        JSON.stringify(event?.data),
      ),
    )
  await publisher.close()
}

const families = z.object({ gezinnen: z.array(z.object({ gezin: z.string(), leden: z.array(z.unknown()) })) })
const listed = async () =>
  families.parse(await request(app, 'dienst.v1.beeld.gi2.lijst', { gebruiker: 'a', doel: 'b' })).gezinnen
const members = async (): Promise<number | undefined> =>
  (await listed().catch(() => undefined))?.[0]?.leden.length

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesUnder(path) : [path]
  })
const filesHolding = (folder: string, text: string): readonly string[] =>
  filesUnder(folder).filter((path) => readFileSync(path).includes(text))

const kind = { pseudoniemen: [pseudonym('kind')], geboortedatum: '2015-03-02' }
const vader = { naam: { voornamen: 'Zebedeus', geslachtsnaam: 'Uniekenaam' }, telefoon: '085-7654321' }

test('what is erased is nowhere on the disk, everybody who was told hears of it, and a receipt says so', async () => {
  const family = (organisatie: string): readonly Given[] => [
    person(organisatie, 'kind', kind),
    says(organisatie, 'maatregel.opgelegd', 'ots', { personen: [ref(organisatie, 'kind')], soort: 'ots' }),
  ]
  await publish('gi', ...family('gi'), person('gi', 'vader', vader), relation('gi', 'vader', 'ouder', 'kind'))
  await publish(
    'gi',
    says('gi', 'betrokkenheid.gestart', 'samen', {
      personen: [ref('gi', 'kind'), ref('gi', 'vader')],
      rol: 'overig',
    }),
  )
  await publish('gi2', ...family('gi2'))
  await waitFor(async () => (await members()) === 2)
  await waitFor(() => filesHolding(region.folder, 'Uniekenaam').length > 0)

  await announceErasure(operator, source, {
    ...{ wissing: 'wissing-1', personen: [ref('gi', 'vader')], bereik: 'persoon', opnieuw: 'weigeren' },
  })
  await waitFor(async () => (await readAudit(operator, {})).some(({ waarom }) => waarom === 'wissing-1'))
  await waitFor(async () => (await members()) === 1)
  await waitFor(() => filesHolding(gegevens, 'Uniekenaam').length === 0)
  for (const text of ['Uniekenaam', 'Zebedeus', '085-7654321'])
    expect([...filesHolding(region.folder, text), ...filesHolding(gegevens, text)]).toEqual([])

  // The hub opens its state anew.
  await waitFor(async () => (await members()) === 1)
  // What was about the child as well is still there, without him.
  const { feiten } = z
    .object({ feiten: z.array(z.object({ domein: z.string(), personen: z.array(z.string()) })) })
    .parse(
      await request(app, 'dienst.v1.beeld.gi2.toon', {
        ...{ gebruiker: 'a', doel: 'b', gezin: (await listed())[0]?.gezin },
      }),
    )
  expect(
    feiten.filter(({ domein }) => domein === 'betrokkenheid').map(({ personen }) => personen.length),
  ).toEqual([1])
})

test('who may not be shared again is refused, set apart, and gone from the stream', async () => {
  await publish('gi', person('gi', 'vader', vader, 5))
  await waitFor(async () =>
    (await readAudit(operator, {})).some(({ waarom }) => waarom?.startsWith('geweigerd-') === true),
  )
  await waitFor(async () => (await members()) === 1)
  expect(filesHolding(region.folder, 'Uniekenaam')).toEqual([])
})

test('what names somebody else as well is told without who was erased, and stands so in the stream', async () => {
  const [kind, vader] = [ref('gi', 'kind'), ref('gi', 'vader')]
  await publish(
    'gi',
    says('gi', 'overleg.gepland', 'samen', { personen: [kind, vader], soort: 'rondetafel' }),
  )
  const meetings = async (): Promise<readonly string[]> => {
    const found: string[] = []
    const { state } = await operator.jsm.streams.info('invoer')
    for await (const { subject, data } of readStored(operator, {
      ...{ stream: 'invoer', max: state.last_seq, from: 'begin' },
    }))
      if (subject.includes('.overleg.')) found.push(`${subject} ${Buffer.from(data)}`)
    return found
  }
  await waitFor(async () => {
    const found = await meetings()
    return found.length === 1 && found[0]?.startsWith('register.v1.hernieuwd.gi.overleg.gepland') === true
  })
  expect((await meetings()).join()).toContain(kind)
  expect((await meetings()).join()).not.toContain(vader)
  await waitFor(async () => (await pictures().catch(() => [])).join().includes('"domein":"overleg"'))
})

test('who may be shared again is accepted, also when the very same message comes', async () => {
  await publish(
    'gi',
    person('gi', 'oma', { naam: { voornamen: 'Oma' } }),
    relation('gi', 'oma', 'voogd', 'kind'),
  )
  await waitFor(async () => (await members()) === 2)
  await announceErasure(operator, source, {
    ...{ wissing: 'wissing-2', personen: [ref('gi', 'oma')], bereik: 'verwijzing', opnieuw: 'toestaan' },
  })
  await waitFor(async () => (await members()) === 1)
  await waitFor(async () => (await readAudit(operator, {})).some(({ waarom }) => waarom === 'wissing-2'))
  published -= 2
  await publish(
    'gi',
    person('gi', 'oma', { naam: { voornamen: 'Oma' } }),
    relation('gi', 'oma', 'voogd', 'kind'),
  )
  await waitFor(async () => (await members()) === 2)
})

test('what has passed its term is nowhere on the disk, and refused when it comes again', async () => {
  const old = (sequence: number): Given =>
    says(
      'gi',
      'betrokkenheid.beeindigd',
      'lang geleden',
      {
        ...{ personen: [ref('gi', 'kind')], rol: 'overig', einddatum: '2012-01-31' },
        contactpersoon: { naam: 'Verlopennaam' },
      },
      sequence,
    )
  await publish('gi', old(1))
  await waitFor(() => filesHolding(gegevens, 'Verlopennaam').length > 0)
  await announceDay(operator, source, today(new Date()), { betrokkenheid: 120 })
  const receipts = async (reason: string): Promise<number> =>
    (await readAudit(operator, {})).filter(({ waarom }) => waarom?.startsWith(reason) === true).length
  await waitFor(async () => (await receipts('bewaartermijn-')) === 1)
  await waitFor(() => filesHolding(gegevens, 'Verlopennaam').length === 0)
  expect(filesHolding(region.folder, 'Verlopennaam')).toEqual([])

  const before = await receipts('geweigerd-')
  await publish('gi', old(2))
  await waitFor(async () => (await receipts('geweigerd-')) === before + 1)
  expect(filesHolding(region.folder, 'Verlopennaam')).toEqual([])
  await waitFor(async () => (await members()) === 2)
})

const pictures = async (): Promise<readonly string[]> => {
  const all: string[] = []
  for (const { gezin } of await listed()) {
    const shown = await request(app, 'dienst.v1.beeld.gi2.toon', { gebruiker: 'a', doel: 'b', gezin })
    // Up to when it was read: a hub that starts announces the day, which is newer.
    const { standPer, ...picture } = z.looseObject({ standPer: z.string() }).parse(shown)
    all.push(JSON.stringify(picture))
  }
  return all
}

const countDelivered = async (): Promise<number> => {
  const { state } = await operator.jsm.streams.info('bezorgd', { subjects_filter: 'bezorgd.v1.>' })
  return Object.values(state.subjects ?? {}).reduce((sum, count) => sum + count, 0)
}

test('a hub that starts from nothing after that has byte for byte the same pictures, and sends nothing again', async () => {
  const before = await pictures()
  const sent = await countDelivered()
  stopping.abort()
  await running
  start(temporaryFolder('hub'))
  await waitFor(async () => (await members()) === 2)
  // It may open its state anew in between.
  expect(await waitFor(() => pictures().catch(() => undefined))).toEqual(before)
  expect(await countDelivered()).toBe(sent)
  // And goes on with the same ids.
  await publish(
    'gi',
    says('gi', 'maatregel.opgelegd', 'voogdij', { personen: [ref('gi', 'kind')], soort: 'voogdij' }),
  )
  await waitFor(async () => (await countDelivered()) > sent)
  const after = await waitFor(() => listed().catch(() => undefined))
  expect(after.map(({ gezin }) => gezin)).toEqual(
    before.map((picture) => z.object({ gezin: z.string() }).parse(JSON.parse(picture)).gezin),
  )
})
