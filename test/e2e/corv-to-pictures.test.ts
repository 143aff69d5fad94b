import { adapter as gi } from '@gezinsbeeld/adapter-gi'
import { type Rehearsed, rehearsal } from '@gezinsbeeld/adapter-kit/rehearsal'
import { type Given, published, registers, type Scenario, scenario } from '@gezinsbeeld/hub/scenario'
import { allOrganisations, createRegion, organisations } from '@gezinsbeeld/region'
import { expect, test } from 'vitest'

/**
 * What a GI hears of the Raad, beside its own dossier: the Raad's notificaties of the region that are addressed to it, as its gateway leaves
 * them. The measure is in the picture whether or not the dossier has it, and nobody stands there twice.
 */
const organisatie = 'gi-noord'
const { oin } = organisations[organisatie]
const region = createRegion({
  families: 1200,
  seed: 3,
  vandaag: '2026-11-22',
  organisaties: allOrganisations,
})
const berichten = region.systems.rvdk.filter(({ xml }) =>
  new RegExp(`<StUF:ontvanger>\\s*<StUF:organisatie>${oin}<`).test(xml),
)

const givenOf = ({ events, parked }: Rehearsed): readonly Given[] => {
  expect(parked).toEqual([])
  return events.map(({ naam, object, data }, place) =>
    published(organisatie, naam, object.slice(object.indexOf('.') + 1), data, place + 1),
  )
}

const heard = async (): Promise<readonly Given[]> => {
  const desk = await rehearsal(gi, 'corv', { eigen: [oin] })
  let all: Rehearsed = { events: [], parked: [] }
  for (const { bestand, xml } of berichten) all = await desk.leave(bestand, xml)
  return givenOf(all)
}

/** The dossier's rows of those whom the messages name. */
const dossier = async (): Promise<readonly Given[]> => {
  const desk = await rehearsal(gi, 'persoon')
  let all: Rehearsed = { events: [], parked: [] }
  const named = region.systems[organisatie].persoon.filter(
    ({ bsn }) => bsn !== null && berichten.some(({ xml }) => xml.includes(`>${bsn}<`)),
  )
  for (const row of named) all = await desk.give(String(row.persoon_id), row)
  return givenOf(all)
}

const measuresIn = (hub: Scenario): readonly string[] =>
  hub
    .sees(organisatie)
    .flatMap(({ beeld: { feiten } }) =>
      feiten.flatMap(({ domein, gegevens }) =>
        domein === 'maatregel' ? [String(Reflect.get(gegevens, 'datumBeslissing'))] : [],
      ),
    )

/** How many persons the hub takes those for who are written down with the same BSN, name, birth date and sex. */
const personsBehind = (hub: Scenario, said: readonly Given[]): readonly number[] => {
  const written = new Map<string, Set<string>>()
  for (const { event } of said) {
    const { referentie, pseudoniemen, naam, geboortedatum, geslacht } = Object(event?.data)
    if (pseudoniemen === undefined) continue
    const who = JSON.stringify([pseudoniemen, naam, geboortedatum, geslacht])
    written.set(who, (written.get(who) ?? new Set()).add(referentie))
  }
  const personOf = new Map(hub.tables.persoonVan.entries().map(({ key, value }) => [key, value]))
  return [...written.values()].flatMap((found) =>
    found.size < 2 ? [] : [new Set([...found].map((reference) => personOf.get(reference))).size],
  )
}

test('the measures of which the Raad tells a GI are in its pictures, and its own clients in them are known', async () => {
  const [messages, rows] = [await heard(), await dossier()]
  const told = messages.flatMap(({ subject, event }) =>
    subject.includes('.maatregel.opgelegd.')
      ? [String(Reflect.get(Object(event?.data), 'datumBeslissing'))]
      : [],
  )
  expect(told.length).toBeGreaterThan(2)
  for (const order of [
    [...messages, ...rows],
    [...rows, ...messages],
  ]) {
    const hub = scenario(registers(organisatie, 'gi'), ...order)
    try {
      expect([...measuresIn(hub)].sort()).toEqual([...told].sort())
      const persons = personsBehind(hub, order)
      expect(persons.length).toBeGreaterThan(1)
      expect(persons).toEqual(persons.map(() => 1))
    } finally {
      hub.close()
    }
  }
})
