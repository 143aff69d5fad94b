import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bus, createPublisher, eventMessage, readStored, streamNames } from '@gezinsbeeld/bus'
import { announceOrganisation, runHub } from '@gezinsbeeld/hub'
import { scenario } from '@gezinsbeeld/hub/scenario'
import { allOrganisations, createRegion, organisations } from '@gezinsbeeld/region'
import { pictures } from '@gezinsbeeld/subscriber'
import { startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
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

/** Reading a stream of which messages are being taken out can wait half a minute for what is gone. */
const patience = 120_000

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
      out.push({ naarWie: subject.split('.')[2] ?? '', text: `${subject} ${headers}\n${Buffer.from(data)}` })
  }
  const look = { gebruiker: 'proef', doel: 'proef' }
  for (const organisatie of allOrganisations) {
    const asked = pictures(await region.connect({ role: 'beeld-pagina', organisatie, name: 'pagina' }))
    for (const family of await asked.list(look)) {
      const picture = await asked.get(family.gezin, look)
      out.push({ naarWie: organisatie, text: `${JSON.stringify(family)}\n${JSON.stringify(picture)}` })
    }
  }
  return out
}

const facts = z.object({
  organisatie: z.string(),
  personen: z.array(z.string()),
  gegevens: z.looseObject({ geheimhouding: z.boolean().optional() }),
})
const told = z.object({ feit: facts.optional(), feiten: z.array(facts).default([]) })

/** The facts in what came out; of what holds none, none. */
const factsIn = ({ text }: Out): readonly z.infer<typeof facts>[] =>
  text.split('\n').flatMap((line) => {
    const start = line.indexOf('{"')
    const read = start === -1 ? undefined : told.safeParse(JSON.parse(line.slice(start)))
    return read?.success === true ? [...read.data.feiten, ...(read.data.feit ? [read.data.feit] : [])] : []
  })

/** What somebody else says of who has a secret address, and names a municipality. */
const municipalities = (
  out: readonly Out[],
): { readonly looked: number; readonly named: readonly string[] } => {
  let looked = 0
  const named: string[] = []
  for (const receiver of new Set(out.map(({ naarWie }) => naarWie))) {
    const all = out.filter(({ naarWie }) => naarWie === receiver).flatMap(factsIn)
    const secret = new Set(
      all.flatMap(({ gegevens, personen }) => (gegevens.geheimhouding === true ? personen : [])),
    )
    for (const fact of all) {
      if (fact.organisatie === receiver || !fact.personen.some((person) => secret.has(person))) continue
      looked += 1
      if (/noorddam|zuidveen/i.test(JSON.stringify(fact))) named.push(`${receiver}: ${JSON.stringify(fact)}`)
    }
  }
  return { looked, named }
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
  await waitFor(silent, 'silence', patience).catch(() => undefined)
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

test('in which municipality somebody with a secret address is known is in no fact of anybody else, whoever says it', async () => {
  let found = { looked: 0, named: [] as readonly string[] }
  const silent = async (): Promise<boolean> => {
    found = municipalities(await everythingOut())
    return found.named.length === 0
  }
  await waitFor(silent, 'silence', patience).catch(() => undefined)
  expect(found.named.slice(0, 5)).toEqual([])
  expect(found.looked).toBeGreaterThan(100)
  // It would be found: of who has no secret address it is told.
  expect((await everythingOut()).some(({ text }) => text.includes('Gemeente Noorddam'))).toBe(true)
})
