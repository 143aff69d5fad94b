import { adapter as ggz } from '@gezinsbeeld/adapter-ggz'
import { adapter as gi } from '@gezinsbeeld/adapter-gi'
import type { AdapterDefinition, TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { type Given, published, registers, scenario } from '@gezinsbeeld/hub/scenario'
import { readBsn, referenceToken } from '@gezinsbeeld/identity'
import {
  comparePictures,
  createRegion,
  gis,
  type Organisatie,
  organisations,
  smallestRegion,
} from '@gezinsbeeld/region'
import { isLeft } from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

const keyOf = (organisatie: string) => new TextEncoder().encode(`sleutel van ${organisatie}`)
const token = (organisatie: string, keySpace: string, localKey: string) =>
  referenceToken(keyOf(organisatie), keySpace, localKey)

/** As the kit has it, but for the pseudonym: the same for one BSN everywhere, as the oblivious PRF would give it. */
const contextOf = (organisatie: string): TranslateContext & { invalid: boolean } => ({
  organisatie,
  invalid: false,
  persoon: (keySpace, localKey) => `${organisatie}:${token(organisatie, keySpace, localKey)}`,
  object: (keySpace, localKey) => token(organisatie, keySpace, localKey),
  pseudoniem(text) {
    const read = readBsn(text)
    if (read === 'ongeldig') this.invalid = true
    return typeof read === 'string' ? undefined : `1.${token('pseudoniem', 'bsn', read.bsn)}${'A'.repeat(21)}`
  },
  raadpleeg: () => undefined,
  laatWeg: () => undefined,
  config: {},
})

interface Said {
  readonly event: TranslatedEvent
  readonly vastgelegdOp: string
}

const translated = (
  organisatie: Organisatie,
  adapter: AdapterDefinition,
  feed: string,
  records: readonly object[],
  at: (record: object) => string,
) =>
  records.flatMap((record): readonly Said[] => {
    const context = contextOf(organisatie)
    const outcome = adapter.feeds.find(({ naam }) => naam === feed)?.translate(record, context)
    if (outcome === undefined) throw new Error(`no feed ${feed}`)
    return isLeft(outcome) || context.invalid
      ? []
      : outcome.right.map((event) => ({ event, vastgelegdOp: at(record) }))
  })

const given = (organisatie: Organisatie, { event, vastgelegdOp }: Said): Given =>
  published(organisatie, event.naam, event.object, {
    ...event.data,
    herkomst: { bronsysteem: 'systeem', vastgelegdOp, adapterversie: '1' },
  })

test.each([1, 2, 3])('every picture of the synthetic region equals the truth (seed %i)', (seed) => {
  const region = createRegion({ families: 200, seed, vandaag: '2026-11-22', organisaties: smallestRegion })
  const changedAt = (record: object) => String(Reflect.get(record, 'gewijzigd_op'))
  const lastUpdated = (record: object) =>
    String(Reflect.get(Reflect.get(record, 'meta') ?? {}, 'lastUpdated'))
  const hub = scenario(...smallestRegion.map((o) => registers(o, organisations[o].rol)))
  const sent = gis.flatMap((organisatie) => {
    const { verwijdering: _, ...tables } = region.systems[organisatie]
    return hub.when(
      ...Object.entries(tables).flatMap(([feed, rows]) =>
        translated(organisatie, gi, feed, rows, changedAt).map((said) => given(organisatie, said)),
      ),
    )
  })
  // The ggz publishes a client's file once somebody asks for the client, as the kit's gate does.
  const files = Object.entries(region.systems['ggz-oost']).flatMap(([type, resources]) =>
    translated('ggz-oost', ggz, type.toLowerCase(), resources, lastUpdated),
  )
  const clientOf = new Map(
    files.flatMap(({ event }) =>
      event.naam === 'persoon.vastgelegd' && event.dossier === event.data.referentie
        ? (event.data.pseudoniemen ?? []).map((pseudoniem) => [pseudoniem, event.dossier] as const)
        : [],
    ),
  )
  const asked = sent
    .filter(({ naam }) => naam === 'bekendheid.gevraagd')
    .map(({ data }) => String(data.pseudoniem))
  const shared = new Set<string>()
  for (let next = asked.pop(); next !== undefined; next = asked.pop()) {
    const client = clientOf.get(next)
    if (client === undefined || shared.has(client)) continue
    shared.add(client)
    const told = hub.when(
      ...files.filter(({ event }) => event.dossier === client).map((said) => given('ggz-oost', said)),
    )
    asked.push(
      ...told.filter(({ naam }) => naam === 'bekendheid.gevraagd').map(({ data }) => String(data.pseudoniem)),
    )
  }
  const pictures = (organisatie: Organisatie) => hub.sees(organisatie).map(({ beeld }) => beeld)
  const seen = {
    'gi-noord': pictures('gi-noord'),
    'gi-zuid': pictures('gi-zuid'),
    'ggz-oost': pictures('ggz-oost'),
  }
  const differences = comparePictures(
    region.truth,
    seen,
    (organisatie, keySpace, localKey) => `${organisatie}:${token(organisatie, keySpace, localKey)}`,
  )
  hub.close()
  expect(differences.slice(0, 30)).toEqual([])
})
