import { isList, isObject, type Json, type JsonObject } from '../build/json'
import type { LoadedDocument, Place } from '../document/load-document'
import { below } from '../document/pointer'
import type { Located, Resolve } from './inline'

/** Places as text, as `inline` has them: `<file>#<pointer>`. */
const textOf = ({ file, pointer }: Place): string => `${file.path}#${pointer}`

/** The place that a text of {@link textOf} names; undefined for a file that was not read. */
export const placeOf = (document: LoadedDocument, at: string): Place | undefined => {
  const border = at.indexOf('#')
  const file = document.files.get(at.slice(0, border))
  return file === undefined ? undefined : { file, pointer: at.slice(border + 1) }
}

export const resolverOf =
  (document: LoadedDocument): Resolve =>
  (ref, at) => {
    const place = placeOf(document, at)
    const found = place === undefined ? undefined : document.resolve(place.file, ref)
    return found === undefined ? undefined : { value: found.value, at: textOf(found) }
  }

/** A message as far as a comparison looks at it. */
export interface Message {
  /** By which the channel knows it. */
  readonly key: string
  readonly at: string
  readonly name: string | undefined
  readonly contentType: string | undefined
  /** Undefined: JSON Schema. */
  readonly schemaFormat: string | undefined
  /** Undefined where the message says nothing about it: then everything is allowed. */
  readonly payload: Located | undefined
  /** Of the message itself and of its traits; all of them must hold, which is at least what merging them would ask. */
  readonly headers: readonly Located[]
  /** `x-doelbinding` and every annotation whose name begins so. */
  readonly doelbinding: ReadonlyMap<string, Json>
  readonly grondslag: Json | undefined
}

export interface Channel {
  readonly key: string
  readonly at: string
  readonly address: string | undefined
  /** `x-stroom`: which stream keeps it, and for how long. */
  readonly stream: Json | undefined
  /** The values that each parameter may have; undefined: any. */
  readonly parameters: ReadonlyMap<string, readonly string[] | undefined>
  readonly messages: ReadonlyMap<string, Message>
}

export interface Operation {
  readonly key: string
  readonly at: string
  readonly action: string
  readonly channel: string | undefined
  /** Where its messages stand. */
  readonly messages: readonly string[]
  readonly reply: Json | undefined
}

export interface Model {
  readonly version: string | undefined
  readonly tolerant: boolean
  readonly channels: ReadonlyMap<string, Channel>
  readonly operations: ReadonlyMap<string, Operation>
}

const isAsyncApi = (tree: Json): tree is JsonObject => isObject(tree) && tree['asyncapi'] !== undefined

/** What an AsyncAPI document (2 or 3) says; undefined for anything else, which is then a JSON Schema. */
export const modelOf = (document: LoadedDocument): Model | undefined => {
  const { tree } = document.entry
  return isAsyncApi(tree) ? new Reader(document).model(tree) : undefined
}

class Reader {
  constructor(private readonly document: LoadedDocument) {}

  model(tree: JsonObject): Model {
    const info = isObject(tree['info']) ? tree['info'] : {}
    const version = info['version']
    const root: Place = { file: this.document.entry, pointer: '' }
    return {
      version: version === undefined ? undefined : String(version),
      tolerant: info['x-lezers'] === 'tolerant',
      ...(String(tree['asyncapi']).startsWith('2') ? this.second(root) : this.third(root)),
    }
  }

  private third(root: Place): Pick<Model, 'channels' | 'operations'> {
    return {
      channels: new Map(this.members(root, 'channels').map(([key, at]) => [key, this.channel(key, at)])),
      operations: new Map(this.members(root, 'operations').flatMap(([key, at]) => this.operation(key, at))),
    }
  }

  /** AsyncAPI 2: a channel's name is its address, and its operations stand in it, with their messages. */
  private second(root: Place): Pick<Model, 'channels' | 'operations'> {
    const channels = new Map<string, Channel>()
    const operations = new Map<string, Operation>()
    for (const [address, place] of this.members(root, 'channels')) {
      const messages = new Map<string, Message>()
      for (const verb of ['publish', 'subscribe'] as const) {
        const at = this.document.follow({ file: place.file, pointer: below(place.pointer, verb) })
        if (at === undefined) continue
        const places = this.messagesOf(at)
        for (const [index, message] of places.entries()) {
          const { name, messageId } = this.object(message)
          const named = messageId ?? name
          const key = typeof named === 'string' ? named : `${verb}/${index}`
          messages.set(key, this.message(key, message))
        }
        operations.set(`${verb} ${address}`, {
          key: `${verb} ${address}`,
          at: textOf(at),
          // To publish is what others do to this application.
          action: verb === 'publish' ? 'receive' : 'send',
          channel: textOf(place),
          messages: places.map(textOf),
          reply: undefined,
        })
      }
      const parameters = this.members(place, 'parameters').map(
        ([name, at]): [string, string[] | undefined] => {
          const { schema } = this.object(at)
          const values = isObject(schema) ? schema['enum'] : undefined
          return [name, isList(values) ? values.map(String).sort() : undefined]
        },
      )
      channels.set(address, {
        key: address,
        stream: undefined,
        at: textOf(place),
        address,
        parameters: new Map(parameters),
        messages,
      })
    }
    return { channels, operations }
  }

  /** The messages of an operation of AsyncAPI 2: one, or those of `oneOf`. */
  private messagesOf(operation: Place): readonly Place[] {
    const message = this.document.follow({
      file: operation.file,
      pointer: below(operation.pointer, 'message'),
    })
    if (message === undefined) return []
    const several = this.members(message, 'oneOf').map(([, at]) => at)
    return several.length === 0 ? [message] : several
  }

  /** The members of an object, each where it stands after its `$ref`s. */
  private members(place: Place, keyword: string): readonly [string, Place][] {
    const found = this.document.follow({ file: place.file, pointer: below(place.pointer, keyword) })
    if (found === undefined || !(isObject(found.value) || isList(found.value))) return []
    return Object.keys(found.value).flatMap((key): [string, Place][] => {
      const member = this.document.follow({ file: found.file, pointer: below(found.pointer, key) })
      return member === undefined ? [] : [[key, member]]
    })
  }

  private object(place: Place): JsonObject {
    const value = this.document.at(place)?.value
    return isObject(value) ? value : {}
  }

  private channel(key: string, place: Place): Channel {
    const { address, 'x-stroom': stream } = this.object(place)
    return {
      key,
      stream,
      at: textOf(place),
      address: typeof address === 'string' ? address : undefined,
      parameters: new Map(
        this.members(place, 'parameters').map(([name, at]) => {
          const values = this.object(at)['enum']
          return [name, isList(values) ? values.map(String).sort() : undefined]
        }),
      ),
      messages: new Map(this.members(place, 'messages').map(([name, at]) => [name, this.message(name, at)])),
    }
  }

  private operation(key: string, place: Place): readonly [string, Operation][] {
    const { action, reply } = this.object(place)
    const channel = this.document.follow({ file: place.file, pointer: below(place.pointer, 'channel') })
    const listed = this.members(place, 'messages')
    const messages =
      this.object(place)['messages'] === undefined && channel !== undefined
        ? this.members(channel, 'messages')
        : listed
    return [
      [
        key,
        {
          key,
          at: textOf(place),
          action: typeof action === 'string' ? action : '',
          channel: channel === undefined ? undefined : textOf(channel),
          messages: messages.map(([, at]) => textOf(at)),
          reply,
        },
      ],
    ]
  }

  private message(key: string, place: Place): Message {
    // A message's own words go before those of its traits (AsyncAPI 3, "Message Trait Object").
    const traits = this.members(place, 'traits').map(([, at]) => at)
    const first = (keyword: string): Place | undefined =>
      [place, ...traits.toReversed()].find((each) => this.object(each)[keyword] !== undefined)
    const text = (keyword: string): string | undefined => {
      const from = first(keyword)
      const value = from === undefined ? undefined : this.object(from)[keyword]
      return typeof value === 'string' ? value : undefined
    }
    const value = (keyword: string): Json | undefined => {
      const from = first(keyword)
      return from === undefined ? undefined : this.object(from)[keyword]
    }
    const schemas = (keyword: string): readonly Located[] =>
      [place, ...traits].flatMap((each) => this.located(each, keyword) ?? [])
    const payload = this.located(place, 'payload')
    return {
      key,
      at: textOf(place),
      name: text('name'),
      contentType: text('contentType'),
      schemaFormat: payload?.schemaFormat,
      payload,
      headers: schemas('headers'),
      doelbinding: new Map(
        [...traits, place].flatMap((each) =>
          Object.entries(this.object(each)).filter(([name]) => name.startsWith('x-doelbinding')),
        ),
      ),
      grondslag: value('x-grondslag'),
    }
  }

  /** A schema, also when it stands in a "Multi Format Schema Object". */
  private located(
    place: Place,
    keyword: string,
  ): (Located & { schemaFormat: string | undefined }) | undefined {
    const direct = this.document.at({ file: place.file, pointer: below(place.pointer, keyword) })
    if (direct === undefined) return undefined
    const { schemaFormat, schema } = this.object(direct)
    if (typeof schemaFormat !== 'string' || schema === undefined)
      return { value: direct.value, at: textOf(direct), schemaFormat: undefined }
    const json = /json|aai\.asyncapi/.test(schemaFormat) && !/avro|openapi/.test(schemaFormat)
    return {
      value: schema,
      at: textOf({ file: direct.file, pointer: below(direct.pointer, 'schema') }),
      schemaFormat: json ? undefined : schemaFormat,
    }
  }
}
