import type { LoadedDocument } from '../document/load-document'
import { childOf, keyOf, membersOf, type Node, rootOf, textOf } from './node'
import { type SchemaNode, schemasBelow } from './schemas'

/** A channel: in AsyncAPI 3 an entry of `channels`, in 2.x likewise, where its key is the address. */
export interface Channel {
  readonly key: string
  readonly node: Node
  /** Undefined where the address is not known before run time (`address: null`, or none). */
  readonly address: { readonly text: string; readonly node: Node } | undefined
  /** Protocols of the servers that it is on, in lower case; of all servers when it names none. */
  readonly protocols: readonly string[]
  /** Where its servers stand; undefined when it names none and so is on all. */
  readonly servers: ReadonlySet<string> | undefined
  readonly parameters: readonly { readonly name: string; readonly node: Node; readonly holder: Node }[]
  /** True for an entry of `channels`; false for one that only waits in `components`. */
  readonly used: boolean
}

/** A message, wherever it stands; each place once. */
export interface Message {
  readonly key: string
  readonly node: Node
  /** Its traits, in their order. */
  readonly traits: readonly Node[]
  readonly payload: Node | undefined
  readonly headers: Node | undefined
}

/** What the rules look at: the document with its references followed, every thing once. */
export interface View {
  readonly document: LoadedDocument
  /** Undefined for a file that is no AsyncAPI document, such as a JSON Schema. */
  readonly version: 2 | 3 | undefined
  readonly root: Node
  readonly channels: readonly Channel[]
  readonly messages: readonly Message[]
  /** Every schema that can be reached: roots and what is inside them. */
  readonly schemas: readonly SchemaNode[]
}

/** Schemas in another language (Avro, Protobuf, RAML) or another JSON Schema than draft-07 are not looked into. */
const ours =
  /^application\/(vnd\.aai\.asyncapi(\+json|\+yaml)?(;|$)|schema(\+json|\+yaml)?(;version=draft-07|$))/

/** `seen`: places of messages and schemas that another document's view had already, and that this one leaves out and adds to. */
export const viewOf = (document: LoadedDocument, seen: Set<string> = new Set()): View => {
  const root = rootOf(document)
  const version = versionOf(root)
  const channels = version === undefined ? [] : channelsOf(document, root, version)
  const messages = version === undefined ? [] : messagesOf(document, root, channels)
  const roots =
    version === undefined
      ? [root]
      : [
          ...messages.flatMap(({ payload, headers, traits }) => [
            payload,
            headers,
            ...traits.map((trait) => childOf(document, trait, 'headers')),
          ]),
          ...membersOf(childOf(document, root, 'components', 'schemas')).map(({ node }) =>
            schemaOf(document, node, undefined),
          ),
          ...channels.flatMap(({ parameters }) =>
            parameters.map(({ node }) => childOf(document, node, 'schema')),
          ),
        ]
  const schemas = schemasBelow(
    document,
    roots.filter((node) => node !== undefined),
  )
  const news = (node: Node): boolean => !seen.has(keyOf(node))
  const view = {
    document,
    version,
    root,
    channels,
    messages: messages.filter(({ node }) => news(node)),
    schemas: schemas.filter(({ node }) => news(node)),
  }
  for (const { node } of [...view.messages, ...view.schemas]) seen.add(keyOf(node))
  return view
}

const versionOf = (root: Node): 2 | 3 | undefined => {
  const text = textOf(childless(root))
  return text?.startsWith('2.') ? 2 : text?.startsWith('3.') ? 3 : undefined
}

const childless = (root: Node): Node | undefined =>
  membersOf(root).find(({ key }) => key === 'asyncapi')?.node

const channelsOf = (document: LoadedDocument, root: Node, version: 2 | 3): readonly Channel[] => {
  const protocolOf = (server: Node | undefined): readonly string[] => {
    const protocol = textOf(childOf(document, server, 'protocol'))
    return protocol === undefined ? [] : [protocol.toLowerCase()]
  }
  const servers = membersOf(childOf(document, root, 'servers')).map(({ key, node }) => ({
    key,
    node: document.follow(node),
  }))
  const channel = (key: string, member: Node, used: boolean): readonly Channel[] => {
    const node = document.follow(member)
    if (node === undefined) return []
    const named = membersOf(childOf(document, node, 'servers')).flatMap(({ node: item }) => {
      const byName = servers.find((server) => server.key === item.value)?.node
      return byName ?? document.follow(item) ?? []
    })
    const own = named.length === 0 ? servers.flatMap((server) => server.node ?? []) : named
    const given = version === 2 ? { file: member.file, pointer: member.pointer, value: key } : undefined
    const address = given ?? childOf(document, node, 'address')
    const text = textOf(address)
    return [
      {
        key,
        node,
        address: text === undefined || address === undefined ? undefined : { text, node: address },
        protocols: [...new Set(own.flatMap(protocolOf))],
        servers: named.length === 0 ? undefined : new Set(named.map(keyOf)),
        parameters: membersOf(childOf(document, node, 'parameters')).flatMap(
          ({ key: name, node: holder }) => {
            const parameter = document.follow(holder)
            return parameter === undefined ? [] : [{ name, node: parameter, holder }]
          },
        ),
        used,
      },
    ]
  }
  const used = membersOf(childOf(document, root, 'channels')).flatMap(({ key, node }) =>
    channel(key, node, true),
  )
  const seen = new Set(used.map(({ node }) => keyOf(node)))
  const waiting = membersOf(childOf(document, root, 'components', 'channels'))
    .flatMap(({ key, node }) => channel(key, node, false))
    .filter(({ node }) => !seen.has(keyOf(node)))
  return [...used, ...waiting]
}

const messagesOf = (
  document: LoadedDocument,
  root: Node,
  channels: readonly Channel[],
): readonly Message[] => {
  const found = new Map<string, Message>()
  const add = (key: string, member: Node | undefined): void => {
    const node = member === undefined ? undefined : document.follow(member)
    if (node === undefined || found.has(keyOf(node))) return
    // AsyncAPI 2.x: an operation's message may be a choice.
    const choice = membersOf(childOf(document, node, 'oneOf'))
    if (choice.length > 0) {
      for (const each of choice) add(each.key, each.node)
      return
    }
    const traits = membersOf(childOf(document, node, 'traits')).flatMap(
      (each) => document.follow(each.node) ?? [],
    )
    const format = [node, ...traits]
      .map((each) => textOf(childOf(document, each, 'schemaFormat')))
      .find((each) => each !== undefined)
    found.set(keyOf(node), {
      key,
      node,
      traits,
      payload: schemaOf(document, childOf(document, node, 'payload'), format),
      headers: schemaOf(document, childOf(document, node, 'headers'), undefined),
    })
  }
  for (const { key, node } of membersOf(childOf(document, root, 'components', 'messages'))) add(key, node)
  for (const channel of channels) {
    for (const { key, node } of membersOf(childOf(document, channel.node, 'messages'))) add(key, node)
    for (const operation of ['publish', 'subscribe'])
      add(channel.key, childOf(document, channel.node, operation, 'message'))
  }
  return [...found.values()]
}

/** The schema itself, out of AsyncAPI 3's `{ schemaFormat, schema }`; undefined in a language that is not looked into. */
const schemaOf = (
  document: LoadedDocument,
  member: Node | undefined,
  format: string | undefined,
): Node | undefined => {
  const node = member === undefined ? undefined : document.follow(member)
  const own = textOf(childOf(document, node, 'schemaFormat'))
  if (own === undefined) return format === undefined || ours.test(format) ? node : undefined
  return ours.test(own) ? childOf(document, node, 'schema') : undefined
}
