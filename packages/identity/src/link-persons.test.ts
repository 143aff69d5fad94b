import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkPersons, type PersonRecord } from './link-persons'

const person = (ref: string, more: Partial<PersonRecord> = {}): PersonRecord => ({
  ref,
  organisatie: ref.split(':')[0] ?? '',
  pseudoniemen: ['p'],
  geboortedatum: '2015-03-02',
  geslacht: 'vrouw',
  ...more,
})

test('two organisations that record one BSN record one person', () => {
  const { groepen, voorstellen } = linkPersons([person('gi:a'), person('ggz:b', { geboortedatum: '2015' })])
  expect(groepen).toEqual([['ggz:b', 'gi:a']])
  expect(voorstellen).toEqual([])
})

test("a mother's BSN on a newborn is proposed, not linked", () => {
  const { groepen, voorstellen } = linkPersons([
    person('gi:moeder', { geboortedatum: '1990-01-01' }),
    person('ggz:moeder', { geboortedatum: '1990-01-01' }),
    person('ggz:baby', { geboortedatum: '2026-11-01' }),
  ])
  expect(groepen).toEqual([['ggz:baby'], ['ggz:moeder', 'gi:moeder']])
  expect(voorstellen.map((v) => v.reden)).toEqual(['geboortedatum', 'geboortedatum'])
})

test("a mother's BSN on an unborn child is proposed, not linked", () => {
  const { geboortedatum: _, ...unborn } = person('gi:ongeboren', { ongeboren: true })
  expect(linkPersons([unborn, person('ggz:moeder', { geboortedatum: '1990' })]).groepen).toHaveLength(2)
})

test('a contradicting sex is proposed; an unknown one contradicts nothing', () => {
  const link = (geslacht: 'man' | 'onbekend') => linkPersons([person('gi:a'), person('ggz:b', { geslacht })])
  expect(link('man').groepen).toHaveLength(2)
  expect(link('man').voorstellen).toMatchObject([{ reden: 'geslacht' }])
  expect(link('onbekend').groepen).toHaveLength(1)
})

test('a record that fits two people who contradict each other is linked to neither', () => {
  const { groepen } = linkPersons([
    person('gi:a', { geboortedatum: '2015-03-02' }),
    person('gi2:b', { geboortedatum: '2015-04-09' }),
    person('ggz:c', { geboortedatum: '2015' }),
  ])
  expect(groepen).toHaveLength(3)
})

test('one organisation that has one BSN on two names knows two people', () => {
  const twin = (ref: string, voornamen: string) =>
    person(ref, { naam: { voornamen, geslachtsnaam: 'Bakker' } })
  expect(
    linkPersons([twin('gi:a', 'Eva'), twin('gi:b', 'Lotte'), twin('ggz:c', 'Eva')]).groepen,
  ).toHaveLength(3)
  expect(linkPersons([twin('gi:a', 'Eva'), twin('gi:b', 'Éva')]).groepen).toHaveLength(1)
})

test('without a pseudonym nobody is linked', () => {
  expect(
    linkPersons([person('gi:a', { pseudoniemen: [] }), person('ggz:b', { pseudoniemen: [] })]).groepen,
  ).toHaveLength(2)
})

test('a name and birth date that a crowd shares propose nothing; those of a few do', () => {
  const naam = { voornamen: 'Onbekend', geslachtsnaam: 'Onbekend' }
  const namesakes = (count: number) =>
    Array.from({ length: count }, (_, n) => person(`gi:${n}`, { pseudoniemen: [], naam }))
  expect(linkPersons(namesakes(20)).voorstellen).toHaveLength(190)
  expect(linkPersons(namesakes(21)).voorstellen).toEqual([])
})

test('a BSN that a crowd shares is no person: it links nobody and proposes nothing', () => {
  const shared = (count: number) =>
    Array.from({ length: count }, (_, n) => person(`gi${n}:a`, { geboortedatum: '2015' }))
  expect(linkPersons(shared(50)).groepen).toHaveLength(1)
  const crowd = linkPersons(shared(51))
  expect(crowd.groepen).toHaveLength(51)
  expect(crowd.voorstellen).toEqual([])
})

const records = fc.uniqueArray(
  fc.record({
    ref: fc
      .tuple(fc.constantFrom('gi', 'ggz', 'vt'), fc.integer({ min: 0, max: 9 }))
      .map(([o, n]) => `${o}:${n}`),
    pseudoniemen: fc.uniqueArray(fc.constantFrom('p', 'q', 'r'), { maxLength: 2 }),
    geboortedatum: fc.constantFrom('2015', '2015-03', '2015-03-02', '2016-01-01'),
    geslacht: fc.constantFrom('man' as const, 'vrouw' as const, 'onbekend' as const),
  }),
  { selector: (r) => r.ref, maxLength: 12 },
)

test('the order in which records arrive does not matter, and everybody is in one group', () => {
  fc.assert(
    fc.property(records, fc.integer(), (list, seed) => {
      const all = list.map((r) => ({ ...r, organisatie: r.ref.split(':')[0] ?? '' }))
      const shuffled = [...all]
        .sort((a, b) => ((a.ref.length * 31 + seed) % 7) - ((b.ref.length * 31 + seed) % 7))
        .reverse()
      const links = linkPersons(all)
      expect(linkPersons(shuffled)).toEqual(links)
      expect(links.groepen.flat().sort()).toEqual(all.map((r) => r.ref).sort())
    }),
  )
})
