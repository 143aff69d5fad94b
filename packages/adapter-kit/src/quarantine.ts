import { createHmac } from 'node:crypto'
import { holdsBsn } from './fields/bsn'
import type { Discarded, Moment, Parked } from './ledger/entries'
import type { Ledger } from './ledger/open-ledger'
import type { Rejection } from './rejection'
import { sealing } from './seal'
import type { SourceRecord } from './sources/source'

/** A parked record as it may be shown: nothing in it is personal. */
export interface QuarantineLine {
  readonly feed: string
  /** The record's key at the source; where there is a BSN in it, `#` and what `find` knows it by. */
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
  /** The key of a parked record, by what a listing calls it. */
  find(feed: string, record: string): string | undefined
  /** The keys of a feed that are parked, for one reason or for any. */
  keys(feed: string, reden?: string): Iterable<string>
  list(): Iterable<QuarantineLine>
  /** The raw record. Personal data: only for who repairs it. */
  show(feed: string, key: string): unknown
  /** The record as it was parked, to be tried again. */
  parked(feed: string, key: string): SourceRecord | undefined
  /**
   * Inside a commit: nobody will repair it. This very version of the record is not parked again, another one is. Returns whether it
   * was there.
   */
  discard(feed: string, key: string, discarded: Discarded): boolean
  /** How long the longest has been waiting, as RFC 3339; undefined when none is. */
  oldest(feed: string): string | undefined
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
  /** RFC 3339: the record's own moment. */
  readonly bron?: string
}

const rangeOf = (feed: string): { start: [string, string]; end: [string, string] } => ({
  start: [feed, ''],
  end: [feed, '\u{10ffff}'],
})

/** @param key 32 bytes, from the configuration. Without it what is parked cannot be read back. */
export const quarantine = (
  ledger: Pick<Ledger, 'quarantine'> & Partial<Pick<Ledger, 'onFailed'>>,
  key: Uint8Array,
): Quarantine => {
  const { seal, unseal } = sealing(key)
  const counts = new Map<string, Map<string, number>>()

  const count = (feed: string, reden: string, step: 1 | -1): void => {
    const reasons = counts.get(feed) ?? new Map<string, number>()
    counts.set(feed, reasons.set(reden, (reasons.get(reden) ?? 0) + step))
  }
  /** Keyed, because a bare hash of a BSN is a BSN to whoever tries them all. */
  const handleOf = (feed: string, recordKey: string): string =>
    `#${createHmac('sha256', key).update(placeOf(feed, recordKey)).digest('base64url').slice(0, 10)}`

  /** Those that wait for somebody; without a feed, of all. */
  function* waiting(feed?: string) {
    const range = feed === undefined ? {} : rangeOf(feed)
    for (const entry of ledger.quarantine.getRange(range))
      if (entry.value.vervallen === undefined) yield entry
  }
  const recount = (): void => {
    counts.clear()
    for (const { key, value } of waiting()) count(key[0], value.reden, 1)
  }
  recount()
  ledger.onFailed?.(recount)

  const placeOf = (feed: string, recordKey: string): string => `${feed}\0${recordKey}`

  const lineOf = (feed: string, recordKey: string, parked: Parked): QuarantineLine => {
    const { sealed: _sealed, hash: _hash, bron: _bron, vervallen: _vervallen, ...shown } = parked
    return { feed, record: holdsBsn(recordKey) ? handleOf(feed, recordKey) : recordKey, ...shown }
  }

  return {
    park: (feed, recordKey, { raw, rejection, hash, moment, bron }) => {
      const before = ledger.quarantine.get([feed, recordKey])
      if (before?.hash === hash) return false
      const { reden, pad, uitleg } = rejection
      const since = before?.vervallen === undefined ? (before?.since ?? moment.at) : moment.at
      const sealed = seal(placeOf(feed, recordKey), JSON.stringify(raw))
      ledger.quarantine.putSync([feed, recordKey], {
        ...{ reden, pad, uitleg, ...moment, since, hash, sealed },
        ...(bron === undefined ? {} : { bron }),
      })
      if (before !== undefined && before.vervallen === undefined) count(feed, before.reden, -1)
      count(feed, reden, 1)
      return true
    },
    resolve: (feed, recordKey) => {
      const before = ledger.quarantine.get([feed, recordKey])
      if (before === undefined) return
      ledger.quarantine.removeSync([feed, recordKey])
      if (before.vervallen === undefined) count(feed, before.reden, -1)
    },
    has: (feed, recordKey) => ledger.quarantine.doesExist([feed, recordKey]),
    find: (feed, record) => {
      if (
        ledger.quarantine.get([feed, record])?.vervallen === undefined &&
        ledger.quarantine.doesExist([feed, record])
      )
        return record
      for (const entry of waiting(feed)) if (handleOf(feed, entry.key[1]) === record) return entry.key[1]
      return undefined
    },
    *keys(feed, reden) {
      for (const { key, value } of waiting(feed))
        if (reden === undefined || value.reden === reden) yield key[1]
    },
    *list() {
      for (const { key, value } of waiting()) yield lineOf(key[0], key[1], value)
    },
    show: (feed, recordKey) => {
      const parked = ledger.quarantine.get([feed, recordKey])
      return parked?.sealed && JSON.parse(unseal(placeOf(feed, recordKey), parked.sealed))
    },
    parked: (feed, recordKey) => {
      const parked = ledger.quarantine.get([feed, recordKey])
      if (parked?.sealed === undefined) return undefined
      const raw: unknown = JSON.parse(unseal(placeOf(feed, recordKey), parked.sealed))
      return { key: recordKey, raw, at: parked.bron ?? parked.at }
    },
    discard: (feed, recordKey, vervallen) => {
      const before = ledger.quarantine.get([feed, recordKey])
      if (before === undefined || before.vervallen !== undefined) return false
      const { sealed: _, ...kept } = before
      ledger.quarantine.putSync([feed, recordKey], { ...kept, vervallen })
      count(feed, before.reden, -1)
      return true
    },
    oldest: (feed) => {
      let oldest: string | undefined
      for (const { value } of waiting(feed)) {
        if (oldest === undefined || Date.parse(value.since) < Date.parse(oldest)) oldest = value.since
      }
      return oldest
    },
    counts: () => counts,
    size: (feed) => [...(counts.get(feed)?.values() ?? [])].reduce((sum, each) => sum + each, 0),
  }
}
