import { type Found, type LoadedDocument, loadDocument } from '../document/load-document'
import { below } from '../document/pointer'
import { ContractError } from './contract-error'
import { isList, isObject, type Json, type JsonObject } from './json'
import { filesBelow, readText } from './read-file'

/** One token of an address that is filled in. */
export interface ChannelParameter {
  readonly naam: string
  /** `x-nats-tag`: in a partner's credential this tag says what it is; undefined where it may be anything. */
  readonly tag: string | undefined
  /** `x-meer-tokens`: it stands for the rest of the subject, one token or more. */
  readonly meerTokens: boolean
}

export interface Channel {
  readonly naam: string
  /** `gezin.v1.{organisatie}.…`; undefined where an answer goes to the inbox of who asked. */
  readonly adres: string | undefined
  readonly parameters: readonly ChannelParameter[]
  /** `x-stroom`: the JetStream stream that keeps it; undefined for a question to a service. */
  readonly stroom: string | undefined
  readonly berichten: readonly string[]
}

export interface Operation {
  readonly naam: string
  readonly actie: 'send' | 'receive'
  readonly kanaal: Channel
  /** The channel of the answer; undefined where none belongs to it. */
  readonly antwoord: string | undefined
}

/** What a process of the region does to the streams themselves, besides sending and receiving (`x-toepassing.jetstream`). */
export interface StreamDuties {
  /** Makes, changes and lists streams; never empties or removes one. */
  readonly richtIn: boolean
  /** Streams on which it makes and removes durable consumers. */
  readonly ontvangers: readonly string[]
  /** Streams that it may read whole. */
  readonly leest: readonly string[]
  /** Streams from which it removes single messages. */
  readonly wist: readonly string[]
}

export type Account = 'HUB' | 'PARTNERS'

/** An application of the region, as its own AsyncAPI document says it. */
export interface Application {
  /** The file's name: `adapter-gi`, `hub`. */
  readonly naam: string
  readonly titel: string
  readonly omschrijving: string
  readonly account: Account
  /** The role in which its organisation is registered; undefined where that does not matter. */
  readonly rol: string | undefined
  readonly jetstream: StreamDuties
  readonly operaties: readonly Operation[]
}

const ending = '.asyncapi.yaml'
const folder = 'toepassingen'

const objectOr = (node: Json | undefined): JsonObject => (isObject(node) ? node : {})
const textOf = (node: Json | undefined): string | undefined =>
  typeof node === 'string' && node !== '' ? node : undefined
const textsOf = (node: Json | undefined): readonly string[] =>
  isList(node) ? node.flatMap((each) => (typeof each === 'string' ? [each] : [])) : []

/** What stands below a place, each at the end of its `$ref`s. */
const membersAt = (
  document: LoadedDocument,
  place: Found,
  key: string,
): readonly (readonly [string, Found])[] =>
  Object.keys(objectOr(objectOr(place.value)[key])).flatMap((name) => {
    const found = document.follow({ file: place.file, pointer: below(place.pointer, key, name) })
    return found === undefined ? [] : [[name, found] as const]
  })

/** A channel where it is defined. */
const channelAt = (document: LoadedDocument, found: Found): Channel => {
  const channel = objectOr(found.value)
  const stroom = textOf(objectOr(channel['x-stroom'])['naam'])
  return {
    naam: found.pointer.split('/').at(-1) ?? '',
    adres: textOf(channel['address']),
    parameters: membersAt(document, found, 'parameters').map(([naam, { value }]) => ({
      naam,
      tag: textOf(objectOr(value)['x-nats-tag']),
      meerTokens: objectOr(value)['x-meer-tokens'] === true,
    })),
    stroom: stroom === 'geen' ? undefined : stroom,
    berichten: Object.keys(objectOr(channel['messages'])),
  }
}

const operationAt = (document: LoadedDocument, naam: string, found: Found): Operation => {
  const value = objectOr(found.value)
  const where = `${found.file.path} operations.${naam}`
  const actie = value['action']
  if (actie !== 'send' && actie !== 'receive')
    throw new ContractError(`${where}: expected the action send or receive`)
  const kanaal = document.follow({ file: found.file, pointer: below(found.pointer, 'channel') })
  if (kanaal === undefined) throw new ContractError(`${where}: expected a $ref to a channel`)
  const antwoord = document.follow({ file: found.file, pointer: below(found.pointer, 'reply', 'channel') })
  return {
    ...{ naam, actie, kanaal: channelAt(document, kanaal) },
    antwoord: antwoord?.pointer.split('/').at(-1),
  }
}

const accountOf = (path: string, node: Json | undefined): Account => {
  if (node === 'HUB' || node === 'PARTNERS') return node
  throw new ContractError(`${path} x-toepassing.account: expected HUB or PARTNERS`)
}

const applicationAt = (document: LoadedDocument, naam: string, root: Found): Application => {
  const value = objectOr(root.value)
  const info = objectOr(value['info'])
  const about = objectOr(value['x-toepassing'])
  const jetstream = objectOr(about['jetstream'])
  return {
    naam,
    titel: textOf(info['title']) ?? '',
    omschrijving: textOf(info['description']) ?? '',
    account: accountOf(root.file.path, about['account']),
    rol: textOf(about['rol']),
    jetstream: {
      richtIn: jetstream['richtIn'] === true,
      ontvangers: textsOf(jetstream['ontvangers']),
      leest: textsOf(jetstream['leest']),
      wist: textsOf(jetstream['wist']),
    },
    operaties: membersAt(document, root, 'operations').map(([name, found]) =>
      operationAt(document, name, found),
    ),
  }
}

/**
 * Reads every document below `toepassingen/` in the contract's folder, by name. Throws {@link ContractError}, also for a reference
 * that leads nowhere.
 */
export const loadApplications = (contracts: string): readonly Application[] => {
  const names = filesBelow(`${contracts}/${folder}`, ending)
  // One document around them all, so that the contract to which each refers is read once.
  const around = Object.fromEntries(
    names.map((name) => [name.slice(0, -ending.length), { $ref: `${folder}/${name}` }]),
  )
  const { document, findings } = loadDocument({
    entry: 'alle.json',
    files: new Map([
      ...filesBelow(contracts, '.yaml').map((path) => [path, readText(contracts, path)] as const),
      ['alle.json', JSON.stringify(around)],
    ]),
  })
  const [wrong] = findings
  if (document === undefined || wrong !== undefined)
    throw new ContractError(`${wrong?.file}:${wrong?.line}:${wrong?.column} ${wrong?.message}`)
  return Object.keys(around).flatMap((naam) => {
    const root = document.follow({ file: document.entry, pointer: below('', naam) })
    return root === undefined ? [] : [applicationAt(document, naam, root)]
  })
}
