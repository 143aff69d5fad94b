import { expect, test } from 'vitest'
import type { Json } from '../build/json'
import { compareSchemas } from './compare-schemas'
import { inline } from './inline'
import { Questions } from './question'

const run = (a: Json, b: Json, tolerant = false) => {
  const side = (value: Json) => ({
    ...inline({ value, at: '#' }, () => undefined),
    dialect: 'draft-07' as const,
  })
  const r = compareSchemas(new Questions(), side(a), side(b), { tolerant, show: (s) => s, whole: '' })
  return {
    backward: r.backward.verdict,
    forward: r.forward.verdict,
    f: r.differences.map(
      (d) => `${d.path} ${d.rule} ${d.detail} ${d.backward}/${d.forward} ${JSON.stringify(d.witness)}`,
    ),
  }
}
test('x', () => {
  const closed = (properties: Json, more = {}) => ({
    type: 'object',
    additionalProperties: false,
    properties,
    ...more,
  })
  for (const [a, b, t] of [
    [closed({ a: { type: 'string' } }), closed({ a: { type: 'string' }, b: { type: 'string' } })],
    [closed({ a: { type: 'string' } }), closed({ a: { type: 'string' }, b: { type: 'string' } }), true],
    [
      { type: 'object', properties: { a: { type: 'string' } } },
      { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } } },
    ],
    [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }],
    [{ enum: ['a'] }, { enum: ['c'] }],
    [
      { type: 'string', pattern: '^a' },
      { type: 'string', pattern: '^b' },
    ],
    [{ type: 'string', minLength: 1 }, { allOf: [{ type: 'string' }, { minLength: 1 }] }],
    [{ type: 'integer' }, { type: 'number' }],
    [
      { type: 'string', format: 'date' },
      { type: 'string', format: 'date-time' },
    ],
    [
      { type: 'string', format: 'date' },
      { type: 'string', pattern: '^[0-9-]+$' },
    ],
    [
      { oneOf: [{ type: 'string' }, { type: 'number' }] },
      { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'integer' }] },
    ],
    [
      { type: 'number', multipleOf: 0.1 },
      { type: 'number', multipleOf: 0.01 },
    ],
    [
      { type: 'array', items: { type: 'string' } },
      { type: 'array', items: { type: 'string' }, uniqueItems: true, contains: { const: 'a' } },
    ],
  ] as [Json, Json, boolean?][])
    console.log(JSON.stringify(a), '→', JSON.stringify(b), run(a, b, t))
})
