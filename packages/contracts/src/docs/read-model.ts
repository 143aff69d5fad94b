import { isList, isObject, type Json, type JsonObject } from '../build/json'
import type { Found, LoadedDocument } from '../document/load-document'
import { below } from '../document/pointer'
import type { ApplicationDoc, ChannelDoc, ExampleDoc, FieldDoc, MessageDoc, SiteModel } from './model'
import { fieldsOf } from './read-fields'

const objectOr = (node: Json | undefined): JsonObject => (isObject(node) ? node : {})
const textOf = (node: Json | undefined): string => (typeof node === 'string' ? node : '')

/** Who sends and who receives on a channel, by the channel's key. */
export interface Traffic {
  readonly toepassing: ApplicationDoc
  readonly zendt: ReadonlySet<string>
  readonly ontvangt: ReadonlySet<string>
}

const at = (
  document: LoadedDocument,
  from: Found,
  ...steps: readonly (string | number)[]
): Found | undefined => document.follow({ file: from.file, pointer: below(from.pointer, ...steps) })

const members = (document: LoadedDocument, from: Found, key: string): readonly (readonly [string, Found])[] =>
  Object.keys(objectOr(objectOr(from.value)[key])).flatMap((name) => {
    const found = at(document, from, key, name)
    return found === undefined ? [] : [[name, found] as const]
  })

/** `nl.gezinsbeeld.maatregel-opgelegd.v1` → maatregel, opgelegd; of another document the name as it is. */
const labelOf = (naam: string, titel: string): { readonly label: string; readonly groep: string } => {
  const [, groep = '', event] = /^[a-z0-9.]+\.([a-z0-9]+)-([a-z0-9-]+)\.v[0-9]+$/.exec(naam) ?? []
  return event === undefined ? { label: titel, groep: 'berichten' } : { label: `${groep}.${event}`, groep }
}

/** A payload is a schema, or says in what format its schema is (Multi Format Schema Object). */
const schemaAt = (document: LoadedDocument, message: Found, key: string): Found | undefined => {
  const found = at(document, message, key)
  return found !== undefined && objectOr(found.value)['schemaFormat'] !== undefined
    ? at(document, found, 'schema')
    : found
}

const traitsOf = (document: LoadedDocument, message: Found): readonly Found[] => {
  const { traits } = objectOr(message.value)
  return (isList(traits) ? traits : []).flatMap((_, index) => at(document, message, 'traits', index) ?? [])
}

const fieldsAt = (document: LoadedDocument, holder: Found, key: string): readonly FieldDoc[] => {
  const schema = schemaAt(document, holder, key)
  return schema === undefined ? [] : fieldsOf(document, schema)
}

const examplesOf = (message: JsonObject): readonly ExampleDoc[] => {
  const { examples } = message
  return (isList(examples) ? examples : []).filter(isObject).map((example, index) => ({
    naam: textOf(example['name']) || `voorbeeld ${index + 1}`,
    json: JSON.stringify(example['payload'] ?? example, undefined, 2),
  }))
}

const doelbindingOf = (message: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(message).flatMap(([key, value]) =>
      key.startsWith('x-doelbinding') ? [[key.slice('x-'.length), value] as const] : [],
    ),
  )

const messageOf = (document: LoadedDocument, id: string, found: Found): MessageDoc => {
  const message = objectOr(found.value)
  const traits = traitsOf(document, found)
  const naam = textOf(message['name'])
  return {
    ...{ id, naam, ...labelOf(naam, textOf(message['title']) || naam || id) },
    samenvatting: textOf(message['summary']) || textOf(message['title']),
    omschrijving: textOf(message['description']),
    contentType: textOf(message['contentType']),
    velden: fieldsAt(document, found, 'payload'),
    koppen: [found, ...traits].flatMap((holder) => fieldsAt(document, holder, 'headers')),
    voorbeelden: examplesOf(message),
    grondslag: textOf(message['x-grondslag']),
    doelbinding: doelbindingOf(message),
  }
}

const channelOf = (
  document: LoadedDocument,
  id: string,
  found: Found,
  traffic: readonly Traffic[],
): ChannelDoc => {
  const channel = objectOr(found.value)
  const stroom = objectOr(channel['x-stroom'])
  return {
    id,
    adres: typeof channel['address'] === 'string' ? channel['address'] : undefined,
    titel: textOf(channel['title']) || id,
    omschrijving: textOf(channel['description']) || textOf(channel['summary']),
    parameters: members(document, found, 'parameters').map(([naam, { value }]) => ({
      naam,
      omschrijving: textOf(objectOr(value)['description']),
    })),
    berichten: members(document, found, 'messages').map(
      ([name, { pointer }]) => pointer.split('/').at(-1) ?? name,
    ),
    stroom: textOf(stroom['naam']),
    bewaren: textOf(stroom['bewaren']),
    zenders: traffic.filter(({ zendt }) => zendt.has(id)).map(({ toepassing }) => toepassing.naam),
    ontvangers: traffic.filter(({ ontvangt }) => ontvangt.has(id)).map(({ toepassing }) => toepassing.naam),
  }
}

/** The document's own operations: an AsyncAPI document is of one application. */
const ownTraffic = (document: LoadedDocument, root: Found, titel: string): Traffic => {
  const operations = members(document, root, 'operations')
  const channels = (action: string): ReadonlySet<string> =>
    new Set(
      operations.flatMap(([, operation]) => {
        if (objectOr(operation.value)['action'] !== action) return []
        const ref = objectOr(objectOr(operation.value)['channel'])['$ref']
        return typeof ref === 'string' ? [ref.split('/').at(-1) ?? ''] : []
      }),
    )
  return {
    toepassing: { naam: titel, titel, omschrijving: 'De toepassing waarvan dit document is.' },
    zendt: channels('send'),
    ontvangt: channels('receive'),
  }
}

/** What the site tells of an AsyncAPI 3 document; `others`: who else sends and receives on its channels. */
export const readModel = (document: LoadedDocument, others: readonly Traffic[]): SiteModel => {
  const root: Found = { file: document.entry, pointer: '', value: document.entry.tree }
  const info = objectOr(objectOr(root.value)['info'])
  const titel = textOf(info['title']) || document.entry.path
  const own = ownTraffic(document, root, titel)
  const traffic = own.zendt.size + own.ontvangt.size > 0 ? [own, ...others] : others
  const messages = new Map<string, Found>()
  const components = at(document, root, 'components')
  for (const [name, found] of components === undefined ? [] : members(document, components, 'messages'))
    messages.set(name, found)
  const channels = members(document, root, 'channels')
  for (const [, channel] of channels)
    for (const [name, found] of members(document, channel, 'messages')) {
      const id = found.pointer.split('/').at(-1) ?? name
      if (!messages.has(id)) messages.set(id, found)
    }
  return {
    titel,
    versie: textOf(info['version']),
    omschrijving: textOf(info['description']),
    berichten: [...messages].map(([id, found]) => messageOf(document, id, found)),
    kanalen: channels.map(([id, found]) => channelOf(document, id, found, traffic)),
    toepassingen: traffic.map(({ toepassing }) => toepassing),
  }
}
