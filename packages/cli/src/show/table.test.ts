import { expect, test } from 'vitest'
import { table } from './table'

test('columns are as wide as what stands in them', () => {
  expect(
    table(
      ['feed', 'records'],
      [
        ['persoon', '1'],
        ['a', '25 000'],
      ],
    ),
  ).toBe('feed     records\n───────  ───────\npersoon  1\na        25 000\n')
})
