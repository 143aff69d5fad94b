import { compile, type JSONSchema } from 'json-schema-to-typescript'
import { type Contract, ContractError, isObject, type Json, type JsonObject } from './load-contract'

/** A message's `allOf` of an object and what narrows it, as the one object that the types show. */
const flatten = (schema: JsonObject, schemaOf: (path: string) => JsonObject): JsonObject => {
  const { allOf, not: _, ...rest } = schema
  if (!Array.isArray(allOf)) return rest
  let merged: JsonObject = rest
  for (const part of allOf) {
    if (!isObject(part)) throw new ContractError('allOf: expected an object')
    const ref = part['$ref']
    const object = flatten(typeof ref === 'string' ? schemaOf(ref) : part, schemaOf)
    const required = [merged['required'], object['required']].flatMap((list) =>
      Array.isArray(list) ? list : [],
    )
    merged = { ...object, ...merged, ...(required.length > 0 ? { required } : {}) }
  }
  return merged
}

const typeOf = (node: Json, titleOf: (path: string) => string): Json => {
  if (Array.isArray(node)) return node.map((item: Json) => typeOf(item, titleOf))
  if (!isObject(node)) return node
  const ref = node['$ref']
  if (typeof ref === 'string') return { $ref: `#/definitions/${titleOf(ref)}` }
  // Limits in number do not become tuple types, and a nested title does not become a type of its own.
  const { minItems: _min, maxItems: _max, ...bare } = node
  // What a text must look like is for the validators; to TypeScript it is a text.
  const { anyOf, ...rest } = bare
  const kept: JsonObject = anyOf !== undefined && bare['type'] !== 'string' ? bare : rest
  return Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, typeOf(value, titleOf)]))
}

/** TypeScript types of every schema of the contract, under their titles. */
export const generateTypes = async (contract: Contract): Promise<string> => {
  const byPath = new Map(contract.schemas.map((file) => [file.path, file]))
  const fileAt = (path: string) => {
    const file = byPath.get(path)
    if (file === undefined) throw new ContractError(`schemas/${path}: no such file`)
    return file
  }
  const definitions = Object.fromEntries(
    contract.schemas.map((file) => [
      file.title,
      typeOf(
        flatten(file.schema, (path) => fileAt(path).schema),
        (path) => fileAt(path).title,
      ),
    ]),
  )
  // The compiler wants a schema of its own to hang the definitions on; that type is left out again.
  const holder: JSONSchema = JSON.parse(JSON.stringify({ title: 'Contract', type: 'object', definitions }))
  return compile(holder, 'Contract', {
    bannerComment: '',
    unreachableDefinitions: true,
    additionalProperties: false,
    format: true,
    style: { semi: false, singleQuote: true, printWidth: 110 },
  }).then((text) =>
    text
      .replace('export interface Contract {}\n', '')
      // The library says under every definition where it was found; that says nothing to a reader.
      .replaceAll(/\n \*\n \* This interface was referenced by.*\n \* via the `definition`.*\n/g, '\n'),
  )
}
