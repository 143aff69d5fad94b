import type { EventMap, EventName, Rol } from '@gezinsbeeld/contracts'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import type { Decoder } from 'io-ts'
import type { ZodType } from 'zod'
import { rejectionOf } from './decode'
import type { Rejection } from './rejection'
import type { SourceDeclaration } from './sources/declaration'
import { rejectionIn } from './sources/unreadable'

/**
 * The events that a record can be translated to: those with a `herkomst`. Withdrawals are left out because the kit makes
 * them (a record that no longer gives an object withdraws it), and so is `bron.gemeld`.
 */
export type SharedEventName = {
  [N in EventName]: N extends `${string}.ingetrokken` | 'bron.gemeld'
    ? never
    : EventMap[N] extends { readonly referentie: string; readonly herkomst: object }
      ? N
      : never
}[EventName]

/** An event without `herkomst`, which the kit fills in. */
export type TranslatedEvent = {
  [N in SharedEventName]: {
    readonly naam: N
    /** Object token: 22 base64url characters, from `context.object`. */
    readonly object: string
    readonly data: Omit<EventMap[N], 'herkomst'>
    /**
     * The client (person reference) in whose file the record stands. An adapter that does not open families shares an
     * event only while that client's pseudonym is asked for, and parks a record that names no client.
     */
    readonly dossier?: string
    /**
     * False: the source says "deel niet". On the `persoon.vastgelegd` of a client it holds for that client's whole
     * file, elsewhere for this event; what was published before is withdrawn.
     */
    readonly delen?: false
    /**
     * Where several records give one object, the highest speaks (0 unless told), of equal ones the latest: an end goes
     * before the start that is told again after it.
     */
    readonly rang?: number
    /** Fields that this event lacks and that the object's lower records may fill in, the next highest first. */
    readonly neemtOver?: readonly string[]
    /**
     * `mag`: this record knows a part of the object, and is laid over what other records say of it. Without it the latest
     * record speaks alone.
     */
    readonly over?: 'mag'
  }
}[SharedEventName]

/**
 * A change of an object that another record gives: a CORV terugkoppeling names the melding and nobody in it. It is laid over what the
 * other records say of the object, in the order of their moments and whichever comes first; as long as there is nothing to lay it
 * over, it waits, and stands in quarantine as `wacht-op-object`.
 */
export type TranslatedChange = {
  [N in SharedEventName]: {
    /** What becomes of the object, as far as this record knows. */
    readonly naam: N
    readonly object: string
    readonly data: Partial<Omit<EventMap[N], 'herkomst' | 'referentie' | 'personen'>>
    readonly over: 'nodig'
  }
}[SharedEventName]

/** An object as it was last said to be, without `herkomst`. */
export interface LastState {
  readonly naam: EventName
  readonly data: Readonly<Record<string, unknown>>
}

/** Lays what is later over what was said before: pure. */
export type Overlay = (before: LastState, later: LastState) => LastState

export interface TranslateContext {
  readonly organisatie: string
  /** Person reference, `<organisatie>:<22>`. */
  persoon(keySpace: string, localKey: string): string
  /** Object token, 22 characters; `${organisatie}:${token}` is the object's `referentie`. */
  object(keySpace: string, localKey: string): string
  /**
   * Undefined for nobody (empty, 000000000, 999999999), and for as long as the kit does not have it: then the kit fetches
   * it and translates the record again, which is why `translate` must be pure. A BSN that is not 9 digits or fails the
   * 11-proef makes the kit park the record.
   */
  pseudoniem(bsn: string | undefined): string | undefined
  /**
   * Says that this is a client's BSN: feeds that look persons up ask about nobody else. The kit keeps it encrypted for as long
   * as the record is there; it never leaves. One that is none is passed over.
   */
  raadpleeg(bsn: string | undefined): void
  /**
   * Says what of the record is left out and why, while the rest is told: a code that only describes and that nobody gave a meaning. It is
   * counted and shown by `preview`; nothing is parked.
   */
  laatWeg(why: Rejection): void
  /** The feed's `instellingen` in the configuration. */
  readonly config: Readonly<Record<string, unknown>>
}

/** Pure: the same record in the same context gives the same events. No events withdraws what the record gave before. */
export type Translate<R> = (
  record: R,
  context: TranslateContext,
) => Either<Rejection, readonly TranslatedEvent[]>

/** Pure: what a record changes of objects that other records give. */
export type Change<R> = (
  record: R,
  context: TranslateContext,
) => Either<Rejection, readonly TranslatedChange[]>

/** A schema of a feed's `instellingen`. */
export type Settings = ZodType<Readonly<Record<string, unknown>>, unknown>

export interface FeedDeclaration<R> {
  /** Lower case, digits and hyphens; names the feed in configuration, metrics and `bron.gemeld`. */
  readonly naam: string
  readonly source: SourceDeclaration
  /** io-ts codec of the foreign record, only the fields that are used. */
  readonly record: Decoder<unknown, R>
  readonly translate: Translate<R>
  /** Where the adapter's `opentGezinnen` does not hold for this feed. */
  readonly opentGezinnen?: boolean
  readonly change?: Change<R>
  /** Which `instellingen` it takes; a wrong one ends the adapter at once. Without it, any. */
  readonly instellingen?: Settings
  /** Off unless the configuration says `aan: true`: not every organisation has this system. */
  readonly aan?: false
}

/** A feed whose record type is closed over: decode, then translate. */
export interface Feed {
  readonly naam: string
  readonly source: SourceDeclaration
  readonly record: Decoder<unknown, unknown>
  readonly opentGezinnen?: boolean
  readonly translate: (
    raw: unknown,
    context: TranslateContext,
  ) => Either<Rejection, readonly TranslatedEvent[]>
  readonly change: (raw: unknown, context: TranslateContext) => Either<Rejection, readonly TranslatedChange[]>
  /** The same feed, that tells how many milliseconds each decoding took; for tracing. */
  readonly timed: (onDecoded: (ms: number) => void) => Feed
  readonly instellingen?: Settings
  readonly aan?: false
}

export interface AdapterDefinition {
  readonly naam: string
  readonly rol: Rol
  /**
   * Gatekeepers open a family by publishing; the others keep a client to themselves until asked (`bekendheid`). A feed may say
   * otherwise for itself: a municipality's local team opens families, its debt counselling does not.
   */
  readonly opentGezinnen: boolean
  /** Version of the mapping; another one reads the source anew and publishes what it translates differently. */
  readonly versie?: string
  readonly feeds: readonly Feed[]
  /** How a record that knows a part of an object is laid over what was said before; without it field by field. */
  readonly overlay?: Overlay
}

/** Whether a feed of an adapter opens families; false for a name that it does not have. */
export const opensFamilies = ({ opentGezinnen, feeds }: AdapterDefinition): ((feed: string) => boolean) => {
  const opening = new Set(
    feeds.filter((feed) => feed.opentGezinnen ?? opentGezinnen).map((feed) => feed.naam),
  )
  return (feed) => opening.has(feed)
}

const namePattern = /^[a-z][a-z0-9-]{0,40}$/

const decoded = <R>(record: Decoder<unknown, R>, raw: unknown): Either<Rejection, R> => {
  const refused = rejectionIn(raw)
  if (refused !== undefined) return left(refused)
  const read = record.decode(raw)
  return isLeft(read) ? left(rejectionOf(read.left)) : read
}

type Decode<R> = (raw: unknown) => Either<Rejection, R>

const feedOf = <R>(feed: FeedDeclaration<R>, decode: Decode<R>): Feed => ({
  naam: feed.naam,
  source: feed.source,
  record: feed.record,
  ...(feed.opentGezinnen === undefined ? {} : { opentGezinnen: feed.opentGezinnen }),
  ...(feed.instellingen === undefined ? {} : { instellingen: feed.instellingen }),
  ...(feed.aan === undefined ? {} : { aan: feed.aan }),
  translate: (raw, context) => {
    const record = decode(raw)
    return isLeft(record) ? record : feed.translate(record.right, context)
  },
  change: (raw, context) => {
    if (feed.change === undefined) return right([])
    const record = decode(raw)
    return isLeft(record) ? record : feed.change(record.right, context)
  },
  timed: (onDecoded) =>
    feedOf(feed, (raw) => {
      const begun = performance.now()
      const record = decode(raw)
      onDecoded(performance.now() - begun)
      return record
    }),
})

/** Keeps the record's type between `record` and `translate`. */
export const defineFeed = <R>(feed: FeedDeclaration<R>): Feed =>
  feedOf(feed, (raw) => decoded(feed.record, raw))

/** @throws TypeError for a definition that cannot run: a wrong or repeated name. */
export const defineAdapter = (definition: AdapterDefinition): AdapterDefinition => {
  const names = [definition.naam, ...definition.feeds.map((feed) => feed.naam)]
  const wrong = names.find((name) => !namePattern.test(name))
  if (wrong !== undefined) throw new TypeError(`"${wrong}" is no name: lower case, digits and hyphens`)
  const feeds = new Set(definition.feeds.map((feed) => feed.naam))
  if (feeds.size < definition.feeds.length) throw new TypeError('two feeds have the same name')
  return definition
}
