import { expect, test } from 'vitest'
import { UserError } from '../tell'
import { expiryOf } from './app-credential'

const now = new Date('2026-11-22T12:00:00Z')

test.each([
  ['30d', '2026-12-22T12:00:00.000Z'],
  ['12h', '2026-11-23T00:00:00.000Z'],
  ['90m', '2026-11-22T13:30:00.000Z'],
  ['10s', '2026-11-22T12:00:10.000Z'],
])('%s from now', (geldig, expires) => {
  expect(expiryOf(geldig, now, undefined).toISOString()).toBe(expires)
})

test.each([
  ['in winter', '2026-11-30', '2026-11-30T23:00:00.000Z'],
  ['in summer', '2027-07-01', '2027-07-01T22:00:00.000Z'],
])(
  'never behind the last day on which the app may read, as the Netherlands count days: %s',
  (_, day, expires) => {
    expect(expiryOf('365d', now, day).toISOString()).toBe(expires)
  },
)

test('the last day may be today, and no earlier', () => {
  expect(expiryOf('1d', now, '2026-11-22').toISOString()).toBe('2026-11-22T23:00:00.000Z')
  expect(() => expiryOf('1d', now, '2026-11-21')).toThrow(UserError)
})

test.each(['', '30', 'd', '0d', '-1d', '1.5h', '3w'])('"%s" is no time', (geldig) => {
  expect(() => expiryOf(geldig, now, undefined)).toThrow(/expected a time such as 30d/)
})
