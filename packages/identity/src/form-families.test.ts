import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMinor } from './age'
import { type FamilyPerson, type FamilyRelation, formFamilies } from './form-families'

const child = (id: string, adres?: string): FamilyPerson => ({
  id,
  minderjarig: true,
  ...(adres ? { adres } : {}),
})
const adult = (id: string, adres?: string): FamilyPerson => ({ ...child(id, adres), minderjarig: false })
const is = (van: string, soort: string, naar: string, gezaghebbend = true): FamilyRelation => ({
  van,
  soort,
  naar,
  gezaghebbend,
})
const minors = (persons: readonly FamilyPerson[], relations: readonly FamilyRelation[]) =>
  formFamilies(persons, relations).map((f) => f.minderjarigen)

test('children of the same parents are one family, wherever they live', () => {
  expect(
    minors(
      [child('a', 'x'), child('b', 'y'), adult('m'), adult('v')],
      ['a', 'b'].flatMap((c) => [is('m', 'ouder', c), is('v', 'ouder', c)]),
    ),
  ).toEqual([['a', 'b']])
})

test('half-siblings are one family only while both live with the parent they share', () => {
  const relations = [
    is('m', 'ouder', 'a'),
    is('v1', 'ouder', 'a'),
    is('m', 'ouder', 'b'),
    is('v2', 'ouder', 'b'),
  ]
  const people = (b: string) => [child('a', 'x'), child('b', b), adult('m', 'x'), adult('v1'), adult('v2', b)]
  expect(minors(people('x'), relations)).toEqual([['a', 'b']])
  expect(minors(people('y'), relations)).toEqual([['a'], ['b']])
})

test('an address alone, a foster family or a parent who is not the legal parent joins nobody', () => {
  const people = [child('a', 'x'), child('b', 'x'), adult('p', 'x')]
  expect(minors(people, [])).toEqual([['a'], ['b']])
  for (const soort of ['pleegouder', 'stiefouder', 'biologische-ouder', 'netwerk', 'grootouder'])
    expect(minors(people, [is('p', soort, 'a'), is('p', soort, 'b')]), soort).toEqual([['a'], ['b']])
})

test("a foster child stays apart from the foster parents' own child and has them as a role", () => {
  const families = formFamilies(
    [child('own', 'x'), child('foster', 'x'), adult('p', 'x'), adult('m')],
    [is('p', 'ouder', 'own'), is('p', 'pleegouder', 'foster'), is('m', 'ouder', 'foster')],
  )
  expect(families.map((f) => f.minderjarigen)).toEqual([['foster'], ['own']])
  expect(families[0]?.leden).toContainEqual({ persoon: 'p', rol: 'pleegouder' })
})

test('a guardian with whom both live joins; a guardian elsewhere does not', () => {
  const relations = [is('g', 'voogd', 'a'), is('g', 'voogd', 'b')]
  expect(minors([child('a', 'x'), child('b', 'x'), adult('g', 'x')], relations)).toEqual([['a', 'b']])
  expect(minors([child('a', 'x'), child('b', 'x'), adult('g', 'y')], relations)).toEqual([['a'], ['b']])
})

test('who charges itself with custody is believed over who does not', () => {
  const relations = [is('m', 'ouder', 'a'), is('m', 'ouder', 'b'), is('stief', 'ouder', 'a', false)]
  expect(minors([child('a'), child('b'), adult('m'), adult('stief')], relations)).toEqual([['a', 'b']])
})

test('present partners of the parents are members; a cycle of parents does no harm', () => {
  const families = formFamilies(
    [child('a'), adult('m'), adult('nieuw'), adult('oma')],
    [is('m', 'ouder', 'a'), is('nieuw', 'partner', 'm'), is('oma', 'ouder', 'm'), is('a', 'ouder', 'oma')],
  )
  expect(families[0]?.leden.map((l) => `${l.persoon} ${l.rol}`)).toEqual([
    'a kind',
    'm ouder',
    'nieuw partner',
  ])
})

test('the order of persons and relations does not matter', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  const relation = fc.record({
    van: id,
    naar: id,
    soort: fc.constantFrom('ouder', 'voogd', 'partner', 'pleegouder'),
    gezaghebbend: fc.boolean(),
  })
  const people = ['a', 'b', 'c', 'd', 'e', 'f'].map((x, i) => ({
    id: x,
    minderjarig: i < 4,
    adres: i % 2 ? 'x' : 'y',
  }))
  fc.assert(
    fc.property(fc.array(relation, { maxLength: 12 }), (relations) => {
      const families = formFamilies(people, relations)
      expect(
        formFamilies([...people].reverse(), [...relations].reverse())
          .map((f) => f.minderjarigen)
          .sort(),
      ).toEqual(families.map((f) => f.minderjarigen).sort())
      expect(families.flatMap((f) => f.minderjarigen).sort()).toEqual(['a', 'b', 'c', 'd'])
    }),
  )
})

test('one is a minor until the eighteenth birthday, and with an incomplete date until the last day it can be', () => {
  expect(isMinor('2008-11-23', '2026-11-22')).toBe(true)
  expect(isMinor('2008-11-22', '2026-11-22')).toBe(false)
  expect(isMinor('2008', '2026-12-30')).toBe(true)
  expect(isMinor('2008', '2026-12-31')).toBe(false)
  expect(isMinor('2008-02', '2026-02-28')).toBe(true)
  expect(isMinor('2008-02-29', '2026-02-28')).toBe(true)
  expect(isMinor('2008-02-29', '2026-03-01')).toBe(false)
})
