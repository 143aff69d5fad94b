import { domeinOf, type Herkomst, validate } from '@gezinsbeeld/contracts'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import type { Feed, Overlay, TranslatedChange, TranslatedEvent } from '../define'
import { contentHash } from '../ledger/content'
import type { State } from '../ledger/entries'
import type { Rejection } from '../rejection'
import type { Noticed, WatchedContext } from './context'

/**
 * What became of one record: its states and what was left out of them, or why it is parked, or the BSNs whose pseudonyms must be fetched
 * first.
 */
export type Prepared =
  | {
      readonly states: readonly State[]
      readonly clients: readonly string[]
      readonly leftOut: readonly Rejection[]
    }
  | { readonly rejection: Rejection }
  | { readonly missing: readonly string[] }

export interface PrepareRules {
  /** Whether a feed opens families. */
  readonly opentGezinnen: (feed: string) => boolean
  /** Bytes of the largest event. */
  readonly maxBytes: number
  readonly overlay?: Overlay | undefined
}

/** A number as it was looked up: sources write it with blanks and dots, or as a number. */
const asLookedUp = (found: unknown): string | undefined => {
  if (typeof found === 'number') return String(found)
  return typeof found === 'string' && found.length <= 40 ? found.replace(/[\s.]/g, '') : undefined
}

/** Where in the record a value stands, so that a rejection can name the field and not the value. */
const pathOfValue = (raw: unknown, value: string): string => {
  if (typeof raw !== 'object' || raw === null) return ''
  for (const [name, each] of Object.entries(raw)) {
    if (each === value || asLookedUp(each) === value) return name
    const below = pathOfValue(each, value)
    if (below !== '') return `${name}.${below}`
  }
  return ''
}

const stateOfChange = (change: TranslatedChange): State => {
  const content = JSON.stringify(change.data)
  const { naam, over } = change
  const object = `${domeinOf(naam)}.${change.object}`
  return { object, naam, content, hash: contentHash(naam, content), subject: '', over }
}

const stateOf = (event: TranslatedEvent, content: string): State => ({
  object: `${domeinOf(event.naam)}.${event.object}`,
  naam: event.naam,
  content,
  hash: contentHash(event.naam, content),
  subject: event.data.personen[0] ?? event.data.referentie,
  ...(event.dossier === undefined ? {} : { dossier: event.dossier }),
  ...(event.delen === undefined ? {} : { delen: event.delen }),
  ...(event.rang === undefined ? {} : { rang: event.rang }),
  ...(event.neemtOver === undefined ? {} : { neemtOver: event.neemtOver }),
  ...(event.over === undefined ? {} : { over: event.over }),
})

/** What is wrong with one translated event; undefined when it may go out. */
const objectionTo = (
  event: TranslatedEvent,
  content: string,
  { bsns }: Noticed,
  context: WatchedContext,
  herkomst: Herkomst,
  opens: boolean,
  { maxBytes }: PrepareRules,
): Rejection | undefined => {
  const at = (pad: string, reden: string, uitleg: string): Rejection => ({
    reden,
    pad: `${event.naam}${pad}`,
    uitleg,
  })
  const [problem] = validate(event.naam, { ...event.data, herkomst }, 'strict')
  if (problem !== undefined) return at(problem.path, 'buiten-contract', problem.message)
  if (event.data.referentie !== `${context.organisatie}:${event.object}`) {
    return at('/referentie', 'verkeerde-referentie', 'expected the reference of the event’s object')
  }
  if (!opens && event.dossier === undefined) {
    return at(
      '',
      'zonder-dossier',
      'this feed shares on request, so every event names the client it is about',
    )
  }
  if (bsns.some((bsn) => content.includes(bsn)))
    return at('', 'bsn-in-inhoud', 'a BSN never leaves the organisation')
  // Three bytes a UTF-16 unit is the most there can be, so that almost nothing needs to be measured.
  if (content.length * 3 > maxBytes && Buffer.byteLength(content) > maxBytes) {
    return at('', 'te-groot', `larger than the ${maxBytes} bytes that an event has at most`)
  }
  return undefined
}

/** A person's pseudonyms under keys of before, behind those of the present one: who has not moved on is linked by those. */
const withOlder = (
  event: TranslatedEvent,
  older: ReadonlyMap<string, readonly string[]>,
): TranslatedEvent => {
  if (event.naam !== 'persoon.vastgelegd' || event.data.pseudoniemen === undefined) return event
  const { pseudoniemen } = event.data
  const before = pseudoniemen.flatMap((pseudonym) => older.get(pseudonym) ?? [])
  return { ...event, data: { ...event.data, pseudoniemen: [...new Set([...pseudoniemen, ...before])] } }
}

interface Both {
  readonly events: readonly TranslatedEvent[]
  readonly changes: readonly TranslatedChange[]
}

const translated = (feed: Feed, raw: unknown, context: WatchedContext): Either<Rejection, Both> => {
  try {
    const events = feed.translate(raw, context)
    if (isLeft(events)) return events
    const changes = feed.change(raw, context)
    return isLeft(changes) ? changes : right({ events: events.right, changes: changes.right })
  } catch (error) {
    // A fault in the mapping hits one record, not the feed. Only its kind is kept: its message may quote the record.
    const kind = error instanceof Error ? error.name : typeof error
    return left({ reden: 'fout-in-vertaling', pad: '', uitleg: `translate threw ${kind}` })
  }
}

/** Decodes and translates one record and holds the result against the contract. Pure but for what `context` remembers. */
export const prepare = (
  feed: Feed,
  raw: unknown,
  context: WatchedContext,
  herkomst: Herkomst,
  rules: PrepareRules,
): Prepared => {
  const result = translated(feed, raw, context)
  const noticed = context.take()
  const [invalid] = noticed.invalid
  if (invalid !== undefined) {
    const uitleg = 'expected nine digits that pass the 11-proef'
    return { rejection: { reden: 'ongeldig-bsn', pad: pathOfValue(raw, invalid), uitleg } }
  }
  // Before the rejection: a mapping may reject a record only because the pseudonym is not there yet.
  if (noticed.missing.length > 0) return { missing: noticed.missing }
  if (isLeft(result)) return { rejection: result.left }
  const opens = rules.opentGezinnen(feed.naam)
  const states: State[] = []
  for (const translated of result.right.events) {
    const event = noticed.older === undefined ? translated : withOlder(translated, noticed.older)
    const content = JSON.stringify(event.data)
    const rejection = objectionTo(event, content, noticed, context, herkomst, opens, rules)
    if (rejection !== undefined) return { rejection }
    const state = stateOf(event, content)
    if (states.some(({ object }) => object === state.object)) {
      const uitleg = 'two events of one record about one object: which one is its state?'
      return { rejection: { reden: 'dubbel-object', pad: event.naam, uitleg } }
    }
    states.push(state)
  }
  const changed = result.right.changes.map(stateOfChange)
  if (changed.some(({ content }) => noticed.bsns.some((bsn) => content.includes(bsn))))
    return {
      rejection: { reden: 'bsn-in-inhoud', pad: 'change', uitleg: 'a BSN never leaves the organisation' },
    }
  const { clients, leftOut } = noticed
  return { states: [...states, ...changed], clients, leftOut }
}
