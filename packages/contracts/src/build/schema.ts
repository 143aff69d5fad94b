import { isList, isObject, type Json, type JsonObject } from './json'

const single = ['items', 'additionalProperties', 'propertyNames', 'not', 'if', 'then', 'else']
const listed = ['allOf', 'anyOf', 'oneOf']

/**
 * The schema with every schema inside it (draft-07, the keywords that the contract uses) changed, the innermost first.
 * What only looks like a schema, such as a field that is called `title`, stays as it is.
 */
export const mapSchema = (schema: JsonObject, change: (schema: JsonObject) => JsonObject): JsonObject => {
  const into = (node: Json): Json => (isObject(node) ? mapSchema(node, change) : node)
  const entries = Object.entries(schema).map(([keyword, value]): [string, Json] => {
    if (keyword === 'properties' && isObject(value))
      return [keyword, Object.fromEntries(Object.entries(value).map(([name, field]) => [name, into(field)]))]
    if (single.includes(keyword)) return [keyword, into(value)]
    return [keyword, listed.includes(keyword) && isList(value) ? value.map(into) : value]
  })
  return change(Object.fromEntries(entries))
}

/** Every `$ref` in the schema. */
export const referencesIn = (schema: JsonObject): readonly string[] => {
  const found: string[] = []
  mapSchema(schema, (node) => {
    const ref = node['$ref']
    if (typeof ref === 'string') found.push(ref)
    return node
  })
  return found
}
