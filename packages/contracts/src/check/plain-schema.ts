import { isList, isObject, type Json, type JsonObject } from '../build/json'
import { memberOf, type Node } from './node'
import { patternOf } from './regular-expression'
import { listed, named, single } from './schemas'

const counts = new Set(['maxItems', 'maxLength', 'maxProperties', 'minItems', 'minLength', 'minProperties'])
const numbers = new Set(['exclusiveMaximum', 'exclusiveMinimum', 'maximum', 'minimum'])
export const types: ReadonlySet<string> = new Set([
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'string',
])

/**
 * A schema of which only remains what a validator can use: references by the name that `nameOf` gives them, no words, no
 * keyword with a value that it cannot have. So a mistake in one keyword does not keep the others from being tried.
 */
export const plainSchema = (
  schema: Node,
  nameOf: (reference: Node) => string | undefined,
): JsonObject | boolean => {
  const part = (keyword: string, ...more: readonly (string | number)[]): JsonObject | boolean => {
    const member = memberOf(schema, keyword, ...more)
    return member === undefined ? true : plainSchema(member, nameOf)
  }
  const { value: whole } = schema
  if (whole === false) return false
  if (!isObject(whole)) return true
  if (typeof whole['$ref'] === 'string') {
    const name = nameOf(schema)
    return name === undefined ? true : { $ref: name }
  }
  const entries = Object.entries(whole).flatMap(([keyword, value]): [string, Json][] => {
    if (has(named, keyword))
      return isObject(value)
        ? [
            [
              keyword,
              Object.fromEntries(
                Object.entries(value).flatMap(([name, each]): [string, Json][] => {
                  if (keyword === 'patternProperties' && patternOf(name) === undefined) return []
                  if (keyword === 'dependencies' && isList(each)) return [[name, texts(each)]]
                  return [[name, part(keyword, name)]]
                }),
              ),
            ],
          ]
        : []
    if (has(listed, keyword) && isList(value))
      return value.length === 0 ? [] : [[keyword, value.map((_, index) => part(keyword, index))]]
    if (has(single, keyword) && (isObject(value) || typeof value === 'boolean'))
      return [[keyword, part(keyword)]]
    return usable(keyword, value)
      ? [[keyword, keyword === 'required' && isList(value) ? texts(value) : value]]
      : []
  })
  return Object.fromEntries(entries)
}

const has = (list: readonly string[], keyword: string): boolean => list.includes(keyword)

const texts = (list: readonly Json[]): readonly string[] => [
  ...new Set(list.filter((item) => typeof item === 'string')),
]

const usable = (keyword: string, value: Json): boolean => {
  if (counts.has(keyword)) return typeof value === 'number' && Number.isInteger(value) && value >= 0
  if (numbers.has(keyword)) return typeof value === 'number'
  switch (keyword) {
    case 'multipleOf':
      return typeof value === 'number' && value > 0
    case 'pattern':
      return typeof value === 'string' && patternOf(value) !== undefined
    case 'format':
      return typeof value === 'string'
    case 'type':
      return (isList(value) ? value : [value]).every((each) => typeof each === 'string' && types.has(each))
    case 'enum':
      return isList(value) && value.length > 0
    case 'required':
      return isList(value)
    case 'uniqueItems':
      return typeof value === 'boolean'
    case 'const':
      return true
  }
  return false
}
