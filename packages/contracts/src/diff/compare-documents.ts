import { isObject, type Json } from '../build/json'
import type { LoadedDocument } from '../document/load-document'
import { below } from '../document/pointer'
import { type Channel, type Message, type Model, modelOf, resolverOf } from './asyncapi'
import { type ChannelPair, compareOperations } from './compare-operations'
import { compareSchemas, oneOrTwo, type Sided, type Tolerant } from './compare-schemas'
import { type Dialect, dialectOf } from './dialect'
import { compareDoelbinding } from './doelbinding'
import type { Difference } from './finding'
import { inline, type Located } from './inline'
import { type Answer, Questions } from './question'
import { belongs, parametersOf, shapeOf, subjectAt } from './subject'
import { unchangedIn } from './unchanged'
import { canonical } from './value'

/** One of the two documents. */
interface Side {
  readonly document: LoadedDocument
  readonly model: Model
}

export interface DocumentOptions {
  /** Undefined: as the documents say with `x-lezers: tolerant`. */
  readonly tolerant: boolean | undefined
  /** Files that were compared already; what stands in them is left alone, what refers to it is not. */
  readonly done?: ReadonlySet<string>
  /** Shapes of the addresses that the base knew, also where this document did not speak of them. */
  readonly addresses?: ReadonlySet<string>
}

/** Of every channel whose address is known. */
export const addressesOf = ({ channels }: Model): ReadonlySet<string> =>
  new Set([...channels.values()].flatMap(({ address }) => (address === undefined ? [] : [shapeOf(address)])))

const compatible: Answer = { verdict: 'compatible' }
const undecided: Answer = { verdict: 'undecided' }
const broken = (witness: Json): Answer => ({ verdict: 'breaking', witness })

/**
 * Compares two documents: AsyncAPI 3, or a JSON Schema each. Backward: the head reads what is written by the base. Forward: the
 * base reads what is written by the head.
 */
export const compareDocuments = (
  base: LoadedDocument,
  head: LoadedDocument,
  options: DocumentOptions,
): readonly Difference[] => {
  const [before, after] = [modelOf(base), modelOf(head)]
  const tolerant = {
    base: options.tolerant ?? before?.tolerant ?? false,
    head: options.tolerant ?? after?.tolerant ?? false,
  }
  const comparer = new Comparer(base, head, tolerant, options)
  if (before === undefined && after === undefined) return comparer.roots()
  if (before === undefined || after === undefined)
    return oneOrTwo(
      { rule: 'kind-changed', detail: 'one is an AsyncAPI document and the other is not', path: '' },
      undecided,
      undecided,
    )
  return comparer.models({ document: base, model: before }, { document: head, model: after })
}

class Comparer {
  private readonly questions = new Questions()
  /** What was found of a pair of messages: several channels have the same one. */
  private readonly compared = new Set<string>()
  private readonly sides = new Map<string, Sided>()
  private readonly unchanged: (before: Located, after: Located) => boolean

  constructor(
    private readonly base: LoadedDocument,
    private readonly head: LoadedDocument,
    private readonly tolerant: Tolerant,
    private readonly options: DocumentOptions,
  ) {
    this.unchanged = unchangedIn(base, head)
  }

  /** Places of the entry are named by their pointer alone. */
  private show(site: string): string {
    for (const { entry } of [this.head, this.base])
      if (site.startsWith(`${entry.path}#`)) return site.slice(entry.path.length + 1)
    return site
  }

  private side(of: 'base' | 'head', located: readonly Located[]): Sided {
    const key = `${of} ${located.map(({ at }) => at).join(' ')}`
    const known = this.sides.get(key)
    if (known !== undefined) return known
    const document = of === 'base' ? this.base : this.head
    const resolve = resolverOf(document)
    const parts = located.map((each) => inline(each, resolve))
    const [first] = parts
    const whole =
      first !== undefined && parts.length === 1
        ? first
        : {
            tree: parts.length === 0 ? true : { allOf: parts.map(({ tree }) => tree) },
            sites: new Map(parts.flatMap(({ sites }) => [...sites])),
          }
    const side = { ...whole, dialect: dialectIn(located) }
    this.sides.set(key, side)
    return side
  }

  private schemas(before: readonly Located[], after: readonly Located[]): readonly Difference[] {
    const same = (old: Located, index: number): boolean => {
      const now = after[index]
      return now !== undefined && this.unchanged(old, now)
    }
    if (before.length === after.length && before.every(same)) return []
    const whole = this.show(after[0]?.at ?? before[0]?.at ?? '#')
    return compareSchemas(this.questions, this.side('base', before), this.side('head', after), {
      tolerant: this.tolerant,
      show: (site) => this.show(site),
      whole,
    }).differences
  }

  roots(): readonly Difference[] {
    const root = ({ entry }: LoadedDocument): readonly Located[] => [
      { value: entry.tree, at: `${entry.path}#` },
    ]
    return this.schemas(root(this.base), root(this.head))
  }

  models(base: Side, head: Side): readonly Difference[] {
    const pairs = pairsOf(base.model.channels, head.model.channels)
    return [
      ...pairs
        .filter(
          (pair) =>
            !pair.every((each) => each === undefined || this.options.done?.has(fileOf(each.at)) === true),
        )
        .flatMap(([before, after]) => this.channel(before, after, head)),
      ...compareOperations({
        base: base.model,
        head: head.model,
        pairs,
        known: this.options.addresses ?? addressesOf(base.model),
        show: (at) => this.show(at),
        sample: (message) => this.sample('base', message),
      }),
    ]
  }

  private channel(
    before: Channel | undefined,
    after: Channel | undefined,
    head: Side,
  ): readonly Difference[] {
    if (before !== undefined && after !== undefined)
      return [
        ...this.address(before, after),
        ...compareStreams(before, after, below(this.show(after.at), 'x-stroom')),
        ...this.messages(before, after),
      ]
    if (before !== undefined)
      return oneOrTwo(
        { rule: 'channel-removed', detail: before.address ?? before.key, path: this.show(before.at) },
        this.event(before, head.model),
        compatible,
      )
    return after === undefined
      ? []
      : oneOrTwo(
          { rule: 'channel-added', detail: after.address ?? after.key, path: this.show(after.at) },
          compatible,
          compatible,
        )
  }

  /** Something on this channel of the base, of which the head knows nothing. */
  private event(channel: Channel, other: Model): Answer {
    const { address, parameters } = channel
    if (address === undefined) return undecided
    const subject = subjectAt(address, parameters)
    const known = [...other.channels.values()].some(
      (each) => each.address !== undefined && belongs(subject, each.address, each.parameters),
    )
    if (known) return undecided
    const [message] = channel.messages.values()
    if (message === undefined) return broken({ subject })
    const payload = this.sample('base', message)
    return payload.verdict === 'breaking'
      ? broken({ subject, payload: payload.witness })
      : broken({ subject })
  }

  private sample(of: 'base' | 'head', { payload }: Message): Answer {
    return this.questions.between([this.side(of, payload === undefined ? [] : [payload])], [])
  }

  private address(before: Channel, after: Channel): readonly Difference[] {
    const path = below(this.show(after.at), 'address')
    const [was, is] = [before.address, after.address]
    if (was === undefined || is === undefined) {
      if (was === is) return []
      return oneOrTwo(
        { rule: 'address-changed', detail: 'known only at run time in one of the two', path },
        undecided,
        undecided,
      )
    }
    if (shapeOf(was) !== shapeOf(is)) {
      const [old, now] = [subjectAt(was, before.parameters), subjectAt(is, after.parameters)]
      return oneOrTwo(
        { rule: 'address-changed', detail: `${was} → ${is}`, path },
        belongs(old, is, after.parameters) ? undecided : broken({ subject: old }),
        belongs(now, was, before.parameters) ? undecided : broken({ subject: now }),
      )
    }
    const names = parametersOf(was).map((name, index) => [name, parametersOf(is)[index] ?? name] as const)
    return names.flatMap(([old, now]) => this.parameter(old, now, before, after))
  }

  private parameter(old: string, now: string, before: Channel, after: Channel): readonly Difference[] {
    const path = below(this.show(after.at), 'parameters', now)
    const renamed =
      old === now
        ? []
        : oneOrTwo({ rule: 'parameter-renamed', detail: `${old} → ${now}`, path }, compatible, compatible)
    const [was, is] = [before.parameters.get(old), after.parameters.get(now)]
    const only = (own: readonly string[] | undefined, other: readonly string[] | undefined): Answer => {
      if (other === undefined) return compatible
      const value =
        own === undefined
          ? 'a'.repeat(1 + Math.max(0, ...other.map(({ length }) => length)))
          : own.find((each) => !other.includes(each))
      return value === undefined ? compatible : broken(value)
    }
    if (JSON.stringify(was) === JSON.stringify(is)) return renamed
    return [
      ...renamed,
      ...oneOrTwo(
        {
          rule: 'parameter-changed',
          detail: `${was?.join(', ') ?? 'any'} → ${is?.join(', ') ?? 'any'}`,
          path,
        },
        only(was, is),
        only(is, was),
      ),
    ]
  }

  private messages(before: Channel, after: Channel): readonly Difference[] {
    const found: Difference[] = []
    for (const [old, now] of messagePairs(before, after)) {
      if (old !== undefined && now !== undefined) found.push(...this.message(old, now))
      else if (old !== undefined)
        found.push(
          ...oneOrTwo(
            {
              rule: 'message-removed',
              detail: old.name ?? old.key,
              path: below(this.show(after.at), 'messages', old.key),
            },
            this.unread('base', old, 'head', after),
            compatible,
          ),
        )
      else if (now !== undefined)
        found.push(
          ...oneOrTwo(
            {
              rule: 'message-added',
              detail: now.name ?? now.key,
              path: below(this.show(after.at), 'messages', now.key),
            },
            compatible,
            this.unread('head', now, 'base', before),
          ),
        )
    }
    return found
  }

  /** A payload of this message that no message of the other channel accepts. */
  private unread(of: 'base' | 'head', message: Message, other: 'base' | 'head', channel: Channel): Answer {
    if (message.schemaFormat !== undefined) return undecided
    const side = (where: 'base' | 'head', { payload }: Message): Sided =>
      this.side(where, payload === undefined ? [] : [payload])
    const others = [...channel.messages.values()]
    const answer = this.questions.between(
      [side(of, message)],
      others.map((each) => side(other, each)),
    )
    // The payload of another message may look the same; only a header tells them apart then.
    return answer.verdict === 'compatible' && !others.some(({ name }) => name === message.name)
      ? undecided
      : answer
  }

  private message(before: Message, after: Message): readonly Difference[] {
    const key = `${before.at} ${after.at}`
    if (this.compared.has(key)) return []
    this.compared.add(key)
    const path = this.show(after.at)
    const changed = (rule: string, keyword: string, was: string | undefined, is: string | undefined) =>
      was === is
        ? []
        : oneOrTwo(
            { rule, detail: `${was ?? 'none'} → ${is ?? 'none'}`, path: below(path, keyword) },
            undecided,
            undecided,
          )
    const formats = changed('schema-format-changed', 'payload', before.schemaFormat, after.schemaFormat)
    const list = (located: Located | undefined): readonly Located[] =>
      located === undefined ? [] : [located]
    const payload =
      before.schemaFormat === undefined && after.schemaFormat === undefined
        ? this.schemas(list(before.payload), list(after.payload))
        : formats.length > 0 || JSON.stringify(before.payload?.value) === JSON.stringify(after.payload?.value)
          ? formats
          : oneOrTwo(
              {
                rule: 'payload-changed',
                detail: `in ${after.schemaFormat}, which is not read`,
                path: below(path, 'payload'),
              },
              undecided,
              undecided,
            )
    return [
      ...changed('message-name-changed', 'name', before.name, after.name),
      ...changed('content-type-changed', 'contentType', before.contentType, after.contentType),
      ...payload,
      ...this.schemas(before.headers, after.headers),
      ...compareDoelbinding(before, after, path),
    ]
  }
}

/** Another stream is another place to read from, which no payload shows; another retention nobody has to read otherwise. */
const compareStreams = (before: Channel, after: Channel, path: string): readonly Difference[] => {
  const nameOf = ({ stream }: Channel): Json | undefined => (isObject(stream) ? stream['naam'] : stream)
  if (canonical(before.stream ?? null) === canonical(after.stream ?? null)) return []
  if (canonical(nameOf(before) ?? null) === canonical(nameOf(after) ?? null))
    return oneOrTwo(
      { rule: 'retention-changed', detail: 'kept for another time', path },
      compatible,
      compatible,
    )
  return oneOrTwo({ rule: 'stream-changed', detail: 'in another stream', path }, undecided, undecided)
}

const fileOf = (at: string): string => at.slice(0, at.indexOf('#'))

const dialectIn = (located: readonly Located[]): Dialect => {
  const [first] = located
  return first === undefined ? 'draft-07' : dialectOf(isObject(first.value) ? first.value : {})
}

/** Channels belong together by their key, else by their address. */
const pairsOf = (
  base: ReadonlyMap<string, Channel>,
  head: ReadonlyMap<string, Channel>,
): readonly ChannelPair[] => {
  const left = [...head.values()].filter(({ key }) => !base.has(key))
  const pairs = [...base.values()].map((before) => {
    const same = head.get(before.key)
    if (same !== undefined) return [before, same] as const
    const index = left.findIndex(
      ({ address }) =>
        address !== undefined && before.address !== undefined && shapeOf(address) === shapeOf(before.address),
    )
    return [before, index < 0 ? undefined : left.splice(index, 1)[0]] as const
  })
  return [...pairs, ...left.map((after) => [undefined, after] as const)].toSorted(([a, b], [c, d]) => {
    const [left, right] = [a?.key ?? b?.key ?? '', c?.key ?? d?.key ?? '']
    return left < right ? -1 : left > right ? 1 : 0
  })
}

/** Messages belong together by their key, else by their name. */
const messagePairs = (
  before: Channel,
  after: Channel,
): readonly (readonly [Message | undefined, Message | undefined])[] => {
  const left = [...after.messages.values()].filter(({ key }) => !before.messages.has(key))
  const pairs = [...before.messages.values()].map((old) => {
    const same = after.messages.get(old.key)
    if (same !== undefined) return [old, same] as const
    const index = left.findIndex(({ name }) => name !== undefined && name === old.name)
    return [old, index < 0 ? undefined : left.splice(index, 1)[0]] as const
  })
  return [...pairs, ...left.map((now) => [undefined, now] as const)]
}
