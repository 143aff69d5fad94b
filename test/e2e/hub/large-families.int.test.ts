import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bus, createPublisher, eventMessage, type Publisher, request } from '@gezinsbeeld/bus'
import { announceOrganisation, runHub } from '@gezinsbeeld/hub'
import { type Given, person, ref, relation, says } from '@gezinsbeeld/hub/scenario'
import { pictures } from '@gezinsbeeld/subscriber'
import { startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

/** Families that somebody made so large that a message does not hold their picture, or a list of them. */

const organisatie = 'gi'
const source = 'urn:nld:oin:00000099000000001000:systeem:test'
const look = { gebruiker: 'jeugdbeschermer', doel: 'test' }
const stopping = new AbortController()
let region: TestRegion
let operator: Bus
let app: Bus
let publisher: Publisher
let running: Promise<void>

beforeAll(async () => {
  region = await startRegion()
  operator = await region.connect({ role: 'operator', name: 'beheer' })
  await announceOrganisation(operator, source, {
    ...{ organisatie, naam: 'GI Noord', rol: 'gi', oin: '00000099000000001000', opentGezinnen: true },
  })
  publisher = createPublisher(await region.connect({ role: 'adapter-gi', organisatie, name: 'adapter' }))
  app = await region.connect({ role: 'beeld-pagina', organisatie, name: 'pagina' })
  const gegevens = temporaryFolder('hub')
  const credentials = join(gegevens, 'hub.creds')
  writeFileSync(credentials, await region.credential({ role: 'hub', name: 'hub' }))
  running = runHub(
    {
      nats: { servers: [region.url], credentials },
      oin: '00000099000000009000',
      gegevens,
      poort: 0,
      overnameNa: 2_000,
    },
    stopping.signal,
  )
  await waitFor(async () => (await listed(0).catch(() => undefined)) !== undefined)
})
afterAll(async () => {
  stopping.abort()
  await running
  await region.stop()
})

let published = 0
const publish = async (messages: readonly Given[]): Promise<void> => {
  await Promise.all(
    messages.map(({ subject, event }) => {
      const attributes = {
        id: `groot-${++published}`,
        source,
        type: event?.type ?? '',
        sequence: event?.sequence ?? '',
      }
      return publisher.publish(eventMessage(subject, attributes, JSON.stringify(event?.data)))
    }),
  )
}

/** As many bytes as letters can have. */
const long = (count: number): string => '\u0001'.repeat(count)
const naam = { voornamen: long(200), geslachtsnaam: long(200) }
const times = <T>(count: number, make: (n: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, n) => make(n))
const family = (kind: string, members: number): readonly Given[] => [
  person(organisatie, kind, { geboortedatum: '2015-03-02', naam }),
  says(organisatie, 'maatregel.opgelegd', `ots ${kind}`, {
    personen: [ref(organisatie, kind)],
    soort: 'ots',
  }),
  ...times(members, (n) => person(organisatie, `${kind}/${n}`, { naam })),
  ...times(members, (n) => relation(organisatie, `${kind}/${n}`, 'netwerk', kind)),
]
const listed = async (members: number) =>
  (await pictures(app).list(look)).filter(({ leden }) => leden.length === members + 1)

const page = z.object({ feiten: z.array(z.object({ sleutel: z.string() })), volgende: z.string().optional() })

test('the picture of a family of four hundred is shown in pages, each of them a look, and an app gets it whole', async () => {
  await publish(family('groot', 399))
  await waitFor(async () => (await listed(399)).length === 1, 'the family', 120_000)
  const gezin = (await listed(399))[0]?.gezin ?? ''
  const first = page.parse(await request(app, `dienst.v1.beeld.${organisatie}.toon`, { ...look, gezin }))
  expect(first.volgende).toBe(first.feiten.at(-1)?.sleutel)

  const looks = async () =>
    (await operator.jsm.streams.info('audit', { subjects_filter: `audit.v1.${organisatie}.ingezien` })).state
      .subjects
  const before = Object.values((await looks()) ?? {})[0] ?? 0
  const whole = await pictures(app).get(gezin, look)
  expect(Object.values((await looks()) ?? {})[0]).toBeGreaterThan(before + 1)
  const of = (domein: string) =>
    new Set(whole?.feiten.filter((f) => f.domein === domein).map((f) => f.sleutel)).size
  expect([of('persoon'), of('relatie'), of('maatregel'), whole?.feiten.length]).toEqual([400, 399, 1, 800])
  expect(first.feiten.length).toBeLessThan(800)
  expect(whole).not.toHaveProperty('volgende')
})

test('families that together do not fit in a message are listed in pages, each of them once', async () => {
  const count = 12
  await publish(times(count, (n) => family(`kind ${n}`, 60)).flat())
  await waitFor(async () => (await listed(60)).length === count, 'the families', 120_000)
  expect(new Set((await listed(60)).map(({ gezin }) => gezin)).size).toBe(count)
  const first = await request(app, `dienst.v1.beeld.${organisatie}.lijst`, look)
  expect(z.object({ gezinnen: z.array(z.unknown()) }).parse(first).gezinnen.length).toBeLessThan(count)
})
