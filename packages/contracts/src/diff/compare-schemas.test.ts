import { expect, test } from 'vitest'
import type { Json } from '../build/json'
import { compareSchemas } from './compare-schemas'
import { inline } from './inline'
import { Questions } from './question'

const side = (value: Json) => ({
  ...inline({ value, at: '#' }, () => undefined),
  dialect: 'draft-07' as const,
})

const compare = (base: Json, head: Json) =>
  compareSchemas(new Questions(), side(base), side(head), {
    tolerant: { base: false, head: false },
    show: (site) => site,
    whole: '#',
  })

test('what is moved, said in another order or in other words is no difference', () => {
  const base = { description: 'één', required: ['a', 'b'], properties: { a: { type: 'string' }, b: {} } }
  const head = {
    properties: { b: { title: 'B' }, a: { allOf: [{ type: ['string'] }], examples: ['x'] } },
    required: ['b', 'a'],
  }
  expect(compare(base, head)).toMatchObject({ differences: [], backward: { verdict: 'compatible' } })
})

test('what two differences undo together is compatible, each of them too', () => {
  const { backward, forward, differences } = compare(
    { type: 'string', minLength: 1 },
    { allOf: [{ type: 'string' }, { minLength: 1 }] },
  )
  expect([backward.verdict, forward.verdict]).toEqual(['compatible', 'compatible'])
  expect(differences.map((each) => [each.backward, each.forward])).toEqual(
    differences.map(() => ['compatible', 'compatible']),
  )
})

test('what only two differences together do is said of the whole', () => {
  const { backward, differences } = compare(
    { anyOf: [{ required: ['a'] }, { required: ['b'] }, { const: 1 }], properties: { a: {}, b: {} } },
    { anyOf: [{ required: ['a'] }, { required: ['b'] }, { const: 1 }], properties: { a: false, b: false } },
  )
  expect(backward.verdict).toBe('breaking')
  expect(differences.some((each) => each.backward === 'breaking')).toBe(true)
})

test('what narrows and widens at once is two differences, each with its witness', () => {
  const { differences } = compare({ type: 'string', pattern: '^a' }, { type: 'string', pattern: '^b' })
  expect(differences).toMatchObject([
    { path: '#/pattern', backward: 'breaking', forward: 'compatible', witness: 'a' },
    { path: '#/pattern', backward: 'compatible', forward: 'breaking', witness: 'b' },
  ])
})

test('a pattern that is none is undecided, not compatible', () => {
  const { backward, forward, differences } = compare({ pattern: '^a' }, { pattern: '^(' })
  expect([backward.verdict, forward.verdict]).toEqual(['undecided', 'undecided'])
  expect(differences).toMatchObject([{ backward: 'undecided', forward: 'undecided' }])
})
