import { ContractError } from './contract-error'
import { isList, isObject, type Json, type JsonObject } from './json'
import type { Contract, SchemaFile } from './load-contract'

type Find = (path: string) => SchemaFile

const comment = (description: Json | undefined, indent: string): string =>
  typeof description === 'string' ? `${indent}/** ${description.replaceAll('*/', '* /')} */\n` : ''

const nameOf = (field: string): string => (/^[a-z_]\w*$/i.test(field) ? field : `'${field}'`)

const literal = (value: Json): string => (typeof value === 'string' ? `'${value}'` : JSON.stringify(value))

const requiredOf = (schema: JsonObject): readonly Json[] => {
  const required = schema['required']
  return isList(required) ? required : []
}

/** Everything that crosses the bus is read-only to our code: an event is a fact. */
const fieldsOf = (schema: JsonObject, find: Find, where: string, indent: string): string => {
  const properties = schema['properties']
  if (!isObject(properties)) return `${indent}readonly [key: string]: unknown\n`
  const required = requiredOf(schema)
  return Object.entries(properties)
    .map(([field, of]) => {
      if (!isObject(of)) throw new ContractError(`${where}: expected an object at '${field}'`)
      const optional = required.includes(field) ? '' : '?'
      const type = typeOf(of, find, `${where} ${field}`, indent)
      return `${comment(of['description'], indent)}${indent}readonly ${nameOf(field)}${optional}: ${type}\n`
    })
    .join('')
}

const typeOf = (schema: JsonObject, find: Find, where: string, indent: string): string => {
  const { $ref: ref, enum: values, items, type } = schema
  if (typeof ref === 'string') return find(ref).title
  if (schema['const'] !== undefined) return literal(schema['const'])
  if (isList(values)) return values.map(literal).join(' | ')
  if (type === 'string' || type === 'boolean') return type
  if (type === 'integer' || type === 'number') return 'number'
  if (type === 'array' && isObject(items)) {
    const item = typeOf(items, find, `${where} items`, indent)
    return /^\w+$/.test(item) ? `readonly ${item}[]` : `ReadonlyArray<${item}>`
  }
  if (type === 'object') return `{\n${fieldsOf(schema, find, where, `${indent}  `)}${indent}}`
  throw new ContractError(`${where}: expected a $ref, an enum or a type`)
}

/** What narrows the object of another file (`allOf`): in TypeScript only the fields that it makes mandatory. */
const narrowed = (title: string, parts: readonly Json[], find: Find, where: string): string => {
  const bases = parts
    .filter(isObject)
    .flatMap(({ $ref: ref }) => (typeof ref === 'string' ? [find(ref)] : []))
  const required = parts.filter(isObject).flatMap(requiredOf)
  if (required.length === 0) return `export type ${title} = ${bases.map((base) => base.title).join(' & ')}\n`
  const mandatory = Object.fromEntries(
    bases
      .flatMap(({ schema }) => (isObject(schema['properties']) ? Object.entries(schema['properties']) : []))
      .filter(([field]) => required.includes(field)),
  )
  const body = fieldsOf({ properties: mandatory, required }, find, where, '  ')
  return `export interface ${title} extends ${bases.map((base) => base.title).join(', ')} {\n${body}}\n`
}

const declaration = ({ path, title, schema }: SchemaFile, find: Find): string => {
  const where = `schemas/${path}`
  const { allOf } = schema
  const head = comment(schema['description'], '')
  if (isList(allOf)) return head + narrowed(title, allOf, find, where)
  if (schema['type'] === 'object')
    return `${head}export interface ${title} {\n${fieldsOf(schema, find, where, '  ')}}\n`
  return `${head}export type ${title} = ${typeOf(schema, find, where, '')}\n`
}

/**
 * A TypeScript type for every schema of the contract, under its title. What types cannot say (patterns, bounds, forbidden
 * combinations) is for the validators. Throws {@link ContractError} for a schema that has no plain type.
 */
export const generateTypes = ({ schemas }: Contract): string => {
  const byPath = new Map(schemas.map((file) => [file.path, file]))
  const find = (path: string): SchemaFile => {
    const file = byPath.get(path)
    if (file === undefined) throw new ContractError(`schemas/${path}: no such file`)
    return file
  }
  return schemas.map((file) => `\n${declaration(file, find)}`).join('')
}
