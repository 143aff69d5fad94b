import { afterEach, describe, expect, test } from 'vitest'
import {
  day,
  type Given,
  person,
  pseudonym,
  ref,
  registers,
  relation,
  type Scenario,
  says,
  scenario,
} from './scenario'

/** What happens to people, as organisations come to record it: who is one person and which minors are one family by then. */
const open: Scenario[] = []
const start = (...messages: readonly Given[]): Scenario => {
  const s = scenario(
    ...[registers('gi', 'gi'), registers('gi2', 'gi'), registers('ggz', 'ggz'), registers('brp', 'gemeente')],
    ...messages,
  )
  open.push(s)
  return s
}
afterEach(() => {
  for (const s of open.splice(0)) s.close()
})

const measure = (organisatie: string, kind: string) =>
  says(organisatie, 'maatregel.opgelegd', `ots ${kind}`, { personen: [ref(organisatie, kind)], soort: 'ots' })
const as = (name: string, geboortedatum: string, more: object = {}) => ({
  pseudoniemen: [pseudonym(name)],
  geboortedatum,
  ...more,
})
const at = (plaats: string) => ({
  adres: { straat: plaats, huisnummer: plaats.length + plaats.charCodeAt(0), postcode: '1234AB' },
})
/** The minors of each family, by the first reference of each. */
const families = (s: Scenario): readonly (readonly string[])[] =>
  s.tables.gezinnen
    .entries()
    .map(({ value }) =>
      value.minderjarigen
        .map(
          (minor) => [...s.tables.referenties.entries()].find(({ key }) => key === minor)?.value[0] ?? minor,
        )
        .map((reference) => reference.slice(reference.indexOf(':') + 1).replace(/-+$/, ''))
        .sort(),
    )
    .sort()
const samePerson = (s: Scenario, one: string, other: string): boolean =>
  s.tables.persoonVan.get(one) === s.tables.persoonVan.get(other)

describe('a child', () => {
  const mother = [person('gi', 'moeder', as('moeder', '1990-01-01', at('A')))]

  test('that is expected is a member, and once born is the same child, at every organisation', () => {
    const expected = person('gi', 'kind', { ongeboren: { verwachteDatum: '2026-12-01' } })
    const s = start(...mother, expected, relation('gi', 'moeder', 'ouder', 'kind'), measure('gi', 'kind'))
    expect(families(s)).toEqual([['kind']])
    const [before] = s.sees('gi')
    s.when(person('gi', 'kind', as('kind', '2026-11-28'), 2), person('ggz', 'kind', as('kind', '2026-11-28')))
    expect(families(s)).toEqual([['kind']])
    expect(s.sees('gi')[0]?.beeld.gezin).toBe(before?.beeld.gezin)
    expect(samePerson(s, ref('gi', 'kind'), ref('ggz', 'kind'))).toBe(true)
    // Not its mother's, though an organisation once wrote hers on it.
    expect(samePerson(s, ref('gi', 'kind'), ref('gi', 'moeder'))).toBe(false)
  })

  test('that is expected and recorded with the BSN of its mother is not its mother', () => {
    const s = start(
      ...mother,
      person('ggz', 'm', as('moeder', '1990-01-01')),
      person('gi2', 'kind', { ongeboren: {}, pseudoniemen: [pseudonym('moeder')] }),
    )
    expect(samePerson(s, ref('gi', 'moeder'), ref('ggz', 'm'))).toBe(true)
    expect(samePerson(s, ref('gi', 'moeder'), ref('gi2', 'kind'))).toBe(false)
  })

  test('that is removed from home stays in the family of its parents, and joins nobody where it goes', () => {
    const both = ['een', 'twee'].flatMap((kind) => [
      person('gi', kind, as(kind, '2015-01-01', at('A'))),
      relation('gi', 'moeder', 'ouder', kind),
      measure('gi', kind),
    ])
    const s = start(
      ...mother,
      ...both,
      ...[
        person('gi', 'pleeg', as('pleeg', '1980-01-01', at('B'))),
        person('gi', 'eigen', as('eigen', '2014-01-01', at('B'))),
      ],
      ...[relation('gi', 'pleeg', 'ouder', 'eigen'), measure('gi', 'eigen')],
    )
    expect(families(s)).toEqual([['eigen'], ['een', 'twee']].sort())
    s.when(
      person('gi', 'een', as('een', '2015-01-01', at('B')), 2),
      relation('gi', 'pleeg', 'pleegouder', 'een'),
    )
    const apart = families(s)
    expect(apart.flat().sort()).toEqual(['een', 'eigen', 'twee'])
    expect(apart).toContainEqual(['eigen'])
  })

  test('that is adopted leaves the family of before, and those parents count no longer', () => {
    const s = start(
      ...mother,
      ...[
        person('gi', 'broer', as('broer', '2012-01-01', at('A'))),
        person('gi', 'kind', as('kind', '2020-01-01', at('A'))),
      ],
      ...[relation('gi', 'moeder', 'ouder', 'broer'), relation('gi', 'moeder', 'ouder', 'kind')],
      ...[measure('gi', 'broer'), measure('gi', 'kind')],
    )
    expect(families(s)).toEqual([['broer', 'kind']])
    s.when(
      ...[
        person('gi', 'adoptief', as('adoptief', '1985-01-01', at('C'))),
        relation('gi', 'adoptief', 'ouder', 'kind'),
      ],
      says(
        'gi',
        'relatie.vastgelegd',
        'moeder ouder kind',
        {
          ...{ van: ref('gi', 'moeder'), naar: ref('gi', 'kind'), soort: 'ouder', einddatum: '2026-01-01' },
          personen: [ref('gi', 'moeder'), ref('gi', 'kind')],
        },
        2,
      ),
    )
    expect(families(s)).toEqual([['broer'], ['kind']])
  })

  test('that comes of age is a member no longer, and its younger sister still is', () => {
    const s = start(
      day('2026-11-22'),
      ...mother,
      ...[
        person('gi', 'oudste', as('oudste', '2008-11-23')),
        person('gi', 'jongste', as('jongste', '2012-01-01')),
      ],
      ...[relation('gi', 'moeder', 'ouder', 'oudste'), relation('gi', 'moeder', 'ouder', 'jongste')],
      ...[measure('gi', 'oudste'), measure('gi', 'jongste')],
    )
    s.when(day('2026-11-23'))
    expect(families(s)).toEqual([['jongste']])
  })
})

describe('half-siblings', () => {
  const recorded = (address: string, sequence = 1) => [
    person('gi', 'jongste', as('jongste', '2018-01-01', at(address)), sequence),
  ]
  const s0 = [
    person('gi', 'moeder', as('moeder', '1990-01-01', at('A'))),
    person('gi', 'vader', as('vader', '1990-01-01', at('A'))),
    person('gi', 'ex', as('ex', '1990-01-01', at('B'))),
    person('gi', 'oudste', as('oudste', '2012-01-01', at('A'))),
    ...[relation('gi', 'moeder', 'ouder', 'oudste'), relation('gi', 'ex', 'ouder', 'oudste')],
    ...[relation('gi', 'moeder', 'ouder', 'jongste'), relation('gi', 'vader', 'ouder', 'jongste')],
    ...[measure('gi', 'oudste'), measure('gi', 'jongste')],
  ]

  test('are one family while both live with the parent they share, and two when one moves out', () => {
    const s = start(...s0, ...recorded('A'))
    expect(families(s)).toEqual([['jongste', 'oudste']])
    s.when(...recorded('B', 2))
    expect(families(s)).toEqual([['jongste'], ['oudste']])
    s.when(...recorded('A', 3))
    expect(families(s)).toEqual([['jongste', 'oudste']])
  })
})

describe('somebody', () => {
  test('who has died stays a parent, in the picture with that day', () => {
    const s = start(
      ...[person('gi', 'vader', as('vader', '1980-01-01')), person('gi', 'kind', as('kind', '2015-01-01'))],
      ...[relation('gi', 'vader', 'ouder', 'kind'), measure('gi', 'kind')],
    )
    s.when(person('gi', 'vader', as('vader', '1980-01-01', { overlijdensdatum: '2026-11-01' }), 2))
    const [view] = s.sees('gi')
    expect(view?.beeld.leden.map(({ rol }) => rol).sort()).toEqual(['kind', 'ouder'])
    expect(JSON.stringify(view?.beeld.feiten)).toContain('"overlijdensdatum":"2026-11-01"')
  })

  test('whom the BRP records under a new BSN and the one before is one person, whoever has which', () => {
    const s = start(person('gi', 'a', as('oud', '2015-01-01')), person('ggz', 'b', as('nieuw', '2015-01-01')))
    expect(samePerson(s, ref('gi', 'a'), ref('ggz', 'b'))).toBe(false)
    const changed = { pseudoniemen: [pseudonym('nieuw'), pseudonym('oud')], geboortedatum: '2015-01-01' }
    s.when(person('brp', 'c', changed))
    expect(samePerson(s, ref('gi', 'a'), ref('ggz', 'b'))).toBe(true)
  })

  test('whom nobody but the BRP may so record: another organisation with two BSNs links nobody', () => {
    const s = start(
      person('gi', 'a', as('oud', '2015-01-01')),
      person('gi2', 'b', as('nieuw', '2015-01-01')),
      person('ggz', 'c', {
        pseudoniemen: [pseudonym('nieuw'), pseudonym('oud')],
        geboortedatum: '2015-01-01',
      }),
    )
    expect(samePerson(s, ref('gi', 'a'), ref('gi2', 'b'))).toBe(false)
  })

  test('of whom one organisation has the pseudonyms of two versions of the key is found under either', () => {
    const s = start(
      person('gi', 'a', {
        pseudoniemen: ['2', '1'].map((versie) => `${versie}${pseudonym('kind').slice(1)}`),
      }),
      person('ggz', 'b', { pseudoniemen: [pseudonym('kind')] }),
    )
    expect(samePerson(s, ref('gi', 'a'), ref('ggz', 'b'))).toBe(true)
  })

  test('who shares a BSN with another by mistake is who bears the same name, and twins are two', () => {
    const twin = (voornamen: string) => as('een', '2015-01-01', { naam: { voornamen, geslachtsnaam: 'Bos' } })
    const s = start(
      person('gi', 'a', twin('Eva')),
      person('gi', 'b', twin('Lot')),
      person('ggz', 'c', twin('Eva')),
    )
    expect(samePerson(s, ref('gi', 'a'), ref('gi', 'b'))).toBe(false)
    expect(samePerson(s, ref('gi', 'a'), ref('ggz', 'c'))).toBe(true)
  })
})

test('an address, an institution or a shelter joins nobody, and co-parents join their own children only', () => {
  const child = (name: string) => person('gi', name, as(name, '2015-01-01', at('Instelling')))
  const s = start(
    ...['a', 'b', 'c', 'd'].map(child),
    ...['m1', 'm2', 'v1', 'v2'].map((name) => person('gi', name, as(name, '1985-01-01', at(name)))),
    // Two mothers and two fathers who raise a and b together; c and d have one of each of other couples.
    ...['m1', 'm2', 'v1', 'v2'].flatMap((ouder) =>
      ['a', 'b'].map((kind) => relation('gi', ouder, 'ouder', kind)),
    ),
    ...['a', 'b', 'c', 'd'].map((kind) => measure('gi', kind)),
  )
  expect(families(s)).toEqual([['a', 'b'], ['c'], ['d']])
})
