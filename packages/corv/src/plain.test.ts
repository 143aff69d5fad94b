import { readOrNone } from '@gezinsbeeld/adapter-kit/fields'
import { expect, it } from 'vitest'
import { JaNee, StufDag, StufDatum } from './fields'
import { plain } from './plain'

it.each<[string, unknown, unknown]>([
  ['a text with attributes', { '@exact': 'true', '#': 'Jansen' }, 'Jansen'],
  ['nil', { '@nil': 'true' }, undefined],
  ['a value that nobody knows', { '@noValue': 'waardeOnbekend', '#': '' }, undefined],
  ['an element with nothing but attributes', { '@entiteittype': 'NPS' }, undefined],
  ['an empty text', '  ', undefined],
  ['elements in elements', { '@soort': 'x', a: { '#': '1' }, b: { '@nil': '1' } }, { '@soort': 'x', a: '1' }],
  ['a list of which one is nothing', ['a', { '@nil': 'true' }], ['a']],
  ['a date of which the day is not known', { '@indOnvolledigeDatum': 'D', '#': '20090500' }, '2009-05'],
  ['a date of which the month is not known', { '@indOnvolledigeDatum': 'M', '#': '20090101' }, '2009'],
  ['a date of which the year is not known', { '@indOnvolledigeDatum': 'J', '#': '20090101' }, undefined],
  ['a whole date', { '@indOnvolledigeDatum': 'V', '#': '20090517' }, '20090517'],
])('%s', (_, found, expected) => {
  expect(plain(found)).toEqual(expected)
})

it.each([
  ['20090517', '2009-05-17'],
  ['20090500', '2009-05'],
  ['20090000', '2009'],
  ['200905', '2009-05'],
  ['2009', '2009'],
  ['2009-05-17', '2009-05-17'],
  ['20090231', undefined],
  ['00000000', undefined],
  ['99991231', undefined],
  ['20091301', undefined],
  ['gisteren', undefined],
])('the date %s is %s', (found, expected) => {
  expect(readOrNone(StufDatum, found)).toBe(expected)
})

it.each([
  ['20260401', '2026-04-01'],
  ['202604012359', '2026-04-01'],
  ['20260401123000123', '2026-04-01'],
  ['2026040', undefined],
  ['202604011230001234', undefined],
  ['20260431', undefined],
])('the moment %s is on %s', (found, expected) => {
  expect(readOrNone(StufDag, found)).toBe(expected)
})

it.each([
  ['Ja', true],
  ['J', true],
  ['nee', false],
  ['N', false],
  ['misschien', undefined],
])('%s is %s', (found, expected) => {
  expect(readOrNone(JaNee, found)).toBe(expected)
})
