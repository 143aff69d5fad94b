import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bus, createPublisher, eventMessage, nextMessage, request } from '@gezinsbeeld/bus'
import { mostEventBytes } from '@gezinsbeeld/contracts'
import { startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readAudit } from './read-audit'
import { announceOrganisation } from './register'
import { runHub } from './run-hub'
import { type Given, person, pseudonym, ref, relation, says } from './scenario'

const source = 'urn:nld:oin:00000099000000009000:systeem:test'
const stopping = new AbortController()
let region: TestRegion
let operator: Bus
let app: Bus
let running: Promise<void>
const adapters = new Map<string, Bus>()

beforeAll(async () => {
  region = await startRegion()
  operator = await region.connect({ role: 'operator', name: 'beheer' })
  await announceOrganisation(operator, source, {
    ...{ organisatie: 'gi', naam: 'gi', rol: 'gi', oin: '00000099000000001000', opentGezinnen: true },
  })
  // Of `vreemd` there is a credential and no registration.
  for (const organisatie of ['gi', 'vreemd'])
    adapters.set(organisatie, await region.connect({ role: 'adapter-gi', organisatie, name: 'adapter' }))
  app = await region.connect({ role: 'beeld-pagina', organisatie: 'gi', name: 'pagina' })
  const credentials = join(temporaryFolder('creds'), 'hub.creds')
  writeFileSync(credentials, await region.credential({ role: 'hub', name: 'hub' }))
  const configuration = {
    nats: { servers: [region.url], credentials },
    ...{ oin: '00000099000000009000', gegevens: temporaryFolder('hub'), poort: 0, overnameNa: 1_500 },
  }
  running = runHub(configuration, stopping.signal)
})
afterAll(async () => {
  stopping.abort()
  await running
  await region.stop()
})

let published = 0
const publish = async (organisatie: string, message: OutgoingLike): Promise<void> => {
  const bus = adapters.get(organisatie)
  if (bus === undefined) throw new Error('no such adapter')
  const publisher = createPublisher(bus)
  const { subject, type, sequence, payload } = message
  const attributes = { id: `test-${++published}`, source, type, sequence }
  await publisher.publish(eventMessage(subject, attributes, payload))
  await publisher.close()
}

interface OutgoingLike {
  readonly subject: string
  readonly type: string
  readonly sequence: string
  readonly payload: string
}

const outgoing = ({ subject, event }: Given): OutgoingLike => ({
  subject,
  type: event?.type ?? '',
  sequence: event?.sequence ?? '',
  payload: JSON.stringify(event?.data),
})

const answer = z.object({ gezinnen: z.array(z.object({ leden: z.array(z.unknown()) })) })
const members = async (): Promise<number> => {
  const listed = await request(app, 'dienst.v1.beeld.gi.lijst', { gebruiker: 'a', doel: 'b' }).catch(
    () => undefined,
  )
  return listed === undefined ? 0 : (answer.parse(listed).gezinnen[0]?.leden.length ?? 0)
}

const kind = person('gi', 'kind', { pseudoniemen: [pseudonym('kind')], geboortedatum: '2015-03-02' })
const good = outgoing(kind)
const measure = says('gi', 'maatregel.opgelegd', 'ots', { personen: [ref('gi', 'kind')], soort: 'ots' })

const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
/** With a field that the contract does not know, which passes. */
const strange = (vreemd: unknown): Given =>
  says('gi', 'maatregel.opgelegd', 'vreemd', {
    ...{ personen: [ref('gi', 'kind')], soort: 'ots' },
    ...{ vreemd },
  })

const flat = outgoing(strange('plat'))
const holding = (json: string): OutgoingLike => ({ ...flat, payload: flat.payload.replace('"plat"', json) })

/** What a producer that is not ours, or a broken one, can store under its own subjects. */
const faults: readonly (readonly [what: string, organisatie: string, message: OutgoingLike])[] = [
  ['no JSON', 'gi', { ...good, payload: '{"referentie":' }],
  ['control characters', 'gi', { ...good, payload: '\u0000\uffff' }],
  ['nothing', 'gi', { ...good, payload: '' }],
  ['another type than the subject', 'gi', { ...good, type: 'nl.gezinsbeeld.maatregel-opgelegd.v1' }],
  ['no ce-sequence', 'gi', { ...good, sequence: '' }],
  ['a payload that is off the contract', 'gi', { ...good, payload: '{"naam":7}' }],
  ['another object than the subject', 'gi', { ...good, subject: outgoing(person('gi', 'ander')).subject }],
  [
    "another organisation's person",
    'gi',
    outgoing(says('gi', 'maatregel.opgelegd', 'x', { personen: [ref('gi2', 'kind')], soort: 'ots' })),
  ],
  [
    'a name that is huge',
    'gi',
    outgoing(person('gi', 'lang', { naam: { geslachtsnaam: 'x'.repeat(200_000) } })),
  ],
  ['deeply nested JSON', 'gi', { ...good, payload: `${'['.repeat(50_000)}${']'.repeat(50_000)}` }],
  ['what is larger than any event', 'gi', outgoing(strange('x'.repeat(mostEventBytes)))],
  ['what grows when it is written again', 'gi', holding(`[${Array(50_000).fill('1e20').join()}]`)],
  ['what is nested deeper than any event', 'gi', holding(deep)],
  ['its own parent', 'gi', outgoing(relation('gi', 'kind', 'ouder', 'kind'))],
]

test.each(faults)('%s is set apart, and what comes behind it is applied', async (_, organisatie, message) => {
  await publish(organisatie, message)
  const before = await members()
  const parent = `ouder ${published}`
  for (const given of [kind, measure, person('gi', parent), relation('gi', parent, 'ouder', 'kind')])
    await publish('gi', outgoing(given))
  await waitFor(async () => (await members()) > before)
})

/** The same event in structured mode, whose attributes no header has held yet. */
const publishStructured = async ({ subject, event }: Given, traceparent: string): Promise<void> => {
  const bus = adapters.get('gi')
  if (bus === undefined) throw new Error('no such adapter')
  const publisher = createPublisher(bus)
  const id = `test-${++published}`
  await publisher.publish({
    ...{ subject, id, headers: 'content-type: application/cloudevents+json\r\n' },
    data: JSON.stringify({ specversion: '1.0', id, source, traceparent, ...event }),
  })
  await publisher.close()
}

test('a trace context that no header can hold is left out of what follows from its event', async () => {
  const before = await members()
  await publishStructured(relation('gi', 'spoorloos', 'ouder', 'kind'), '\ud800')
  await waitFor(async () => (await members()) > before)
})

const picture = z.object({ feiten: z.array(z.object({ domein: z.string() })) })

test('a picture that does not fit in a message is told in several', async () => {
  await announceOrganisation(operator, source, {
    ...{ organisatie: 'gi3', naam: 'gi3', rol: 'gi', oin: '00000099000000003000', opentGezinnen: true },
  })
  adapters.set('gi3', await region.connect({ role: 'adapter-gi', organisatie: 'gi3', name: 'adapter' }))
  const long = (n: number): Given =>
    says('gi', 'signaal.afgegeven', `lang ${n}`, {
      personen: [ref('gi', 'kind')],
      soort: 'stagnatie',
      toelichting: '\u0001'.repeat(4_000),
    })
  for (let n = 0; n < 50; n += 1) await publish('gi', outgoing(long(n)))
  const child = person('gi3', 'kind', { pseudoniemen: [pseudonym('kind')], geboortedatum: '2015-03-02' })
  await publish('gi3', outgoing(child))
  const own = says('gi3', 'maatregel.opgelegd', 'ots', { personen: [ref('gi3', 'kind')], soort: 'ots' })
  await publish('gi3', outgoing(own))
  const told = async (): Promise<number> => {
    const subjects_filter = 'bezorgd.v1.gi3.*.signaal.afgegeven'
    const { state } = await operator.jsm.streams.info('bezorgd', { subjects_filter })
    const behind = Object.values(state.subjects ?? {}).reduce((sum, count) => sum + count, 0)
    // After what comes behind it, or it could come in between.
    const whole = await nextMessage(operator, 'bezorgd', 1, 'bezorgd.v1.gi3.*.gezin.momentopname')
    const inPicture = whole === null ? [] : picture.parse(whole.json()).feiten
    expect(behind === 0 || inPicture.length > 0).toBe(true)
    return inPicture.filter(({ domein }) => domein === 'signaal').length + behind
  }
  await waitFor(async () => (await told()) === 50)
})

test('an organisation that nobody registered is heard, and stops nothing', async () => {
  const child = person('vreemd', 'kind', { pseudoniemen: [pseudonym('kind')], geboortedatum: '2015-03-02' })
  const before = await members()
  await publish('vreemd', outgoing(child))
  await publish('vreemd', outgoing(relation('vreemd', 'vader', 'ouder', 'kind')))
  await publish('gi', outgoing(relation('gi', 'laatste', 'ouder', 'kind')))
  await waitFor(async () => (await members()) > before)
})

test('what was set apart raised an alarm with the reason, and without what was in it', async () => {
  const alarms = (await readAudit(operator, { organisatie: 'gi' })).filter(
    ({ handeling }) => handeling === 'alarm',
  )
  // At the first, and at each doubling of the fourteen.
  expect(alarms).toHaveLength(4)
  expect(alarms.every(({ waarom }) => waarom === 'in quarantaine gezet')).toBe(true)
})

test.each(['', ' ', 'arts\u001b[2J', 'arts\n2026-11-22', 'x'.repeat(201)])(
  'a look for %j is refused, and nothing of it is in the audit',
  async (doel) => {
    const asked = request(app, 'dienst.v1.beeld.gi.lijst', { gebruiker: 'iemand', doel })
    await expect(asked).rejects.toMatchObject({ status: 400 })
    expect((await readAudit(operator, {})).some(({ gebruiker }) => gebruiker === 'iemand')).toBe(false)
  },
)
