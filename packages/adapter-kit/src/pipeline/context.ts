import { readBsn } from '@gezinsbeeld/identity'
import type { LastState, TranslateContext } from '../define'
import type { References } from './references'

/** What the kit learns from one translation, beside its result. */
export interface Noticed {
  /** Valid BSNs whose pseudonym is not known yet: the result does not count, translate again when they are. */
  readonly missing: readonly string[]
  /** Every BSN that was looked up: none of them may appear in what is published. */
  readonly bsns: readonly string[]
  /** BSNs that are none. */
  readonly invalid: readonly string[]
}

/** The context that `translate` gets; it remembers what was asked of it since the last `take`. */
export interface WatchedContext extends TranslateContext {
  take(): Noticed
}

const none: Noticed = { missing: [], bsns: [], invalid: [] }

export const watchedContext = (
  references: References,
  config: Readonly<Record<string, unknown>>,
  known: (bsn: string) => string | undefined,
  /** By `<domein>.<token>`; undefined for a feed that does not ask. */
  last?: (object: string) => LastState | undefined,
): WatchedContext => {
  let missing: string[] = []
  let bsns: string[] = []
  let invalid: string[] = []
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
      return pseudonym
    },
    laatste: (domein, object) => {
      if (last === undefined)
        throw new TypeError('a feed that asks for the last state says so with metLaatste')
      return last(`${domein}.${object}`)
    },
    take: () => {
      if (bsns.length === 0 && invalid.length === 0) return none
      const noticed = { missing, bsns, invalid }
      missing = []
      bsns = []
      invalid = []
      return noticed
    },
  }
}
