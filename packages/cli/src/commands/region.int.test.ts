import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { connectBus, createPublisher, eventMessage } from '@gezinsbeeld/bus'
import { runHub } from '@gezinsbeeld/hub'
import { type Given, person, pseudonym, ref, says } from '@gezinsbeeld/hub/scenario'
import { startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { appAdd } from './app-add'
import { appRevoke } from './app-revoke'
import { appRotate } from './app-rotate'
import { audit } from './audit'
import { doctor } from './doctor'
import { erase } from './erase'
import { linkAnswer, linkList } from './link'
import { organisationAdd } from './organisation-add'
import { organisationShadow } from './organisation-shadow'
import { pictureList, pictureShow } from './picture'
import { regionStreams } from './region-streams'

let region: TestRegion
let running: Promise<void>
let place: { readonly folder: string; readonly servers: string }
const stopping = new AbortController()

beforeAll(async () => {
  region = await startRegion()
  place = { folder: dirname(region.folder), servers: region.url }
  writeFileSync(
    join(place.folder, 'operator.creds'),
    await region.credential({ role: 'operator', name: 'operator' }),
  )
  const credentials = join(temporaryFolder('creds'), 'hub.creds')
  writeFileSync(credentials, await region.credential({ role: 'hub', name: 'hub' }))
  const gegevens = temporaryFolder('hub')
  const nats = { servers: [region.url], credentials }
  running = runHub(
    { nats, oin: '00000099000000009000', gegevens, poort: 0, overnameNa: 1_500 },
    stopping.signal,
  )
})
afterAll(async () => {
  stopping.abort()
  await running
  await region.stop()
})
afterEach(() => vi.restoreAllMocks())

/** What a command prints, as the JSON lines that it prints. */
const lines = async (command: Promise<void>): Promise<readonly Record<string, unknown>[]> => {
  await command
  return written.splice(0).flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []))
}
const written: string[] = []
const listen = (): void => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(...String(text).split('\n'))
    return true
  })
}

let published = 0
const publish = async (organisatie: string, ...messages: readonly Given[]): Promise<void> => {
  const bus = await region.connect({ role: 'adapter-gi', organisatie, name: 'adapter' })
  const publisher = createPublisher(bus)
  const source = 'urn:nld:oin:00000099000000001000:systeem:test'
  for (const { subject, event } of messages)
    await publisher.publish(
      eventMessage(
        subject,
        { id: `cli-${++published}`, source, type: event?.type ?? '', sequence: event?.sequence ?? '' },
        JSON.stringify(event?.data),
      ),
    )
  await publisher.close()
}

const eva = { geboortedatum: '2015-03-02', naam: { voornamen: 'Eva', geslachtsnaam: 'Vos' } }
const look = () => ({
  servers: region.url,
  creds: join(place.folder, 'gi-a-beeld.creds'),
  user: 'mirjam',
  purpose: 'proef',
  json: true as const,
})

test('an organisation and its app are added, a family is looked at, and the audit tells who saw it and why', async () => {
  listen()
  for (const organisatie of ['gi-a', 'gi-b'])
    await organisationAdd({
      ...place,
      organisatie,
      role: 'gi',
      naam: organisatie,
      oin: '00000099000000001000',
      opensFamilies: true,
      live: true,
    })
  await appAdd({
    ...place,
    app: 'beeld',
    organisatie: 'gi-a',
    role: 'gi',
    naam: 'Beeld',
    doel: 'Kijken',
    domeinen: 'maatregel,persoon',
    geldig: '30d',
  })
  await publish(
    'gi-a',
    person('gi-a', 'eva', { ...eva, pseudoniemen: [pseudonym('eva')] }),
    says('gi-a', 'maatregel.opgelegd', 'ots', { personen: [ref('gi-a', 'eva')], soort: 'ots' }),
  )
  const list = async () => (await lines(pictureList(look()).catch(() => undefined)))[0]
  const family = await waitFor(list)
  expect(family).toMatchObject({ niveau: 'volledig', leden: 'Eva Vos (kind)' })
  const [picture] = await lines(pictureShow(String(family['gezin']), look()))
  const persoon = JSON.parse(JSON.stringify(picture)).leden[0].persoon
  const seen = await lines(audit({ ...place, persoon, json: true }))
  expect(seen.map(({ handeling }) => handeling)).toEqual(expect.arrayContaining(['bezorgd', 'lijst', 'toon']))
  expect(seen.find(({ handeling }) => handeling === 'toon')).toMatchObject({
    gebruiker: 'mirjam',
    waarom: 'proef',
    organisatie: 'gi-a',
  })
  expect(seen.find(({ handeling }) => handeling === 'bezorgd')).toMatchObject({ waarom: 'eigen-maatregel' })
  expect(JSON.stringify(seen)).not.toContain('Vos')
  expect(await lines(audit({ ...place, referentie: ref('gi-a', 'eva'), json: true }))).toEqual(seen)
  expect(await lines(audit({ ...place, referentie: ref('gi-b', 'eva'), json: true }))).toEqual([])
  expect(await lines(audit({ ...place, persoon: `persoon:${'x'.repeat(22)}`, json: true }))).toEqual([])
})

test('a proposed link is listed, confirmed by both, and then one person', async () => {
  listen()
  await publish('gi-b', person('gi-b', 'e', eva))
  const rows = async () => await lines(linkList({ ...place, json: true }))
  const proposed = await waitFor(async () => {
    const found = await rows()
    return found.length === 2 && found
  })
  expect(proposed.map(({ stand }) => stand)).toEqual(['voorgesteld', 'voorgesteld'])
  for (const { koppeling, personen } of proposed) {
    const organisatie = String(koppeling).split(':')[0] ?? ''
    const creds = join(place.folder, `${organisatie}-pagina.creds`)
    const credential = await region.credential({ role: 'beeld-pagina', organisatie, name: 'pagina' })
    writeFileSync(creds, credential, { mode: 0o600 })
    await linkAnswer('bevestigd', String(koppeling), {
      servers: region.url,
      creds,
      personen: String(personen),
    })
  }
  await waitFor(async () => (await rows()).every(({ stand }) => stand === 'bevestigd'))
})

test('what an organisation in the shadow would be told, and others of it, is counted before it is live', async () => {
  listen()
  const registration = { organisatie: 'gi-nieuw', role: 'gi', naam: 'Nieuw', oin: '00000099000000002000' }
  await organisationAdd({ ...place, ...registration, opensFamilies: true })
  await publish(
    'gi-nieuw',
    person('gi-nieuw', 'eva', { ...eva, pseudoniemen: [pseudonym('eva')] }),
    says('gi-nieuw', 'maatregel.opgelegd', 'jr', {
      personen: [ref('gi-nieuw', 'eva')],
      soort: 'jeugdreclassering',
    }),
  )
  const [report] = await lines(organisationShadow('gi-nieuw', { ...place, json: true }))
  expect(report).toMatchObject({ schaduw: true, personen: 1, gekoppeld: 1, gezinnen: 1 })
  expect(JSON.stringify(report)).not.toContain('Vos')
  await organisationShadow('gi-nieuw', place)
  const told = written.splice(0).join('\n')
  expect(told).toMatch(/in de schaduw +ja/)
  expect(told).toMatch(/gi-a +1 +maatregel 1/)
  expect(told).toMatch(/gi-nieuw +1 +.*toegang 1/)
  await expect(organisationShadow('gi-niemand', place)).rejects.toThrow(/no registration/)
})

test('an app gets a new credential, its older one is shut out, and then the app itself', async () => {
  listen()
  const app = 'tijdelijk'
  const tot = '2099-12-31'
  const about = { organisatie: 'gi-a', role: 'gi', naam: 'Tijdelijk', doel: 'Proef', domeinen: 'maatregel' }
  await appAdd({ ...place, app, ...about, geldig: '30d', tot })
  const file = join(place.folder, 'gi-a-tijdelijk.creds')
  const enter = async () => {
    const credentials = readFileSync(file, 'utf8')
    const bus = await connectBus({ servers: region.url, credentials, name: 'app' })
    const ended = new Promise((resolve) => bus.onStatus(({ type }) => type === 'closed' && resolve(type)))
    return { bus, ended }
  }
  const days = ({ bus }: Awaited<ReturnType<typeof enter>>): number =>
    Math.round(((bus.identity.expiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000)
  const durable = async (bus: Awaited<ReturnType<typeof enter>>['bus']) =>
    (await bus.js.consumers.get('bezorgd', 'gi-a_tijdelijk')).info()
  const first = await enter()
  expect(days(first)).toBe(30)
  expect((await durable(first.bus)).config.filter_subjects).toEqual([
    'bezorgd.v1.gi-a.*.maatregel.*',
    'bezorgd.v1.gi-a.*.toegang.*',
  ])
  await appRotate({ ...place, app, geldig: '12h' })
  const second = await enter()
  await first.bus.nc.flush()
  await appRevoke({ ...place, app, old: true })
  await first.ended
  expect((await durable(second.bus)).name).toBe('gi-a_tijdelijk')
  await appRevoke({ ...place, app })
  await second.ended
  expect(existsSync(file)).toBe(false)
  const operator = await region.connect({ role: 'operator', name: 'operator' })
  await expect(operator.jsm.consumers.info('bezorgd', 'gi-a_tijdelijk')).rejects.toThrow(/not found/)
  // What the region knows of it: that it reads no longer.
  await expect(appRotate({ ...place, app, geldig: '30d' })).rejects.toThrow(/a day that is not over/)
  await expect(appRevoke({ ...place, app: 'geen-app' })).rejects.toThrow(/no app of that name/)
})

test('an app is of an organisation that takes part, in its own role', async () => {
  const app = { app: 'week', naam: 'Week', doel: 'Proef', domeinen: 'maatregel', geldig: '30d' }
  await expect(appAdd({ ...place, ...app, organisatie: 'gi-niemand', role: 'gi' })).rejects.toThrow(
    '--organisatie gi-niemand: found no organisation of that name in the region',
  )
  await expect(appAdd({ ...place, ...app, organisatie: 'gi-a', role: 'ggz' })).rejects.toThrow(
    '--role ggz: expected gi, the role of gi-a',
  )
  const other = { organisatie: 'gi-a', role: 'ggz', naam: 'A', oin: '00000099000000001000' }
  await expect(organisationAdd({ ...place, ...other })).rejects.toThrow('--role ggz: found gi-a as gi')
  expect(existsSync(join(place.folder, 'gi-niemand-week.creds'))).toBe(false)
})

test('what the contract does not allow is said by option, with what was found and what is expected', async () => {
  const wrong = { organisatie: 'GI A', role: 'school', naam: 'A', oin: '123' }
  await expect(organisationAdd({ ...place, ...wrong })).rejects.toThrow(
    /^--organisatie: found "GI A", must match .*\n--role: found "school", must be one of gi, .*\n--oin: found "123", must/,
  )
  await expect(erase({ ...place, wissing: 'w', personen: 'eva' })).rejects.toThrow(/--personen: found "eva"/)
})

test('an audit that asks for what cannot be is refused: nothing found would read as nobody saw it', async () => {
  await expect(audit({ ...place, gezin: '12' })).rejects.toThrow('--gezin: found 12, expected 22 characters')
  await expect(audit({ ...place, referentie: 'eva' })).rejects.toThrow(/--referentie: found eva/)
})

test('one server keeps one copy: more is refused, and none is lost by asking for nothing', async () => {
  listen()
  await expect(regionStreams({ ...place, replicas: '3' })).rejects.toThrow(/found one nats-server/)
  const operator = await region.connect({ role: 'operator', name: 'operator' })
  const { config } = await operator.jsm.streams.info('audit')
  // It takes the number all the same.
  await operator.jsm.streams.update('audit', { ...config, num_replicas: 3 })
  await regionStreams(place)
  expect((await operator.jsm.streams.info('audit')).config.num_replicas).toBe(3)
  const found = await lines(doctor({ ...place, json: true }))
  expect(found.find(({ wat }) => wat === 'stroom audit: kopieën')).toMatchObject({ gevonden: '1' })
})

test('doctor finds what is weaker than production, and nothing wrong', async () => {
  listen()
  const found = await lines(doctor({ ...place, json: true }))
  expect(found.filter(({ oordeel }) => oordeel === 'fout')).toEqual([])
  expect(found.filter(({ wat }) => wat === 'duurzaamheid')).toMatchObject([{ oordeel: 'let op' }])
  expect(found.filter(({ wat }) => wat === 'stroom audit: onuitwisbaar')).toMatchObject([{ oordeel: 'goed' }])
})

test('erase waits for its receipt, and the family is gone', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  listen()
  await erase({ ...place, wissing: 'wissing-1', personen: ref('gi-a', 'eva') })
  await waitFor(async () => (await lines(pictureList(look()).catch(() => publish('gi-a')))).length === 0)
})

test('no erasure is told as done that was not: a name that was used, somebody of whom the hub never heard', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  listen()
  const again = { ...place, wissing: 'wissing-1', personen: ref('gi-a', 'eva') }
  await erase(again)
  await expect(erase({ ...again, personen: ref('gi-b', 'e') })).rejects.toThrow(
    /an earlier erasure of that name/,
  )
  const unknown = ref('gi-a', 'niemand')
  await expect(erase({ ...place, wissing: 'wissing-2', personen: unknown })).rejects.toThrow(
    `--personen: found ${unknown}, of whom the hub has never heard`,
  )
})
