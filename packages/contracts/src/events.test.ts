import { describe, expect, test } from 'vitest'
import {
  bericht,
  doelbindingOf,
  domeinOf,
  eventNames,
  gebeurtenisOf,
  isEventName,
  nameOfType,
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
