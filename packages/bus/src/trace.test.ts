import { expect, test } from 'vitest'
import { isTracing, traced, within } from './trace'

test('while nobody traces there is no step, and work is only done', () => {
  expect(isTracing()).toBe(false)
  expect(traced('read', { feed: 'maatregel', records: 1 })).toBeUndefined()
  const from = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
  expect(within('link', from, {}, () => 3)).toBe(3)
  expect(() =>
    within('link', from, {}, () => {
      throw new Error('of the work')
    }),
  ).toThrow('of the work')
})
