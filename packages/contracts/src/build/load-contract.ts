import { posix } from 'node:path'
import { ContractError } from './contract-error'
import { isObject, type JsonObject } from './json'
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
  /** As it stands in the document. */
  readonly source: JsonObject
}

export interface Contract {
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
  const [, domein, gebeurtenis, version] = /^([a-z]+)\/([a-z]+)\.(v\d+)\.yaml$/.exec(schemaPath) ?? []
  if (domein === undefined) return undefined
  return { naam: `${domein}.${gebeurtenis}`, type: `nl.gezinsbeeld.${domein}-${gebeurtenis}.${version}` }
}

const readMessage = (title: string, message: JsonObject, schemas: ReadonlySet<string>): Message => {
  const where = `${documentPath} components.messages.${title}`
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
  const van = message['x-doelbinding-van']
  return {
    title,
    naam: event?.naam,
    type,
    summary: textAt(message, 'summary', where),
    schemaPath,
    grondslag: textAt(message, 'x-grondslag', where),
    doelbinding: objectAt(message, 'x-doelbinding', where),
    doelbindingVan: isObject(van) ? van : {},
    source: message,
  }
}

/** Reads the contract under `folder` (the repository's `contracts/`). Throws {@link ContractError}. */
export const loadContract = (folder: string): Contract => {
  const document = readObject(folder, documentPath)
  const messages = objectAt(objectAt(document, 'components', documentPath), 'messages', documentPath)
  const schemas = readSchemas(folder)
  const known = new Set(schemas.map(({ path }) => path))
  return {
    document,
    schemas,
    messages: Object.keys(messages).map((title) =>
      readMessage(title, objectAt(messages, title, documentPath), known),
    ),
  }
}
