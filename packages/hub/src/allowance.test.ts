import { expect, test } from 'vitest'
import { allowance } from './allowance'

test('so much an hour for each, at once or bit by bit, and what is refused is not taken', () => {
  const { take } = allowance(100)
  expect(take('gi', 60, 0)).toBeUndefined()
  expect(take('gi', 60, 0)).toBe(720)
  expect(take('gi', 40, 0)).toBeUndefined()
  expect(take('ggz', 100, 0)).toBeUndefined()
  // Half an hour brings half of it back, and a week no more than all of it.
  expect(take('gi', 51, 1_800_000)).toBe(36)
  expect(take('gi', 50, 1_800_000)).toBeUndefined()
  expect(take('gi', 101, 600_000_000)).toBe(36)
  expect(take('gi', 100, 600_000_000)).toBeUndefined()
})
