import { readOrNone } from '@gezinsbeeld/adapter-kit/fields'
import { expect, test } from 'vitest'
import { StufDag, StufDatumOfNiets } from './fields'

test.each([
  ['20260401123000', '2026-04-01'],
  ['20260401', '2026-04-01'],
  ['2026-04-01', '2026-04-01'],
  ['2026-04-01T12:30:00', '2026-04-01'],
  ['2026-04-01T23:30:00Z', '2026-04-02'],
  ['1 april', undefined],
])('the day of the tijdstip %s is %s', (found, day) => {
  expect(readOrNone(StufDag, found)).toBe(day)
})

test('eight zeros are no date, and a wrong one is not none', () => {
  expect(StufDatumOfNiets.decode('00000000')).toMatchObject({ _tag: 'Right', right: undefined })
  expect(StufDatumOfNiets.decode('20090500')).toMatchObject({ right: '2009-05' })
  expect(StufDatumOfNiets.decode('20090231')).toMatchObject({ _tag: 'Left' })
})
