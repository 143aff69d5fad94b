import { expect, test } from 'vitest'
import { Lines } from './lines'

test('whoever asks has a turn after the others, and a line only so long', () => {
  const lines = new Lines<string>(3)
  const added = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'c2'].map((item) => lines.add(item.slice(0, 1), item))
  expect(added).toEqual([true, true, true, false, true, true, true])
  const turns = Array.from({ length: 7 }, () => lines.next())
  expect(turns).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3', undefined])
  expect(lines.add('a', 'a5')).toBe(true)
})
