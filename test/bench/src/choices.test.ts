import { expect, test } from 'vitest'
import { groups, readChoices, UsageError } from './choices'

test('without arguments everything is measured, on 50,000 rows', () => {
  expect(readChoices([])).toEqual({
    json: false,
    only: [...groups],
    rows: 50_000,
    resources: 20_000,
    families: 500,
    events: 1_000_000,
    scale: 100_000,
    rounds: 3,
  })
})

test('a part can be chosen, and how much of it', () => {
  expect(readChoices(['--json', '--only', 'sql', '--rows', '100', '--rounds', '1'])).toEqual({
    json: true,
    only: ['sql'],
    rows: 100,
    resources: 20_000,
    families: 500,
    events: 1_000_000,
    scale: 100_000,
    rounds: 1,
  })
})

test.each([['--only', 'sq'], ['--rows', '0'], ['--rounds', 'many'], ['--fast'], ['sql']])(
  'what it does not know it refuses, and says what there is: %s %s',
  (...args) => {
    expect(() => readChoices(args)).toThrow(UsageError)
    expect(() => readChoices(args)).toThrow(/usage: /)
  },
)
