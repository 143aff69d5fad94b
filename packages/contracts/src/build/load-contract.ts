import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { parse } from 'yaml'

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

/** One schema file: its path below `schemas/`, its title and its content, with references made absolute (`<path>`). */
export interface SchemaFile {
  readonly path: string
  readonly title: string
  readonly schema: JsonObject
}

/** One message of the contract as the AsyncAPI document says it. */
export interface Message {
  readonly title: string
  readonly type: string
  readonly summary: string
  readonly schemaPath: string
  readonly grondslag: string
  readonly doelbinding: JsonObject
  readonly doelbindingVan: JsonObject
}

export interface Contract {
  readonly document: JsonObject
  readonly schemas: readonly SchemaFile[]
  readonly messages: readonly Message[]
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A contract that cannot be read; the message names the file, what was found and what was expected. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
}

const objectAt = (parent: JsonObject, key: string, where: string): JsonObject => {
  const value = parent[key]
  if (!isObject(value)) throw new ContractError(`${where}: expected an object at '${key}'`)
  return value
}

const textAt = (parent: JsonObject, key: string, where: string): string => {
  const value = parent[key]
  if (typeof value !== 'string' || value === '')
    throw new ContractError(`${where}: expected text at '${key}'`)
  return value
}

const readYaml = (file: string): JsonObject => {
  let value: Json
  try {
    value = parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new ContractError(`${file}: cannot be read as YAML`, { cause })
  }
  if (!isObject(value)) throw new ContractError(`${file}: expected a YAML object`)
  return value
}

/** Every `$ref` to a file beside it becomes the path below `schemas/`. */
const absolute = (node: Json, at: string): Json => {
  if (Array.isArray(node)) return node.map((item: Json) => absolute(item, at))
  if (!isObject(node)) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === '$ref' && typeof value === 'string'
        ? [key, posix.normalize(posix.join(posix.dirname(at), value))]
        : [key, absolute(value, at)],
    ),
  )
}

const yamlFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()

const readSchemas = (folder: string): readonly SchemaFile[] =>
  yamlFiles(folder).map((name) => {
    const path = name.split('\\').join('/')
    const file = join(folder, name)
    const schema = absolute(readYaml(file), path)
    if (!isObject(schema)) throw new ContractError(`${file}: expected a YAML object`)
    return { path, title: textAt(schema, 'title', file), schema }
  })

/** Reads the contract under `folder` (the repository's `contracts/`). Throws {@link ContractError}. */
export const loadContract = (folder: string): Contract => {
  const file = join(folder, 'gezinsbeeld.asyncapi.yaml')
  const document = readYaml(file)
  const messages = objectAt(objectAt(document, 'components', file), 'messages', file)
  return {
    document,
    schemas: readSchemas(join(folder, 'schemas')),
    messages: Object.keys(messages).map((title) => {
      const where = `${file} components.messages.${title}`
      const message = objectAt(messages, title, where)
      const ref = textAt(objectAt(message, 'payload', where), '$ref', where)
      const van = message['x-doelbinding-van']
      return {
        title,
        type: textAt(message, 'name', where),
        summary: textAt(message, 'summary', where),
        schemaPath: relative(join(folder, 'schemas'), join(dirname(file), ref))
          .split('\\')
          .join('/'),
        grondslag: textAt(message, 'x-grondslag', where),
        doelbinding: objectAt(message, 'x-doelbinding', where),
        doelbindingVan: isObject(van) ? van : {},
      }
    }),
  }
}
