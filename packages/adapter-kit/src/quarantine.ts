import { readBsn } from '@gezinsbeeld/identity'
import type { Moment, Parked } from './ledger/entries'
import type { Ledger } from './ledger/open-ledger'
import type { Rejection } from './rejection'
import { sealing } from './seal'

/** A parked record as it may be shown: nothing in it is personal. */
export interface QuarantineLine {
  readonly feed: string
  /** The record's key at the source; masked where it is a BSN. */
  readonly record: string
  readonly reden: string
  readonly pad: string
  readonly uitleg: string
  readonly at: string
  readonly since: string
  readonly versie: string
}

/** Records that could not be read, kept at the partner until a newer version can be. */
export interface Quarantine {
  /** Inside a commit. Returns false when the very same record was parked already. */
  park(feed: string, key: string, record: ParkedRecord): boolean
  /** Inside a commit: the record was read after all, or is gone. */
  resolve(feed: string, key: string): void
  has(feed: string, key: string): boolean
  list(): Iterable<QuarantineLine>
  /** The raw record. Personal data: only for who repairs it. */
  show(feed: string, key: string): unknown
  /** `<feed>` → reason → how many. */
  counts(): ReadonlyMap<string, ReadonlyMap<string, number>>
  size(feed: string): number
}

export interface ParkedRecord {
  readonly raw: unknown
  readonly rejection: Rejection
  readonly hash: string
  /** `at`: now. */
  readonly moment: Moment
}

/** @param key 32 bytes, from the configuration. Without it what is parked cannot be read back. */
export const quarantine = (ledger: Ledger, key: Uint8Array): Quarantine => {
  const { seal, unseal } = sealing(key)
  const counts = new Map<string, Map<string, number>>()

  const count = (feed: string, reden: string, step: 1 | -1): void => {
    const reasons = counts.get(feed) ?? new Map<string, number>()
    counts.set(feed, reasons.set(reden, (reasons.get(reden) ?? 0) + step))
  }
  for (const {
    key: [feed],
    value,
  } of ledger.quarantine.getRange())
    count(feed, value.reden, 1)

  const placeOf = (feed: string, recordKey: string): string => `${feed}\0${recordKey}`

  const lineOf = (feed: string, recordKey: string, parked: Parked): QuarantineLine => {
    const { sealed: _sealed, hash: _hash, ...shown } = parked
    const isBsn = typeof readBsn(recordKey) === 'object'
    return { feed, record: isBsn ? '(BSN)' : recordKey, ...shown }
  }

  return {
    park: (feed, recordKey, { raw, rejection, hash, moment }) => {
      const before = ledger.quarantine.get([feed, recordKey])
      if (before?.hash === hash) return false
      const { reden, pad, uitleg } = rejection
      const since = before?.since ?? moment.at
      const sealed = seal(placeOf(feed, recordKey), JSON.stringify(raw))
      ledger.quarantine.putSync([feed, recordKey], { reden, pad, uitleg, ...moment, since, hash, sealed })
      if (before !== undefined) count(feed, before.reden, -1)
      count(feed, reden, 1)
      return true
    },
    resolve: (feed, recordKey) => {
      const before = ledger.quarantine.get([feed, recordKey])
      if (before === undefined) return
      ledger.quarantine.removeSync([feed, recordKey])
      count(feed, before.reden, -1)
    },
    has: (feed, recordKey) => ledger.quarantine.doesExist([feed, recordKey]),
    list: () =>
      ledger.quarantine.getRange().map(({ key: [feed, recordKey], value }) => lineOf(feed, recordKey, value)),
    show: (feed, recordKey) => {
      const parked = ledger.quarantine.get([feed, recordKey])
      return parked && JSON.parse(unseal(placeOf(feed, recordKey), parked.sealed))
    },
    counts: () => counts,
    size: (feed) => [...(counts.get(feed)?.values() ?? [])].reduce((sum, each) => sum + each, 0),
  }
}
