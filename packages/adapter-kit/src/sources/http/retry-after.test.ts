import { expect, test } from 'vitest'
import { retryAfterMs } from './retry-after'

const now = Date.parse('2026-03-01T09:00:00Z')

test.each([
  ['3', 3_000],
  [' 0 ', 0],
  ['Sun, 01 Mar 2026 09:00:10 GMT', 10_000],
  ['Sun, 01 Mar 2026 08:00:00 GMT', 0],
  ['99999999999', 86_400_000],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
])('Retry-After %o is %o milliseconds', (header, ms) => {
  expect(retryAfterMs(header, now)).toBe(ms)
})
