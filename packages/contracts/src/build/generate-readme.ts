import { ContractError } from './contract-error'
import { isList, isObject, type Json, type JsonObject } from './json'
import type { Contract, Message, SchemaFile } from './load-contract'

const begin = '<!-- catalogue: written by `gezinsbeeld contract build` -->'
const end = '<!-- end of the catalogue -->'

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`)
    .join('')

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** `{ gi: volledig, ggz: bekendheid, … }` → which roles at which level, in few words. */
const levels = (doelbinding: JsonObject): string => {
  const roles = Object.keys(doelbinding)
  return [...new Set(Object.values(doelbinding).map(text))]
    .map((level) => {
      const at = roles.filter((role) => doelbinding[role] === level)
      return at.length === roles.length ? `all ${level}` : `${at.join(', ')} ${level}`
    })
    .join('; ')
}

const receivers = (message: Message): string => {
  const by = (levelsBy: JsonObject, words: string) =>
    Object.entries(levelsBy).flatMap(([name, of]) =>
      isObject(of) ? [`${words} ${name}: ${levels(of)}`] : [],
    )
  const when = (raised: JsonObject, words: string) =>
    Object.keys(raised).length === 0 ? [] : [`${words}: ${levels(raised)}`]
  return [
    levels(message.doelbinding),
    ...by(message.doelbindingVan, 'from'),
    ...by(message.doelbindingSoort, 'soort'),
    ...when(message.doelbindingToestemming, 'with toestemming'),
    ...when(message.doelbindingOverdracht, 'named in overdrachtAan'),
    ...when(message.doelbindingGenoemd, 'named in it'),
  ].join('; ')
}

/** The addresses of the channels that carry this message. */
const addresses = ({ document }: Contract, { title }: Message): readonly string[] => {
  const { channels } = document
  if (!isObject(channels)) return []
  return Object.values(channels).flatMap((channel) =>
    isObject(channel) && isObject(channel['messages']) && channel['messages'][title] !== undefined
      ? [text(channel['address'])]
      : [],
  )
}

/** The envelope travels on every `bezorgd` channel; an answer goes where the question says. */
const subjectCell = (contract: Contract, message: Message): string => {
  if (domeinOf(message) === 'bezorging') return '`bezorgd.v1.…` of every partner’s event'
  const known = addresses(contract, message).filter((address) => address !== '')
  return known.length === 0 ? 'the inbox of who asks' : known.map((address) => `\`${address}\``).join(' ')
}

const messagesTable = (contract: Contract, messages: readonly Message[]): string =>
  table(
    ['message', 'says', 'subject', 'who may receive it', 'legal basis'],
    messages.map((message) => [
      `[\`${message.naam ?? message.title}\`](schemas/${message.schemaPath})`,
      message.summary,
      subjectCell(contract, message),
      receivers(message),
      message.grondslag,
    ]),
  )

const typeCell = (field: JsonObject, titleOf: (path: string) => string): string => {
  const { $ref: ref, enum: values, items, type } = field
  if (typeof ref === 'string') return `[${titleOf(ref)}](schemas/${ref})`
  if (isList(values)) return values.map((value) => `\`${String(value)}\``).join(' ')
  if (type === 'array' && isObject(items)) return `list of ${typeCell(items, titleOf)}`
  return text(type)
}

const fieldRows = (
  schema: JsonObject,
  titleOf: (path: string) => string,
  within = '',
): readonly string[][] => {
  const { properties, required } = schema
  if (!isObject(properties)) return []
  return Object.entries(properties).flatMap(([name, field]) => {
    if (!isObject(field)) return []
    const must = isList(required) && required.includes(name) ? 'yes' : ''
    const row = [`\`${within}${name}\``, must, typeCell(field, titleOf), text(field['description'])]
    return [row, ...fieldRows(field, titleOf, `${within}${name}.`)]
  })
}

const description = ({ title, schema }: SchemaFile, titleOf: (path: string) => string): string => {
  const rows = fieldRows(schema, titleOf)
  return `\n**${title}** – ${text(schema['description'])}\n\n${table(['field', 'mandatory', 'type', 'means'], rows)}`
}

/** The files of the objects that a message carries: its own, or those that it narrows (`allOf`). */
const objectsOf = ({ path, schema }: SchemaFile): readonly string[] => {
  const { allOf } = schema
  if (!isList(allOf)) return [path]
  return allOf.flatMap((part) => (isObject(part) && typeof part['$ref'] === 'string' ? [part['$ref']] : []))
}

const domeinOf = ({ naam, schemaPath }: Message): string =>
  naam?.split('.')[0] ?? (schemaPath.startsWith('dienst/') ? 'dienst' : 'bezorging')

const catalogue = (contract: Contract): string => {
  const byPath = new Map(contract.schemas.map((file) => [file.path, file]))
  const titleOf = (path: string): string => byPath.get(path)?.title ?? path
  const usedBy = new Map<string, Set<string>>()
  for (const message of contract.messages)
    for (const path of [message.schemaPath].flatMap((of) => byPath.get(of) ?? []).flatMap(objectsOf))
      usedBy.set(path, (usedBy.get(path) ?? new Set()).add(domeinOf(message)))

  const chapters = [...new Set(contract.messages.map(domeinOf))].map((domein) => {
    const messages = contract.messages.filter((message) => domeinOf(message) === domein)
    const objects = contract.schemas.filter(({ path }) => {
      const domeinen = usedBy.get(path)
      return domeinen?.size === 1 && domeinen.has(domein)
    })
    const fields = objects.map((file) => description(file, titleOf)).join('')
    return `\n### ${domein}\n\n${messagesTable(contract, messages)}${fields}`
  })

  const shared = contract.schemas.filter(
    ({ path }) => path.startsWith('gedeeld/') && usedBy.get(path)?.size !== 1,
  )
  const objects = shared.filter(({ schema }) => schema['type'] === 'object')
  const plain = shared.filter((file) => !objects.includes(file))
  const types = plain.map(({ path, title, schema }) => [
    `[${title}](schemas/${path})`,
    text(schema['description']),
  ])
  const parts = objects.map((file) => description(file, titleOf)).join('')
  return `${chapters.join('')}\n### Shared types\n\n${table(['type', 'means'], types)}${parts}`
}

/** The README of the contract with the catalogue between its markers; all else in it is written by hand. */
export const generateReadme = (contract: Contract, readme: string): string => {
  const [before, rest, ...more] = readme.split(begin)
  const [, after, ...toomuch] = rest?.split(end) ?? []
  if (before === undefined || after === undefined || more.length + toomuch.length > 0)
    throw new ContractError(`README.md: expected the lines ${begin} and ${end}, once each`)
  return `${before}${begin}\n${catalogue(contract)}\n${end}${after}`
}
