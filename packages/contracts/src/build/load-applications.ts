import { ContractError } from './contract-error'
import { type Found, followReference, type ReadDocument } from './follow-reference'
import { isList, isObject, type Json, type JsonObject } from './json'
import { filesBelow, readObject } from './read-file'

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
}

export interface Operation {
  readonly naam: string
  readonly actie: 'send' | 'receive'
  readonly kanaal: Channel
  /** Whether an answer belongs to it. */
  readonly antwoord: boolean
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

const parametersOf = (read: ReadDocument, { path, value }: Found): readonly ChannelParameter[] =>
  Object.entries(objectOr(value['parameters'])).map(([naam, node]) => {
    const parameter = followReference(read, path, node).value
    return {
      naam,
      tag: textOf(parameter['x-nats-tag']),
      meerTokens: parameter['x-meer-tokens'] === true,
    }
  })

const channelOf = (read: ReadDocument, path: string, node: Json | undefined): Channel => {
  const naam = textOf(objectOr(node)['$ref'])?.split('/').at(-1)
  if (naam === undefined) throw new ContractError(`${path}: expected a $ref to a channel`)
  const found = followReference(read, path, node)
  const stroom = textOf(objectOr(found.value['x-stroom'])['naam'])
  return {
    naam,
    adres: textOf(found.value['address']),
    parameters: parametersOf(read, found),
    stroom: stroom === 'geen' ? undefined : stroom,
  }
}

const operationOf = (read: ReadDocument, path: string, naam: string, node: Json): Operation => {
  const { value } = followReference(read, path, node)
  const actie = value['action']
  if (actie !== 'send' && actie !== 'receive')
    throw new ContractError(`${path} operations.${naam}: expected the action send or receive`)
  const kanaal = channelOf(read, path, value['channel'])
  return { naam, actie, kanaal, antwoord: isObject(value['reply']) }
}

const accountOf = (path: string, node: Json | undefined): Account => {
  if (node === 'HUB' || node === 'PARTNERS') return node
  throw new ContractError(`${path} x-toepassing.account: expected HUB or PARTNERS`)
}

const applicationOf = (read: ReadDocument, path: string): Application => {
  const document = read(path)
  const info = objectOr(document['info'])
  const about = objectOr(document['x-toepassing'])
  const jetstream = objectOr(about['jetstream'])
  return {
    naam: path.slice(folder.length + 1, -ending.length),
    titel: textOf(info['title']) ?? '',
    omschrijving: textOf(info['description']) ?? '',
    account: accountOf(path, about['account']),
    rol: textOf(about['rol']),
    jetstream: {
      richtIn: jetstream['richtIn'] === true,
      ontvangers: textsOf(jetstream['ontvangers']),
      leest: textsOf(jetstream['leest']),
      wist: textsOf(jetstream['wist']),
    },
    operaties: Object.entries(objectOr(document['operations'])).map(([naam, node]) =>
      operationOf(read, path, naam, node),
    ),
  }
}

/**
 * Reads every document below `toepassingen/` in the contract's folder, by name. Throws {@link ContractError}, also for a reference
 * that leads nowhere.
 */
export const loadApplications = (contracts: string): readonly Application[] => {
  const known = new Map<string, JsonObject>()
  const read = (path: string): JsonObject => {
    const document = known.get(path) ?? readObject(contracts, path)
    known.set(path, document)
    return document
  }
  return filesBelow(`${contracts}/${folder}`, ending).map((path) => applicationOf(read, `${folder}/${path}`))
}
