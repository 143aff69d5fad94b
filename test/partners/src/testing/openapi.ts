import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { parse } from 'yaml'

/** What is wrong with a value as a schema of an OpenAPI document; empty when nothing is. */
export type Check = (value: unknown) => readonly string[]

/** OpenAPI's `nullable` beside something else than a type, which JSON Schema does not know: what stands there, or null. */
const withNull = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(withNull)
  if (typeof schema !== 'object' || schema === null) return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, withNull(value)]))
  const { nullable, ...rest } = inner
  if (typeof nullable !== 'boolean' || typeof inner['type'] === 'string') return inner
  return nullable ? { anyOf: [rest, { type: 'null' }] } : rest
}

/** @param file an OpenAPI 3.0 document. */
export const schemasOf = (file: string): ((name: string) => Check) => {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  formats.default(ajv)
  ajv.addSchema(Object(withNull(parse(readFileSync(file, 'utf8')))), 'api')
  return (name) => {
    const validate = ajv.compile({ $ref: `api#/components/schemas/${name}` })
    return (value) =>
      validate(value)
        ? []
        : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
}
