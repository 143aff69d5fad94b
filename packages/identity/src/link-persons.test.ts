import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkPersons, rejection } from './link-persons'
import type { PersonRecord } from './person-record'

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

const named = (ref: string, voornamen: string, more: Partial<PersonRecord> = {}) =>
  person(ref, { naam: { voornamen, geslachtsnaam: 'Bakker' }, ...more })

test('one organisation that has one BSN on two names knows two people; who bears the name of one is that one', () => {
  const [eva, lotte] = [named('gi:a', 'Eva'), named('gi:b', 'Lotte')]
  expect(linkPersons([eva, lotte, person('ggz:c')]).groepen).toHaveLength(3)
  const hers = named('ggz:c', 'Eva')
  expect(linkPersons([eva, lotte, hers]).groepen).toEqual([['ggz:c', 'gi:a'], ['gi:b']])
  // Nobody knows which of the two this is: it does not come along.
  const either = linkPersons([eva, lotte, hers, named('vt:d', 'Evelien')]).groepen
  for (const one of ['gi:a', 'gi:b'])
    expect(either.some((group) => group.includes(one) && group.includes('vt:d'))).toBe(false)
  expect(linkPersons([eva, named('gi:b', 'Éva')]).groepen).toHaveLength(1)
  expect(linkPersons([named('gi:a', 'Омар'), named('gi:b', 'Лев')]).groepen).toHaveLength(2)
})

describe('what one organisation records', () => {
  const [gi, vt] = [named('gi:a', 'Eva'), named('vt:a', 'Eva', { geboortedatum: '2015-03' })]
  const together = [['gi:a', 'vt:a']]
  const groupsWith = (...more: readonly PersonRecord[]) => linkPersons([gi, vt, ...more]).groepen

  test("under somebody's BSN with another name and birth date does not part those who have one name", () => {
    const { groepen, voorstellen } = linkPersons([
      gi,
      vt,
      named('ggz:x', 'Sem', { geboortedatum: '2015-03-09' }),
    ])
    expect(groepen).toEqual([['ggz:x'], ...together])
    expect(voorstellen.map(({ een, ander, reden }) => `${een} ${ander} ${reden}`)).toEqual([
      'ggz:x gi:a geboortedatum',
      'ggz:x vt:a niet-eenduidig',
    ])
  })

  test('with their name as well leaves who fits both with neither, and those who agree fully together', () => {
    const same = named('ggz:x', 'Eva', { geboortedatum: '2015-03-09' })
    expect(groupsWith(same)).toHaveLength(3)
    expect(groupsWith(same, person('rvdk:a'))).toEqual([['ggz:x'], ['gi:a', 'rvdk:a'], ['vt:a']])
  })

  test('in a crowd under one BSN, or under one name, takes nothing from what others have', () => {
    const crowd = (more: Partial<PersonRecord>) =>
      Array.from({ length: 60 }, (_, n) => named(`ggz:${n}`, 'Eva', more))
    expect(groupsWith(...crowd({}))).toContainEqual(together[0])
    const { pseudoniemen: _, ...unknown } = named('opvang:a', 'Eva')
    const { voorstellen } = linkPersons([
      gi,
      { ...unknown, pseudoniemen: [] },
      ...crowd({ pseudoniemen: [] }),
    ])
    expect(voorstellen).toEqual([{ een: 'gi:a', ander: 'opvang:a', reden: 'zonder-bsn' }])
  })

  test('under two BSNs links nobody whom birth dates keep apart', () => {
    const other = named('rvdk:b', 'Sem', { pseudoniemen: ['q'], geboortedatum: '2011-08-08' })
    const { geboortedatum: _, ...both } = named('brp:x', 'Eva', { pseudoniemen: ['p', 'q'] })
    expect(groupsWith(other, both)).toEqual([['brp:x', 'gi:a', 'vt:a'], ['rvdk:b']])
    expect(groupsWith({ ...other, geboortedatum: '2015' }, both)).toHaveLength(1)
  })

  test('and rejects takes its own records out of the link, and nobody else', () => {
    const own = [named('ggz:x', 'Eva'), named('ggz:y', 'Eva')]
    const verworpen = new Set([rejection('ggz:x', 'gi:a')])
    const { groepen, voorstellen } = linkPersons([gi, vt, ...own], { bevestigd: new Set(), verworpen })
    expect(groepen).toEqual([['ggz:x', 'ggz:y'], ...together])
    expect(voorstellen.map(({ een, ander }) => `${een} ${ander}`)).not.toContain('ggz:x gi:a')
  })

  test('and rejects among themselves are as many people', () => {
    const verworpen = new Set([rejection('gi:a', 'gi:b'), rejection('gi:b', 'gi:a')])
    const { groepen } = linkPersons([gi, named('gi:b', 'Eva'), vt], { bevestigd: new Set(), verworpen })
    expect(groepen).toEqual([['gi:a'], ['gi:b'], ['vt:a']])
  })
})

test('without a pseudonym nobody is linked', () => {
  expect(
    linkPersons([person('gi:a', { pseudoniemen: [] }), person('ggz:b', { pseudoniemen: [] })]).groepen,
  ).toHaveLength(2)
})

test('a name and birth date that a crowd shares propose nothing; those of a few do', () => {
  const naam = { voornamen: 'Onbekend', geslachtsnaam: 'Onbekend' }
  const namesakes = (count: number) =>
    Array.from({ length: count }, (_, n) => person(`gi${n % 3}:${n}`, { pseudoniemen: [], naam }))
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

const organisations = ['gi', 'ggz', 'vt', 'rogue'] as const
const recordOf = (organisatie: fc.Arbitrary<string>) =>
  fc
    .record({
      organisatie,
      number: fc.integer({ min: 0, max: 9 }),
      pseudoniemen: fc.uniqueArray(fc.constantFrom('p', 'q', 'r'), { maxLength: 2 }),
      geboortedatum: fc.constantFrom('2015', '2015-03', '2015-03-02', '2016-01-01'),
      geslacht: fc.constantFrom('man' as const, 'vrouw' as const, 'onbekend' as const),
      voornamen: fc.constantFrom('Eva', 'Sem', undefined),
    })
    .map(({ number, voornamen, ...record }) => ({
      ...record,
      ref: `${record.organisatie}:${number}`,
      ...(voornamen && { naam: { voornamen, geslachtsnaam: 'Bakker' } }),
    }))
const recordsOf = (organisatie: fc.Arbitrary<string>) =>
  fc.uniqueArray(recordOf(organisatie), { selector: ({ ref }) => ref, maxLength: 12 })
const records = recordsOf(fc.constantFrom(...organisations))
/** Of every record, whether its organisation says of it that it is not that other one. */
const rejections = fc.uniqueArray(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 6 })
const rejected = (all: readonly PersonRecord[], pairs: readonly (readonly [number, number])[]) => ({
  bevestigd: new Set<string>(),
  verworpen: new Set(pairs.map(([i, j]) => rejection(all[i]?.ref ?? '', all[j]?.ref ?? ''))),
})

test('the order in which records arrive does not matter, and everybody is in one group', () => {
  fc.assert(
    fc.property(records, rejections, fc.infiniteStream(fc.nat()), (all, pairs, random) => {
      const shuffled = all
        .map((record) => ({ record, at: random.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ record }) => record)
      const decided = rejected(all, pairs)
      const links = linkPersons(all, decided)
      expect(linkPersons(shuffled, decided)).toEqual(links)
      expect(links.groepen.flat().sort()).toEqual(all.map(({ ref }) => ref).sort())
    }),
  )
})

test('nobody is linked to whom they contradict, however many stand in between', () => {
  fc.assert(
    fc.property(records, rejections, (all, pairs) => {
      const byRef = new Map(all.map((record) => [record.ref, record]))
      for (const group of linkPersons(all, rejected(all, pairs)).groepen) {
        const told = group.flatMap((ref) => byRef.get(ref) ?? [])
        expect(
          new Set(told.flatMap(({ geslacht }) => (geslacht === 'onbekend' ? [] : geslacht))).size,
        ).toBeLessThan(2)
        const longest = told.map(({ geboortedatum }) => geboortedatum).sort((a, b) => b.length - a.length)[0]
        expect(told.every(({ geboortedatum }) => longest?.startsWith(geboortedatum))).toBe(true)
      }
    }),
  )
})

test('whatever one organisation records and rejects, two others who agree fully stay linked', () => {
  const many = fc.uniqueArray(recordOf(fc.constant('rogue')), { selector: ({ ref }) => ref, maxLength: 10 })
  fc.assert(
    fc.property(many, rejections, fc.boolean(), (own, pairs, oneName) => {
      const honest = [named('gi:a', 'Eva'), named('vt:a', oneName ? 'Eva' : 'Eefje')]
      const all = [...honest, ...own]
      const by = pairs.map(([i, j]) => [2 + (i % Math.max(1, own.length)), j % all.length] as const)
      const groups = linkPersons(all, rejected(all, by)).groepen
      expect(groups.some((group) => group.includes('gi:a') && group.includes('vt:a'))).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})
