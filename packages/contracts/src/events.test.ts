import { describe, expect, test } from 'vitest'
import {
  bericht,
  doelbindingOf,
  domeinOf,
  eventNames,
  gebeurtenisOf,
  isEventName,
  nameOfType,
  type Omstandigheden,
} from './events'
import type { Rol } from './gegenereerd/types'

const roles: readonly Rol[] = ['gi', 'veilig-thuis', 'rvdk', 'gemeente', 'ggz', 'opvang']

describe.each(eventNames)('%s', (naam) => {
  test('says for every role how much of it that role may receive', () => {
    const { doelbinding, doelbindingVan = {}, doelbindingSoort = {} } = bericht(naam)
    for (const levels of [doelbinding, ...Object.values(doelbindingVan), ...Object.values(doelbindingSoort)])
      expect(Object.keys(levels).sort()).toEqual([...roles].sort())
  })

  test('names its law, its schema and a type after its name', () => {
    const { type, schema, grondslag, omschrijving } = bericht(naam)
    expect(type).toBe(`nl.gezinsbeeld.${domeinOf(naam)}-${gebeurtenisOf(naam)}.v1`)
    expect(schema).toBe(`urn:nld:gezinsbeeld:schema:${domeinOf(naam)}:${gebeurtenisOf(naam)}.v1`)
    expect(grondslag).not.toBe('')
    expect(omschrijving).not.toBe('')
    expect(nameOfType(type)).toBe(naam)
  })
})

test('a treatment, and who gives it, is never more than known of to other organisations', () => {
  for (const role of roles) {
    expect(doelbindingOf('traject.gestart', 'ggz', role)).toBe('bekendheid')
    expect(doelbindingOf('betrokkenheid.gestart', 'ggz', role)).toBe('bekendheid')
    expect(doelbindingOf('betrokkenheid.gestart', 'opvang', role)).toBe('bekendheid')
    expect(doelbindingOf('betrokkenheid.gestart', 'gi', role)).toBe('volledig')
    expect(doelbindingOf('register.organisatie', 'gi', role)).toBe('geen')
  }
})

describe('who may see what', () => {
  /** Levels in the order of `roles`: v(olledig), b(ekendheid), g(een). */
  const table: readonly (readonly [string, Rol, Omstandigheden, string])[] = [
    ['persoon relatie huishouden gezin', 'gemeente', {}, 'vvvvvv'],
    ['maatregel signaal plan doel afspraak overleg bron', 'gi', {}, 'vvvvvv'],
    ['betrokkenheid', 'gi', {}, 'vvvvvv'],
    ['betrokkenheid', 'veilig-thuis', {}, 'vvvvvv'],
    ['betrokkenheid', 'ggz', {}, 'bbbbbb'],
    ['betrokkenheid traject', 'ggz', { toestemming: true }, 'vvvvbb'],
    ['betrokkenheid verblijf', 'opvang', { toestemming: true }, 'vvvvbb'],
    ['verblijf', 'opvang', {}, 'bbbbbb'],
    ['verblijf', 'opvang', { soort: 'crisis' }, 'bbbbbb'],
    ['verblijf', 'gi', { soort: 'opvang' }, 'bbbbbb'],
    ['verblijf', 'gi', { soort: 'opvang', toestemming: true }, 'vvvvbb'],
    ['verblijf', 'gi', { soort: 'pleeggezin' }, 'vbvvbb'],
    ['verblijf', 'gi', { soort: 'pleeggezin', toestemming: true }, 'vbvvbb'],
    ['melding onderzoek', 'veilig-thuis', {}, 'vvvbbb'],
    ['melding onderzoek', 'veilig-thuis', { overdracht: true }, 'vvvvbb'],
    ['melding onderzoek', 'veilig-thuis', { toestemming: true }, 'vvvbbb'],
    ['voorziening bestaanszekerheid', 'gemeente', {}, 'vbvvbb'],
    ['toestemming', 'ggz', {}, 'gggggg'],
    ['toestemming', 'ggz', { genoemd: true }, 'vvvvvv'],
    ['koppeling toegang bekendheid', 'gi', {}, 'vvvvvv'],
    ['register', 'gi', {}, 'gggggg'],
  ]

  test.each(table)('%s from %s, %o: %s', (domeinen, zender, omstandigheden, levels) => {
    for (const domein of domeinen.split(' ')) {
      const names = eventNames.filter((naam) => domeinOf(naam) === domein)
      expect(names).not.toEqual([])
      for (const naam of names)
        expect(
          [naam, ...roles.map((role) => doelbindingOf(naam, zender, role, omstandigheden).charAt(0))].join(
            '',
          ),
        ).toBe(`${naam}${levels}`)
    }
  })

  test('no domein is forgotten', () => {
    const told = new Set(table.flatMap(([domeinen]) => domeinen.split(' ')))
    expect([...new Set(eventNames.map(domeinOf))].filter((domein) => !told.has(domein))).toEqual([])
  })
})

test('what a withdrawal takes back and what it took part in have the same receivers', () => {
  for (const naam of eventNames.filter((name) => gebeurtenisOf(name) === 'ingetrokken'))
    for (const other of eventNames.filter((name) => domeinOf(name) === domeinOf(naam)))
      for (const zender of roles)
        for (const ontvanger of roles)
          expect(doelbindingOf(other, zender, ontvanger)).toBe(doelbindingOf(naam, zender, ontvanger))
})

test('a name or type that is not in the contract is not recognised', () => {
  for (const name of ['toString', 'constructor', 'maatregel', 'maatregel.verzonnen', ''])
    expect(isEventName(name)).toBe(false)
  expect(nameOfType('nl.gezinsbeeld.bezorging.v1')).toBeUndefined()
  expect(nameOfType('nl.gezinsbeeld.maatregel-opgelegd.v2')).toBeUndefined()
})
