import { readBsn } from '@gezinsbeeld/identity'
import type { TranslateContext } from '../define'
import type { Rejection } from '../rejection'
import type { References } from './references'

/** What the kit learns from one translation, beside its result. */
export interface Noticed {
  /** Valid BSNs whose pseudonym is not known yet: the result does not count, translate again when they are. */
  readonly missing: readonly string[]
  /** Every BSN that was looked up: none of them may appear in what is published. */
  readonly bsns: readonly string[]
  /** BSNs that are none. */
  readonly invalid: readonly string[]
  /** Valid BSNs of clients, for feeds that look persons up. */
  readonly clients: readonly string[]
  /** Parts of the record that are not told. */
  readonly leftOut: readonly Rejection[]
  /** Pseudonym → those of the same BSN under keys of before, while a key is being replaced. */
  readonly older?: ReadonlyMap<string, readonly string[]>
}

/** The context that `translate` gets; it remembers what was asked of it since the last `take`. */
export interface WatchedContext extends TranslateContext {
  take(): Noticed
}

const none: Noticed = { missing: [], bsns: [], invalid: [], clients: [], leftOut: [] }

export const watchedContext = (
  references: References,
  config: Readonly<Record<string, unknown>>,
  /** The pseudonyms of a BSN, the present key's first, with blanks between. */
  known: (bsn: string) => string | undefined,
): WatchedContext => {
  let missing: string[] = []
  let bsns: string[] = []
  let invalid: string[] = []
  let clients: string[] = []
  let leftOut: Rejection[] = []
  let older: Map<string, readonly string[]> | undefined
  return {
    organisatie: references.organisatie,
    config,
    persoon: references.persoon,
    object: references.object,
    pseudoniem: (text) => {
      const read = readBsn(text)
      if (read === 'afwezig') return undefined
      if (read === 'ongeldig') {
        invalid.push(text ?? '')
        return undefined
      }
      bsns.push(read.bsn)
      const pseudonym = known(read.bsn)
      if (pseudonym === undefined) missing.push(read.bsn)
      if (pseudonym?.includes(' ') !== true) return pseudonym
      const [present = '', ...before] = pseudonym.split(' ')
      older ??= new Map()
      older.set(present, before)
      return present
    },
    raadpleeg: (text) => {
      const read = readBsn(text)
      if (typeof read === 'object' && !clients.includes(read.bsn)) clients.push(read.bsn)
    },
    laatWeg: (why) => {
      leftOut.push(why)
    },
    take: () => {
      if (bsns.length + invalid.length + clients.length + leftOut.length === 0) return none
      const noticed = { missing, bsns, invalid, clients, leftOut, ...(older === undefined ? {} : { older }) }
      missing = []
      bsns = []
      invalid = []
      clients = []
      leftOut = []
      older = undefined
      return noticed
    },
  }
}
