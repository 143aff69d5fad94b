import { type Given, type Scenario, scenario } from '@gezinsbeeld/hub/scenario'
import { allOrganisations, createRegion } from '@gezinsbeeld/region'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { itemsOf, registered } from './rules/region-in-words'

/** What every organisation sees, persons by what everybody calls them: ids are named after where they were given out. */
const seenBy = (hub: Scenario): unknown => {
  const names = new Map<string, string[]>()
  for (const { key, value } of hub.tables.persoonVan.entries())
    names.set(value, [...(names.get(value) ?? []), key])
  const name = (person: string): string => (names.get(person) ?? [person]).sort().join(' ')
  const named = (value: unknown): string =>
    JSON.stringify(value).replaceAll(/persoon:[A-Za-z0-9_-]{22}/g, (person) => name(person))
  return allOrganisations.map((organisatie) =>
    hub
      .sees(organisatie)
      .map(({ beeld: { niveau, leden, feiten, bronnen } }) => ({
        niveau,
        leden: leden.map(named).sort(),
        feiten: feiten
          .map(({ personen, ...fact }) => named({ ...fact, wie: personen.map(name).sort() }))
          .sort(),
        bronnen: bronnen.map(named).sort(),
      }))
      .map((picture) => JSON.stringify(picture))
      .sort(),
  )
}

const outcome = (messages: readonly Given[]): unknown => {
  const hub = scenario(...messages)
  try {
    return seenBy(hub)
  } finally {
    hub.close()
  }
}

/** Another version of what an object says. */
const version = (given: Given, sequence: number, data: object = {}): Given => ({
  ...given,
  ...(given.event && {
    event: {
      ...given.event,
      sequence: String(sequence).padStart(16, '0'),
      data: { ...Object(given.event.data), ...data },
    },
  }),
})

/** A dozen families of every kind, as all their organisations record them. */
const said = (seed: number): readonly Given[] => {
  const region = createRegion({ families: 14, seed, vandaag: '2026-11-22', organisaties: allOrganisations })
  return [...allOrganisations.map(registered), ...itemsOf(region.stories()).items.map(({ given }) => given)]
}

test.each([1, 2])('in any order, and however often it comes, the same is seen (seed %i)', (seed) => {
  const all = said(seed)
  const expected = outcome(all)
  expect(JSON.stringify(expected).length).toBeGreaterThan(10_000)
  const everything = fc.shuffledSubarray([...all.keys()], { minLength: all.length, maxLength: all.length })
  const again = fc.subarray([...all.keys()])
  fc.assert(
    fc.property(everything, again, (order, repeated) => {
      const messages = [...order, ...repeated].flatMap((at) => all[at] ?? [])
      expect(outcome(messages)).toEqual(expected)
    }),
    { numRuns: 6 },
  )
})

/** Of each object only what was said of it last. */
const newest = (all: readonly Given[]): readonly Given[] => [
  ...new Map(all.map((given) => [given.subject, given])).values(),
]

test.each([3, 4])('what was linked and is linked no longer is as if it had never been (seed %i)', (seed) => {
  const all = newest(said(seed))
  const persons = [...all.entries()].filter(([, { event }]) => Object(event?.data).pseudoniemen !== undefined)
  const pseudoniemenAt = (at: number): unknown => Object(all[at]?.event?.data).pseudoniemen
  const expected = outcome(all)
  const at = fc.constantFrom(...persons.map(([place]) => place))
  // Somebody gets another's BSN for a while; later it is put right.
  const mistakes = fc.uniqueArray(fc.record({ wie: at, vanWie: at }), {
    minLength: 1,
    maxLength: 12,
    selector: ({ wie }) => wie,
  })
  fc.assert(
    fc.property(mistakes, (some) => {
      const wrong = some.flatMap(({ wie, vanWie }) => {
        const right = all[wie]
        return right ? [version(right, 3, { pseudoniemen: pseudoniemenAt(vanWie) })] : []
      })
      const mended = some.flatMap(({ wie }) => (all[wie] ? [version(all[wie], 4)] : []))
      expect(outcome([...all, ...wrong, ...mended])).toEqual(expected)
    }),
    { numRuns: 6 },
  )
})
