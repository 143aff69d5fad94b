import { expect, test } from 'vitest'
import { isMet, missed } from './figure'
import { jsonLine, rounded, table } from './table'

const targets = { slow: { atMost: 1 }, fast: { atLeast: 0.6, goal: 0.9 } }
const figures = [
  { name: 'fast', value: 0.61234, unit: 'ratio', of: [0.5, 0.61234, 0.7] },
  { name: 'slow', value: 1.2, unit: 's' },
  { name: 'rate', value: 12_345.6, unit: 'events/s' },
]

test('the table tells each figure with its range, its target and whether that is met', () => {
  expect(table(figures, targets)).toBe(
    [
      'figure   value  unit      lowest – highest  target            ',
      'fast     0.612  ratio     0.5 – 0.7         ≥ 0.6 (goal 0.9)  met',
      'slow       1.2  s                           ≤ 1               MISSED',
      'rate    12,346  events/s',
    ]
      .map((line) => line.trimEnd())
      .join('\n'),
  )
})

test('a line for programs has name, value and unit only', () => {
  expect(figures.map(jsonLine)).toEqual([
    '{"name":"fast","value":0.612,"unit":"ratio"}',
    '{"name":"slow","value":1.2,"unit":"s"}',
    '{"name":"rate","value":12346,"unit":"events/s"}',
  ])
})

test('a target is met on its limit, and missed by anything beyond', () => {
  expect([isMet(0.6, targets.fast), isMet(0.599, targets.fast)]).toEqual([true, false])
  expect([isMet(1, targets.slow), isMet(1.001, targets.slow)]).toEqual([true, false])
  expect(isMet(1, undefined)).toBeUndefined()
})

test('only figures with a target can miss it', () => {
  expect(missed(figures, targets)).toEqual(['slow'])
})

test('three digits mean something, and large numbers stay whole', () => {
  expect([0.123456, 12.3456, 99.96, 123.456, 0].map(rounded)).toEqual([0.123, 12.3, 100, 123, 0])
})
