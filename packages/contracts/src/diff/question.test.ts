import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../build/json'
import { accepts } from './accepts'
import { inline } from './inline'
import { Questions, type Schema } from './question'
import { schema, value } from './testing/arbitrary-schema'

const alone = (json: Json): Schema => ({
  tree: inline({ value: json, at: '#' }, () => undefined).tree,
  dialect: 'draft-07',
})

/** Payloads that a schema accepts, also where a random one hardly ever does: those that it shares with others. */
const acceptedBy = (questions: Questions, one: Schema, others: readonly Json[]): readonly Json[] =>
  others.flatMap((other) => {
    const answer = questions.between([one, alone(other)], [])
    return answer.verdict === 'breaking' ? [answer.witness] : []
  })

test('what is called compatible is never contradicted by a payload, and a witness is one', () => {
  const told = { breaking: 0, compatible: 0, undecided: 0 }
  fc.assert(
    fc.property(
      schema,
      schema,
      fc.array(value, { minLength: 10, maxLength: 30 }),
      fc.array(schema, { minLength: 3, maxLength: 8 }),
      (a, b, values, others) => {
        const questions = new Questions()
        const answer = questions.between([alone(a)], [alone(b)])
        told[answer.verdict] += 1
        const separates = (payload: Json): boolean =>
          accepts(a, 'draft-07', payload) === true && accepts(b, 'draft-07', payload) === false
        if (answer.verdict === 'breaking') expect(separates(answer.witness)).toBe(true)
        if (answer.verdict === 'compatible')
          for (const payload of [...values, ...acceptedBy(questions, alone(a), others)])
            expect(separates(payload)).toBe(false)
      },
    ),
    { seed: 20_260_302, numRuns: 600 },
  )
  // The procedure must be of use as well: nearly all of these are decided, and both ways.
  expect(told.undecided).toBeLessThan(30)
  expect(told.compatible).toBeGreaterThan(100)
  expect(told.breaking).toBeGreaterThan(100)
})

test('a schema is compatible with itself, and with itself or anything else', () => {
  fc.assert(
    fc.property(schema, schema, (a, b) => {
      const questions = new Questions()
      expect(questions.between([alone(a)], [alone(a)]).verdict).toBe('compatible')
      expect(questions.between([alone(a)], [alone({ anyOf: [a, b] })]).verdict).toBe('compatible')
      expect(questions.between([alone({ allOf: [a, b] })], [alone(a)]).verdict).toBe('compatible')
    }),
    { seed: 20_260_302, numRuns: 300 },
  )
})

/** Trees of a node that contains nodes, the leaf being what differs. */
const tree = (leaf: Json): Schema => {
  const node: Json = {
    type: 'object',
    required: ['value'],
    properties: { value: leaf, children: { type: 'array', items: { $ref: '#' } } },
    additionalProperties: false,
  }
  return {
    tree: inline({ value: node, at: '#' }, () => ({ value: node, at: '#' })).tree,
    dialect: 'draft-07',
  }
}

test.each([
  ['the same', { type: 'string' }, { type: 'string' }, 'compatible'],
  ['wider inside', { type: 'integer' }, { type: 'number' }, 'compatible'],
  ['narrower inside', { type: 'number' }, { type: 'integer' }, 'breaking'],
])('a schema that contains itself is decided: %s', (_, base, head, verdict) => {
  expect(new Questions().between([tree(base)], [tree(head)]).verdict).toBe(verdict)
})

test('a schema that can only be satisfied without end is satisfied by nothing', () => {
  const endless: Json = { type: 'object', required: ['next'], properties: { next: { $ref: '#' } } }
  const { tree: alone } = inline({ value: endless, at: '#' }, () => ({ value: endless, at: '#' }))
  const answer = new Questions().between([{ tree: alone, dialect: 'draft-07' }], [])
  expect(answer.verdict).toBe('compatible')
})

test.each([
  ['a step that floating point does not know', { multipleOf: 0.1 }, { multipleOf: 0.01 }],
  ['a back reference', { type: 'string', pattern: '^(a|b)\\1$' }, { type: 'string', pattern: '^(aa|bb)$' }],
  [
    'one format in another',
    { type: 'string', format: 'hostname' },
    { type: 'string', format: 'uri-reference' },
  ],
])('what cannot be decided is undecided: %s', (_, base, head) => {
  expect(new Questions().between([alone(base)], [alone(head)]).verdict).toBe('undecided')
})

test('the same question has the same answer, whatever was asked before', () => {
  const [a, b] = [alone({ type: 'string', pattern: '^[a-c]+$' }), alone({ type: 'string', maxLength: 2 })]
  const fresh = new Questions().between([a], [b])
  const used = new Questions()
  used.between([alone(true)], [alone({ type: 'string' })])
  used.between([b], [a])
  expect(used.between([a], [b])).toEqual(fresh)
})
