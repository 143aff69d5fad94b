import { linkPersons, type PersonRecord as ToLink } from '@gezinsbeeld/identity'
import {
  allOrganisations,
  createRegion,
  type PersonRecord,
  linkPersons as supported,
} from '@gezinsbeeld/region'
import { expect, test } from 'vitest'
import { pseudonym, token } from './rules/region-in-words'

/**
 * Who is who over a whole region with the noise of real life, against the truth: of every two records of one story whether they are
 * one person. A false link is a privacy breach; none is made. A missed one leaves a child unseen: every link that the data
 * supports is made, and what the others lack is printed, by kind of noise.
 */
const seeds = [1, 2, 3, 4, 5]
const families = 300

const refOf = ({ organisatie, sleutelruimte, sleutel }: PersonRecord): string =>
  `${organisatie}:${token(organisatie, sleutelruimte, sleutel)}`

const asSaid = (record: PersonRecord): ToLink => {
  const { organisatie, bsn, eerdereBsns = [], geboortedatum, ongeboren, geslacht, naam, velden } = record
  return {
    ref: refOf(record),
    organisatie,
    pseudoniemen: bsn === undefined || ongeboren ? [] : [bsn, ...eerdereBsns].map(pseudonym),
    naam: { geslachtsnaam: naam, ...Object(velden['naam']) },
    ...(geboortedatum !== undefined && { geboortedatum }),
    ...(ongeboren && { ongeboren }),
    ...(geslacht !== undefined && { geslacht: geslacht === 'M' ? 'man' : 'vrouw' }),
  }
}

type Noise =
  | 'the BSN is lacking at one of them'
  | 'two BSNs'
  | "somebody else's BSN in between"
  | 'unborn at one of them'
  | 'a birth date that contradicts'
  | 'an incomplete or lacking birth date'
  | 'another name'
  | 'none'

/** What stands between two records of one person: the first of these that does. */
const noiseOf = (a: PersonRecord, b: PersonRecord, others: readonly PersonRecord[]): Noise => {
  const bsns = (record: PersonRecord) =>
    record.bsn === undefined ? [] : [record.bsn, ...(record.eerdereBsns ?? [])]
  if (a.ongeboren !== b.ongeboren) return 'unborn at one of them'
  if (bsns(a).length === 0 || bsns(b).length === 0) return 'the BSN is lacking at one of them'
  if (!bsns(a).some((bsn) => bsns(b).includes(bsn))) return 'two BSNs'
  const [x = '', y = ''] = [a.geboortedatum, b.geboortedatum]
  if (!x.startsWith(y) && !y.startsWith(x)) return 'a birth date that contradicts'
  const intruder = others.some(
    ({ bsn, who }) => bsn !== undefined && bsns(a).includes(bsn) && who.key !== a.who.key,
  )
  if (intruder) return "somebody else's BSN in between"
  if (x !== y) return 'an incomplete or lacking birth date'
  return a.naam === b.naam ? 'none' : 'another name'
}

interface Tally {
  /** Pairs of records of one true person. */
  one: number
  /** Of those, what the data supports; what was linked; and what was at least proposed. */
  supported: number
  linked: number
  proposed: number
  /** Linked, and two people. */
  wrong: number
}

const groupOf = <T>(groups: readonly (readonly T[])[]): ReadonlyMap<T, number> =>
  new Map(groups.flatMap((group, number) => group.map((one) => [one, number] as const)))

test('no false link at all, and every link that the data supports, whatever the noise', () => {
  const tallies = new Map<Noise, Tally>()
  const at = (noise: Noise): Tally => {
    const tally = tallies.get(noise) ?? { one: 0, supported: 0, linked: 0, proposed: 0, wrong: 0 }
    tallies.set(noise, tally)
    return tally
  }
  const wrong: string[] = []
  const missed: string[] = []
  for (const seed of seeds) {
    const region = createRegion({ families, seed, vandaag: '2026-11-22', organisaties: allOrganisations })
    const stories = [...region.stories()]
    const everybody = stories.flatMap(({ persons }) => persons)
    const { groepen, voorstellen } = linkPersons(everybody.map(asSaid))
    const linked = groupOf(groepen)
    const proposed = new Set(voorstellen.map(({ een, ander }) => [een, ander].sort().join(' ')))
    const whoIs = new Map(everybody.map((record) => [refOf(record), `${seed} ${record.who.key}`]))
    // Also across stories: a group that holds two people.
    for (const group of groepen)
      if (new Set(group.map((ref) => whoIs.get(ref))).size > 1) wrong.push(group.join(' '))
    for (const { persons } of stories) {
      const support = groupOf(supported(persons).map(({ records }) => records))
      persons.forEach((a, i) => {
        for (const b of persons.slice(i + 1)) {
          const [x, y] = [refOf(a), refOf(b)]
          const together = linked.get(x) === linked.get(y)
          if (a.who.key !== b.who.key) {
            if (together) at('none').wrong += 1
            continue
          }
          const tally = at(noiseOf(a, b, persons))
          const shown = support.get(a) === support.get(b)
          tally.one += 1
          if (shown) tally.supported += 1
          if (together) tally.linked += 1
          if (proposed.has([x, y].sort().join(' '))) tally.proposed += 1
          if (shown && !together) missed.push(`${a.id} and ${b.id}`)
        }
      })
    }
  }
  process.stdout.write(table(tallies))
  expect(wrong).toEqual([])
  expect(missed).toEqual([])
  expect(at('none').linked).toBe(at('none').one)
  // Each kind of noise is there, or nothing was measured of it.
  expect([...tallies.values()].every(({ one }) => one > 0)).toBe(true)
  expect(tallies.size).toBeGreaterThan(5)
})

const table = (tallies: ReadonlyMap<Noise, Tally>): string => {
  const share = (part: number, of: number): string => (of === 0 ? '-' : `${((100 * part) / of).toFixed(1)} %`)
  const rows = [...tallies].sort(([, a], [, b]) => b.one - a.one)
  const sum = (key: keyof Tally): number => rows.reduce((total, [, tally]) => total + tally[key], 0)
  const all: Tally = {
    ...{ one: sum('one'), supported: sum('supported'), linked: sum('linked') },
    ...{ proposed: sum('proposed'), wrong: sum('wrong') },
  }
  const lines = [...rows, ['everything', all] as const].map(
    ([noise, { one, supported: shown, linked, proposed, wrong }]) =>
      [
        noise.padEnd(40),
        String(one).padStart(7),
        share(linked, linked + wrong).padStart(10),
        share(linked, shown).padStart(14),
        share(linked, one).padStart(10),
        String(proposed).padStart(10),
      ].join(''),
  )
  const head = `${'noise between two records of one person'.padEnd(40)}  pairs precision of supported    recall  proposed`
  return `\n${head}\n${lines.join('\n')}\n\n`
}
