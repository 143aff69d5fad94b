import { isObject, type Json, toJson } from '../build/json'
import type { LoadedDocument } from '../document/load-document'
import { accepts } from './accepts'
import { type Channel, type Message, modelOf, resolverOf } from './asyncapi'
import { tolerantTree } from './compare-schemas'
import { dialectOf } from './dialect'
import type { Difference } from './finding'
import { inline, type Located } from './inline'
import type { Schema } from './question'
import { belongs } from './subject'

/** One message as it was recorded. `data` is the payload; headers are text. */
export interface Recorded {
  readonly subject: string
  readonly headers: Readonly<Record<string, string>>
  readonly data: Json
}

/** A line of the file, or why it is none. */
export const readRecorded = (line: string): Recorded | string => {
  const value = parsed(line)
  if (value === undefined) return 'found no JSON, expected { subject, headers, data }'
  if (!isObject(value) || typeof value['subject'] !== 'string' || value['data'] === undefined)
    return 'found something else than { subject, headers, data }'
  const given = value['headers'] ?? {}
  if (!isObject(given)) return 'found headers that are no object'
  const headers = Object.entries(given).map(([name, each]): [string, string] => {
    // A NATS header may have several values; the contract knows one.
    const [first] = Array.isArray(each) ? each : [each]
    return [name, typeof first === 'string' ? first : JSON.stringify(first ?? null)]
  })
  return { subject: value['subject'], headers: Object.fromEntries(headers), data: value['data'] }
}

/** A message of a stream; what is no JSON is told without repeating it. */
export const recordedOf = (
  subject: string,
  headers: Iterable<readonly [string, readonly string[]]>,
  data: Uint8Array,
): Recorded | string => {
  const value = parsed(new TextDecoder().decode(data))
  if (value === undefined) return 'found a payload that is no JSON'
  return {
    subject,
    headers: Object.fromEntries([...headers].map(([name, [first = '']]) => [name, first])),
    data: value,
  }
}

const parsed = (text: string): Json | undefined => {
  try {
    return toJson(JSON.parse(text))
  } catch {
    // The parser would repeat a part of the text, in which there may be personal data.
    return undefined
  }
}

interface Refusal {
  readonly rule: string
  readonly detail: string
}

/**
 * Holds recorded messages against a contract: each must be one of those of its subject's channel. What is found names subject and
 * rule and counts the messages, and never repeats anything of them: they are about real people.
 */
export class Replay {
  private readonly channels: readonly Channel[]
  private readonly tolerant: boolean
  private readonly schemas = new Map<string, Schema>()
  private readonly refused = new Map<string, Refusal & { readonly first: string; count: number }>()
  seen = 0

  constructor(
    private readonly document: LoadedDocument,
    tolerant: boolean | undefined,
  ) {
    const model = modelOf(document)
    this.channels = [...(model?.channels.values() ?? [])]
    this.tolerant = tolerant ?? model?.tolerant ?? false
  }

  /** `where` names the message: a line of a file, a sequence of a stream. */
  add(recorded: Recorded | string, where: string): void {
    this.seen += 1
    const refusal =
      typeof recorded === 'string'
        ? { rule: 'replay-unreadable', detail: recorded }
        : this.refusalOf(recorded)
    if (refusal === undefined) return
    const key = `${refusal.rule} ${refusal.detail}`
    const known = this.refused.get(key)
    if (known === undefined) this.refused.set(key, { ...refusal, first: where, count: 1 })
    else known.count += 1
  }

  private refusalOf(recorded: Recorded): Refusal | undefined {
    const { subject } = recorded
    const channels = this.channels.filter(
      ({ address, parameters }) => address !== undefined && belongs(subject, address, parameters),
    )
    const [channel] = channels
    if (channel === undefined)
      return { rule: 'replay-unknown-subject', detail: 'no channel has this subject' }
    const messages = channels.flatMap((each) => [...each.messages.values()])
    if (messages.some((message) => this.fits(message, recorded))) return undefined
    const type = recorded.headers['ce-type']
    const named = messages.filter(({ name }) => name !== undefined && name === type)
    const [wanted] = named.length > 0 ? named : messages
    const which = wanted?.name ?? wanted?.key ?? channel.key
    const headers = wanted !== undefined && !this.all(wanted.headers, recorded.headers)
    return { rule: headers ? 'replay-headers' : 'replay-payload', detail: `refused as ${which}` }
  }

  private fits({ payload, headers }: Message, recorded: Recorded): boolean {
    return (
      this.all(payload === undefined ? [] : [payload], recorded.data) && this.all(headers, recorded.headers)
    )
  }

  private all(located: readonly Located[], value: Json): boolean {
    return located.every((each) => {
      const { tree, dialect } = this.schema(each)
      return accepts(tree, dialect, value) === true
    })
  }

  private schema(located: Located): Schema {
    const known = this.schemas.get(located.at)
    if (known !== undefined) return known
    const { tree } = inline(located, resolverOf(this.document))
    const schema = { tree: this.tolerant ? tolerantTree(tree) : tree, dialect: dialectOf(located.value) }
    this.schemas.set(located.at, schema)
    return schema
  }

  /** One for each kind of refusal; the witness says where the first such message is. */
  differences(): readonly Difference[] {
    return [...this.refused.values()].map(({ rule, detail, first, count }) => ({
      rule,
      detail: `${detail}: ${count} of ${this.seen} recorded`,
      path: first,
      backward: 'breaking',
      forward: 'compatible',
      witness: { recorded: first },
    }))
  }
}
