import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bus, createPublisher, eventMessage, readStored, streamNames } from '@gezinsbeeld/bus'
import { announceOrganisation, runHub } from '@gezinsbeeld/hub'
import { scenario } from '@gezinsbeeld/hub/scenario'
import { allOrganisations, createRegion, organisations } from '@gezinsbeeld/region'
import { pictures } from '@gezinsbeeld/subscriber'
import { startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Planted, plantSecrets } from './rules/plant-secrets'
import { type Item, itemsOf, registered, sayAll } from './rules/region-in-words'

/**
 * A whole region at a real hub, with places planted wherever the contract lets an organisation name one about somebody whose
 * address is secret: by who does not know of the secret, and before anybody did. Then everything that came out is searched.
 */
let region: TestRegion
let operator: Bus
let running: Promise<void>
let planted: readonly Planted[]
let known: readonly string[]
let said: readonly Item[]
const stopping = new AbortController()
const source = 'urn:nld:oin:00000099000000009000:systeem:test'

beforeAll(async () => {
  region = await startRegion()
  operator = await region.connect({ role: 'operator', name: 'beheer' })
  const folder = temporaryFolder('hub')
  const credentials = join(folder, 'hub.creds')
  writeFileSync(credentials, await region.credential({ role: 'hub', name: 'hub' }))
  const nats = { servers: [region.url], credentials }
  running = runHub(
    { nats, oin: '00000099000000009000', gegevens: folder, poort: 0, overnameNa: 2_000 },
    stopping.signal,
  )
  for (const organisatie of allOrganisations) {
    const { naam, rol, oin, opentGezinnen } = organisations[organisatie]
    await announceOrganisation(operator, source, { organisatie, naam, rol, oin, opentGezinnen })
  }
  const synthetic = createRegion({
    families: 60,
    seed: 3,
    vandaag: '2026-11-22',
    organisaties: allOrganisations,
  })
  const stories = [...synthetic.stories()]
  known = [
    ...synthetic.truth.secrets,
    ...stories.flatMap(({ persons }) => persons.flatMap(({ bsn }) => bsn ?? [])),
  ]
  const { before, after, planted: places } = plantSecrets(stories)
  said = inOrder(stories, before, after)
  // Who keeps a file to itself that nobody asked for keeps the secret to itself as well.
  const told = new Set(said.filter(isSecret).map(({ given }) => Object(given.event?.data).referentie))
  planted = places.filter(({ geheimVolgens }) => geheimVolgens.some((reference) => told.has(reference)))
  await publishAll(said)
  await atRest()
}, 300_000)
afterAll(async () => {
  stopping.abort()
  await running
  await region.stop()
})

const isSecret = ({ given }: Item): boolean =>
  JSON.stringify(given.event?.data).includes('"geheimhouding":true')

/** What is published openly first; then that it is secret, then what is said by who does not know. */
const inOrder = (
  stories: Parameters<typeof itemsOf>[0],
  before: readonly Item[],
  after: readonly Item[],
): readonly Item[] => {
  const { items, clients } = itemsOf(stories)
  const hub = scenario(...allOrganisations.map(registered))
  const first = sayAll(hub, { items: [...before, ...items.filter((item) => !isSecret(item))], clients })
  hub.close()
  const open = new Set(first.flatMap(({ dossiers }) => dossiers ?? []))
  const late = [...items.filter(isSecret), ...after].filter(
    ({ dossiers }) => dossiers === undefined || dossiers.some((dossier) => open.has(dossier)),
  )
  return [...first, ...late]
}

let number = 0
const nextNumber = (): number => {
  number += 1
  return number
}
const publishAll = async (items: readonly Item[]): Promise<void> => {
  const publishers = new Map(
    await Promise.all(
      allOrganisations.map(async (organisatie) => {
        const role = `adapter-${organisations[organisatie].rol}` as const
        return [
          organisatie,
          createPublisher(await region.connect({ role, organisatie, name: 'adapter' })),
        ] as const
      }),
    ),
  )
  for (const { organisatie, given } of items)
    await publishers.get(organisatie)?.publish(
      eventMessage(
        given.subject,
        {
          id: `geheim-${nextNumber()}`,
          source,
          type: given.event?.type ?? '',
          sequence: given.event?.sequence ?? '',
        },
        JSON.stringify(given.event?.data),
      ),
    )
  for (const publisher of publishers.values()) await publisher.close()
}

/** The hub has closed the last input that there is. */
const atRest = async (): Promise<void> => {
  await waitFor(async () => {
    const { state } = await operator.jsm.streams.info('invoer')
    const closed = await operator.jsm.streams.getMessage('bezorgd', { last_by_subj: 'hub.positie.v1' })
    return closed !== null && JSON.stringify(closed.json()).includes(`${state.last_seq}`)
  })
}

/** One thing that came out, as text: subject, headers and all fields; and who gets it. */
interface Out {
  readonly naarWie: string
  readonly text: string
}

const everythingOut = async (): Promise<readonly Out[]> => {
  const out: Out[] = []
  for (const stream of streamNames.filter((name) => name !== 'invoer')) {
    const { state } = await operator.jsm.streams.info(stream)
    if (state.messages === 0) continue
    for await (const { subject, headers, data } of readStored(operator, {
      stream,
      max: state.last_seq,
      from: 'begin',
    }))
      out.push({ naarWie: subject.split('.')[2] ?? '', text: `${subject} ${headers} ${Buffer.from(data)}` })
  }
  const look = { gebruiker: 'proef', doel: 'proef' }
  for (const organisatie of allOrganisations) {
    const asked = pictures(await region.connect({ role: 'beeld-pagina', organisatie, name: 'pagina' }))
    for (const family of await asked.list(look)) {
      const picture = await asked.get(family.gezin, look)
      out.push({ naarWie: organisatie, text: `${JSON.stringify(family)} ${JSON.stringify(picture)}` })
    }
  }
  return out
}

/** One expression for all of them: there are hundreds, and megabytes to search. */
const anyKnown = (): RegExp => new RegExp(`(?<![A-Za-z0-9_-])(?:${known.join('|')})(?![A-Za-z0-9_-])`, 'g')

const leaks = (out: readonly Out[]): readonly string[] =>
  out.flatMap(({ naarWie, text }) => [
    // Who said it may hear itself say it.
    ...planted
      .filter(({ tekst, doorWie }) => doorWie !== naarWie && text.includes(tekst))
      .map(({ tekst, doorWie }) => `${tekst} of ${doorWie} is told to ${naarWie} in ${text.slice(0, 80)}`),
    ...[...text.matchAll(anyKnown())].map(
      ([tekst]) => `${tekst} is told to ${naarWie} in ${text.slice(0, 80)}`,
    ),
  ])

test('a secret place, a shelter and a BSN are in no delivery, answer or line of the audit of the whole region, in no field', async () => {
  // Taking out what was published before it was known begins behind the last input.
  let found: readonly string[] = []
  const silent = async (): Promise<boolean> => {
    found = leaks(await everythingOut())
    return found.length === 0
  }
  await waitFor(silent, 'silence', 30_000).catch(() => undefined)
  expect(found.slice(0, 20)).toEqual([])
  const out = await everythingOut()
  expect(out.length).toBeGreaterThan(1_000)
  for (const organisatie of allOrganisations)
    expect(out.some(({ naarWie }) => naarWie === organisatie)).toBe(true)
  // It would be found: who said it is told it, and in what went in all of it stands.
  expect(planted.length).toBeGreaterThan(50)
  const own = planted.filter(({ tekst, doorWie }) =>
    out.some(({ naarWie, text }) => naarWie === doorWie && text.includes(tekst)),
  )
  expect(own.length).toBeGreaterThan(10)
  const went = JSON.stringify(said)
  expect(planted.filter(({ tekst }) => went.includes(tekst)).length).toBeGreaterThan(50)
})
