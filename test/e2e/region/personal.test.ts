import { createRegion } from '@gezinsbeeld/region'
import { expect, test } from 'vitest'
import { personalValues, valuesIn } from './personal'

test('whole values are found, parts of longer ones are not', () => {
  const values = ['999900006', 'Van Duinberg', '06-00112233', 'Kerkstraat 4']
  expect(valuesIn('{"naam":"Van Duinberg","tel":"06-00112233"}', values)).toEqual([
    'Van Duinberg',
    '06-00112233',
  ])
  expect(valuesIn('positie 9999000061, Kerkstraat 41', values)).toEqual([])
  expect(valuesIn('Kerkstraat 41 en Kerkstraat 4', values)).toEqual(['Kerkstraat 4'])
})

test("a region's values are of every kind, and each is one that can be told from ordinary words", () => {
  const values = personalValues(createRegion({ families: 20, seed: 1, vandaag: '2026-11-22' }).systems)
  expect(values.filter((value) => /^\d{9}$/.test(value)).length).toBeGreaterThan(20)
  expect(values.filter((value) => /^0[68]/.test(value)).length).toBeGreaterThan(20)
  expect(values.filter((value) => /\p{L} \d+/u.test(value)).length).toBeGreaterThan(10)
  expect(values.filter((value) => value.length < 5)).toEqual([])
})
