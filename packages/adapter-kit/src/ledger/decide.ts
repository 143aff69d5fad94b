import { type EventName, isEventName } from '@gezinsbeeld/contracts'
import { contentHash } from './content'
import { domeinOfObject, type Moment, type ObjectEntry, type State, tokenOfObject } from './entries'

/** The larger of the previous plus one and now: after a lost ledger only now surely lies above every number given out before. */
const nextSequence = (previous: number, nowMs: number): number => Math.max(previous + 1, nowMs)

const withdrawalOf = (domein: string): EventName => {
  const naam = `${domein}.ingetrokken`
  if (!isEventName(naam)) throw new TypeError(`the contract has no ${naam}`)
  return naam
}

const isWithdrawal = (naam: string): boolean => naam.endsWith('.ingetrokken')

/** What a withdrawal says of its object: only which one. */
export const withdrawnContent = (organisatie: string, object: string): string =>
  JSON.stringify({ referentie: `${organisatie}:${tokenOfObject(object)}` })

export interface Circumstances {
  readonly organisatie: string
  readonly nowMs: number
  /** The `herkomst` of a withdrawal. */
  readonly moment: Moment
}

/**
 * What is to be said about an object now that `wanted` is its state, or that it has none: the same entry when that was said
 * already, else one with the next number. Pure; the entry is stored before anything is published.
 */
export const decide = (
  object: string,
  entry: ObjectEntry,
  wanted: State | undefined,
  { organisatie, nowMs, moment }: Circumstances,
): ObjectEntry => {
  const { owners } = entry
  const sequence = nextSequence(entry.sequence, nowMs)
  if (wanted !== undefined) {
    if (wanted.naam === entry.naam && wanted.hash === entry.hash) return entry
    return { sequence, naam: wanted.naam, hash: wanted.hash, subject: wanted.subject, owners }
  }
  if (entry.sequence === 0 || isWithdrawal(entry.naam)) return entry
  const naam = withdrawalOf(domeinOfObject(object))
  const hash = contentHash(naam, withdrawnContent(organisatie, object))
  return { sequence, naam, hash, subject: entry.subject, owners, withdrawn: moment }
}
