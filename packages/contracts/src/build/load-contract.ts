import { posix } from 'node:path'
import { ContractError } from './contract-error'
import { isList, isObject, type Json, type JsonObject } from './json'
import { filesBelow, readObject } from './read-file'
import { mapSchema, referencesIn } from './schema'

/** One schema file: its path below `schemas/`, its title and its content, in which every `$ref` is such a path. */
export interface SchemaFile {
  readonly path: string
  readonly title: string
  readonly schema: JsonObject
}

/** One message of the contract as the AsyncAPI document says it. */
export interface Message {
  readonly title: string
  /** `<domein>.<gebeurtenis>`; undefined for the envelope of a delivery, which carries the name of what it delivers. */
  readonly naam: string | undefined
  /** `ce-type`. */
  readonly type: string
  readonly summary: string
  /** Below `schemas/`. */
  readonly schemaPath: string
  readonly grondslag: string
  readonly doelbinding: JsonObject
  /** Other levels by the sender's role. */
  readonly doelbindingVan: JsonObject
  /** Other levels by the value of the object's `soort`. */
  readonly doelbindingSoort: JsonObject
  /** The level of a role when a toestemming for this domein names the receiver. */
  readonly doelbindingToestemming: JsonObject
  /** The level of a role when the object's `overdrachtAan` names the receiver. */
  readonly doelbindingOverdracht: JsonObject
  /** The level of a role when the object itself is for the receiver (`organisaties`, `rollen`). */
  readonly doelbindingGenoemd: JsonObject
  /** As it stands in the document. */
  readonly source: JsonObject
}

export interface Contract {
  /** `info.version`. */
  readonly versie: string
  readonly document: JsonObject
  readonly schemas: readonly SchemaFile[]
  readonly messages: readonly Message[]
}

const documentPath = 'gezinsbeeld.asyncapi.yaml'

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

const readSchema = (folder: string, path: string): SchemaFile => {
  const schema = mapSchema(readObject(folder, `schemas/${path}`), (node) => {
    const ref = node['$ref']
    return typeof ref === 'string'
      ? { ...node, $ref: posix.normalize(posix.join(posix.dirname(path), ref)) }
      : node
  })
  return { path, title: textAt(schema, 'title', `schemas/${path}`), schema }
}

const readSchemas = (folder: string): readonly SchemaFile[] => {
  const files = filesBelow(`${folder}/schemas`, '.yaml').map((path) => readSchema(folder, path))
  const known = new Set(files.map(({ path }) => path))
  const titles = new Map<string, string>()
  for (const { path, title, schema } of files) {
    const missing = referencesIn(schema).find((ref) => !known.has(ref))
    if (missing !== undefined)
      throw new ContractError(
        `schemas/${path}: found a $ref to schemas/${missing}, expected a file that is there`,
      )
    const other = titles.get(title)
    if (other !== undefined)
      throw new ContractError(`schemas/${path}: found the title ${title}, which schemas/${other} has already`)
    titles.set(title, path)
  }
  return files
}

/** `maatregel/opgelegd.v1.yaml` → name and type of the event; undefined for a shared schema. */
const eventOf = (schemaPath: string): { readonly naam: string; readonly type: string } | undefined => {
  // What a service is asked is no event of a domein.
  const [, domein, gebeurtenis, version] =
    /^(?!dienst\/)([a-z]+)\/([a-z]+)\.(v\d+)\.yaml$/.exec(schemaPath) ?? []
  if (domein === undefined) return undefined
  return { naam: `${domein}.${gebeurtenis}`, type: `nl.gezinsbeeld.${domein}-${gebeurtenis}.${version}` }
}

const niveaus: readonly Json[] = ['volledig', 'bekendheid', 'geen']

/** Levels by role at `key`; empty when it is not there. */
const levelsAt = (parent: JsonObject, key: string, roles: readonly Json[], where: string): JsonObject => {
  if (parent[key] === undefined) return {}
  const levels = objectAt(parent, key, where)
  for (const [role, level] of Object.entries(levels))
    if (!roles.includes(role) || !niveaus.includes(level))
      throw new ContractError(
        `${where} ${key}: found ${role}: ${String(level)}, expected a role and one of ${niveaus.join(', ')}`,
      )
  return levels
}

/** The same, once for each of the `allowed` names below `key`, each complete: what is not said would be read as `geen`. */
const levelsBy = (
  parent: JsonObject,
  key: string,
  allowed: readonly Json[],
  roles: readonly Json[],
  where: string,
): JsonObject => {
  if (parent[key] === undefined) return {}
  const by = objectAt(parent, key, where)
  for (const name of Object.keys(by)) {
    if (!allowed.includes(name))
      throw new ContractError(`${where} ${key}: found ${name}, expected one of ${allowed.join(', ')}`)
    completeLevels(by, name, roles, `${where} ${key}`)
  }
  return by
}

const completeLevels = (
  parent: JsonObject,
  key: string,
  roles: readonly Json[],
  where: string,
): JsonObject => {
  const levels = levelsAt({ [key]: objectAt(parent, key, where) }, key, roles, where)
  const missing = roles.find((role) => levels[String(role)] === undefined)
  if (missing !== undefined)
    throw new ContractError(
      `${where} ${key}: found no level for ${String(missing)}, expected one for every role`,
    )
  return levels
}

type Schemas = ReadonlyMap<string, JsonObject>

const enumOf = (schema: Json | undefined): readonly Json[] => {
  const values = isObject(schema) ? schema['enum'] : undefined
  return isList(values) ? values : []
}

/** The values that `soort` can have in the object of this schema, which may be in the file that it narrows. */
const soortenOf = (schemas: Schemas, path: string): readonly Json[] => {
  const schema = schemas.get(path)
  if (schema === undefined) return []
  const { properties } = schema
  const own = isObject(properties) ? enumOf(properties['soort']) : []
  return [...own, ...referencesIn(schema).flatMap((ref) => (ref === path ? [] : soortenOf(schemas, ref)))]
}

const readMessage = (title: string, message: JsonObject, schemas: Schemas): Message => {
  const where = `${documentPath} components.messages.${title}`
  const roles = enumOf(schemas.get('gedeeld/rol.yaml'))
  const ref = textAt(objectAt(message, 'payload', where), '$ref', where)
  const schemaPath = posix.relative('schemas', posix.normalize(ref))
  if (!schemas.has(schemaPath))
    throw new ContractError(`${where}: found a $ref to ${ref}, expected a schema that is there`)
  const event = eventOf(schemaPath)
  const type = textAt(message, 'name', where)
  if (event !== undefined && type !== event.type)
    throw new ContractError(
      `${where}: found the name ${type}, expected ${event.type}, after its schema's file`,
    )
  // A withdrawal has no fields, but goes where what it takes back went: the kinds are those of the whole domein.
  const soorten = [...schemas.keys()]
    .filter((path) => path.startsWith(`${posix.dirname(schemaPath)}/`))
    .flatMap((path) => soortenOf(schemas, path))
  return {
    title,
    naam: event?.naam,
    type,
    summary: textAt(message, 'summary', where),
    schemaPath,
    grondslag: textAt(message, 'x-grondslag', where),
    doelbinding: completeLevels(message, 'x-doelbinding', roles, where),
    doelbindingVan: levelsBy(message, 'x-doelbinding-van', roles, roles, where),
    doelbindingSoort: levelsBy(message, 'x-doelbinding-soort', soorten, roles, where),
    doelbindingToestemming: levelsAt(message, 'x-doelbinding-toestemming', roles, where),
    doelbindingOverdracht: levelsAt(message, 'x-doelbinding-overdracht', roles, where),
    doelbindingGenoemd: levelsAt(message, 'x-doelbinding-genoemd', roles, where),
    source: message,
  }
}

/** Reads the contract under `folder` (the repository's `contracts/`). Throws {@link ContractError}. */
export const loadContract = (folder: string): Contract => {
  const document = readObject(folder, documentPath)
  const messages = objectAt(objectAt(document, 'components', documentPath), 'messages', documentPath)
  const schemas = readSchemas(folder)
  const known = new Map(schemas.map(({ path, schema }) => [path, schema]))
  return {
    document,
    schemas,
    messages: Object.keys(messages).map((title) =>
      readMessage(title, objectAt(messages, title, documentPath), known),
    ),
    versie: textAt(objectAt(document, 'info', documentPath), 'version', `${documentPath} info`),
  }
}
