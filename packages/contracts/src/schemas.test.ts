import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isObject, type JsonObject } from './build/json'
import { loadContract } from './build/load-contract'
import { mapSchema } from './build/schema'

const { schemas } = loadContract(join(import.meta.dirname, '../../../contracts'))

/** Every schema inside the schema, the outermost too. */
const partsOf = (schema: JsonObject): readonly JsonObject[] => {
  const parts: JsonObject[] = []
  mapSchema(schema, (part) => {
    parts.push(part)
    return part
  })
  return parts
}

test.each(schemas)(
  '$title: every object knows its fields, and every field has a name for people and says what it means',
  ({ schema }) => {
    for (const part of partsOf(schema).filter(({ type }) => type === 'object')) {
      expect(part).toHaveProperty('additionalProperties')
      const { properties } = part
      for (const field of isObject(properties) ? Object.values(properties) : []) {
        expect(field).toHaveProperty('title', expect.stringMatching(/^[A-Z][^.]*$/))
        expect(field).toHaveProperty('description', expect.stringMatching(/^[A-Z].*\.$/s))
      }
    }
    expect(schema['description']).toEqual(expect.stringMatching(/^[A-ZÉ].*\.$/s))
  },
)

test.each(schemas)('$title: every list and every text has a bound', ({ schema }) => {
  for (const part of partsOf(schema)) {
    if (part['type'] === 'array') expect(part).toHaveProperty('maxItems')
    if (part['type'] === 'string')
      expect(
        ['enum', 'maxLength', 'format'].some((keyword) => part[keyword] !== undefined) ||
          /^\^[^+*]*\$$|[^\\]\{/.test(String(part['pattern'])),
        String(part['pattern']),
      ).toBe(true)
  }
})
