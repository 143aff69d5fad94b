import fc from 'fast-check'
import { type Json, toJson } from '../../build/json'

const names = ['a', 'b', 'c', 'x1']
const name = fc.constantFrom(...names)
const patterns = fc.constantFrom(
  '^a',
  'b$',
  '^[a-c]+$',
  '^x[0-9]$',
  '^(?!a)',
  '[0-9]',
  '^a?b?$',
  '(^|-)a($|-)',
)
const formats = fc.constantFrom('date', 'date-time', 'email', 'uuid', 'ipv4')
const count = fc.nat({ max: 3 })
const number = fc.constantFrom(-3, -1, 0, 1, 2, 3, 2.5, 10)

const text: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom('', 'a', 'b', 'ab', 'abc', 'x1', 'a-b', '2026-03-02', '127.0.0.1', 'a@example.nl', 'é'),
  fc.string({ maxLength: 4 }),
)

/** Values of every kind that the schemas below speak of. */
export const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Json>(null, true, false),
    text,
    fc.integer({ min: -12, max: 12 }),
    fc.constantFrom(0.5, 2.5, -1.5, 1.25),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(name, fc.string({ maxLength: 2 })), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value

const types = fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object')

/** Schemas with every keyword of draft-07 that decides, small enough that they often meet. */
export const schema: fc.Arbitrary<Json> = fc.letrec<{ schema: Json }>((tie) => {
  const inner = tie('schema')
  const some = (keywords: Record<string, fc.Arbitrary<Json>>): fc.Arbitrary<Json> =>
    fc.record(keywords, { requiredKeys: [], noNullPrototype: true }).map((made): Json => toJson(made) ?? {})
  const few = fc.array(inner, { minLength: 1, maxLength: 3 })
  const fields = fc.dictionary(name, inner, { maxKeys: 3, noNullPrototype: true })
  const objects = fc
    .record(
      {
        properties: fields,
        patternProperties: fc.dictionary(patterns, inner, { maxKeys: 2, noNullPrototype: true }),
        additionalProperties: inner,
        required: fc.uniqueArray(name, { maxLength: 2 }),
        propertyNames: inner,
        minProperties: count,
        maxProperties: count,
        dependencies: fc.dictionary(name, fc.oneof(inner, fc.uniqueArray(name, { maxLength: 2 })), {
          maxKeys: 2,
          noNullPrototype: true,
        }),
      },
      { requiredKeys: [], noNullPrototype: true },
    )
    .map((made): Json => ({ ...made, type: 'object' }))
  const arrays = some({
    items: fc.oneof(inner, fc.array(inner, { maxLength: 2 })),
    additionalItems: inner,
    contains: inner,
    minItems: count,
    maxItems: count,
    uniqueItems: fc.boolean(),
  }).map((made): Json => (typeof made === 'object' ? { ...made, type: 'array' } : made))
  const texts = some({ minLength: count, maxLength: count, pattern: patterns, format: formats })
  const numbers = some({
    minimum: number,
    maximum: number,
    exclusiveMinimum: number,
    exclusiveMaximum: number,
    multipleOf: fc.constantFrom(1, 2, 3, 0.5, 2.5),
  })
  return {
    schema: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      fc.boolean(),
      types.map((type): Json => ({ type })),
      fc.uniqueArray(types, { minLength: 1, maxLength: 3 }).map((type): Json => ({ type })),
      fc
        .uniqueArray(value, { minLength: 1, maxLength: 3, selector: (each) => JSON.stringify(each) })
        .map((list): Json => ({ enum: list })),
      value.map((only): Json => ({ const: only })),
      texts,
      texts.map((made): Json => (typeof made === 'object' ? { ...made, type: 'string' } : made)),
      numbers,
      numbers.map((made): Json => (typeof made === 'object' ? { ...made, type: 'number' } : made)),
      arrays,
      objects,
      some({ allOf: few, anyOf: few, oneOf: few, not: inner }),
      some(Object.fromEntries(['if', 'then', 'else'].map((keyword) => [keyword, inner]))),
    ),
  }
}).schema
