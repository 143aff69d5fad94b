import { hash } from 'node:crypto'
import type { Herkomst } from '@gezinsbeeld/contracts'
import type { Feed } from '../define'
import { RetryError } from '../failures'
import type { RecordEntry } from '../ledger/entries'
import type { Rejection } from '../rejection'
import { contentMark } from '../sources/parse/identify'
import type { SourceRecord } from '../sources/source'
import { unreadable } from '../sources/unreadable'
import { waitsForPseudonym } from './learning'
import { type Prepared, prepare } from './prepare'
import type { FeedShared } from './shared'

/** A record that is new or changed, and what became of it. */
export interface Outcome {
  readonly record: SourceRecord
  /** Fingerprint of the raw record and of the mapping. */
  readonly hash: string
  /** The ledger had nothing of it, so there is nothing to compare it with. */
  readonly isNew: boolean
  /** What goes into the ledger, or why it is parked. */
  readonly result:
    | {
        readonly entry: RecordEntry
        readonly clients: readonly string[]
        readonly leftOut: readonly Rejection[]
      }
    | { readonly rejection: Rejection }
}

const sentBefore: Rejection = {
  reden: 'dubbel-bericht',
  pad: '',
  uitleg: 'another message came under the same key before; that one stands (StUF016)',
}

/** Whether a message of another content stands under this key already. */
const isTaken = (key: string, begin: string, keys: Iterable<string>): boolean => {
  for (const each of keys) if (each !== key && each.startsWith(begin)) return true
  return false
}

const isSentOnce = ({ source }: Feed): boolean =>
  (source.soort === 'een-van' ? source.van : [source]).some((each) => 'eenmalig' in each)

/** As many records of a feed are kept while the pseudonym service is away; then the feed waits as well. */
const mostWaiting = 5_000

type Attempt = Omit<Outcome, 'result'> & { readonly prepared: Prepared }

/** Fingerprints of records that the ledger does not have yet, because their page is still under way. */
export type UnderWay = ReadonlyMap<string, string>

const fingerprint = (mapping: string, raw: unknown): string =>
  hash('sha256', `${mapping}\n${JSON.stringify(raw)}`, 'base64url').slice(0, 22)

/** Nested so deeply that nothing can walk through it: parked without what it holds, which could not be kept either. */
const tooDeep = unreadable({ reden: 'te-diep', pad: '', uitleg: 'nested deeper than can be read' }, {})

const hashed = (
  mapping: string,
  record: SourceRecord,
): { readonly record: SourceRecord; readonly hash: string } => {
  try {
    return { record, hash: fingerprint(mapping, record.raw) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { record: { ...record, raw: tooDeep }, hash: fingerprint(mapping, tooDeep) }
  }
}

/**
 * Decodes and translates the records of a page that are not as they were. Again where a pseudonym is not known yet: each time
 * tells which, then they are fetched together. Mostly that is once; a translation that rejects a record as long as its client's is
 * not there tells only then whose else it needs.
 */
export const translatePage = async (
  shared: FeedShared,
  records: readonly SourceRecord[],
  underWay: UnderWay,
): Promise<readonly Outcome[]> => {
  const { feed, context, mapping, ledger, quarantine, rules, bronsysteem, versie } = shared
  const stored = ledger.records(feed.naam)

  const attempt = (record: SourceRecord): Prepared => {
    const herkomst: Herkomst = { bronsysteem, vastgelegdOp: record.at, adapterversie: versie }
    return prepare(feed, record.raw, context, herkomst, rules)
  }

  const once = isSentOnce(feed)
  const translated: string[] = []
  const isSecond = (key: string): boolean => {
    const begin = key.slice(0, key.lastIndexOf(contentMark) + 1)
    return [translated, underWay.keys(), stored.keysWith(begin)].some((keys) => isTaken(key, begin, keys))
  }

  const changed: Attempt[] = []
  for (const given of records) {
    // Of a message that is sent once, the key says what is in it: sent again with another tijdstip it is the same.
    const isOnce = once && given.key.includes(contentMark)
    const read = hashed(mapping, given)
    const { record } = read
    const hash = isOnce ? fingerprint(mapping, record.key) : read.hash
    const before = underWay.get(record.key) ?? stored.hash(record.key)
    if (before === hash) continue
    const prepared = isOnce && isSecond(record.key) ? { rejection: sentBefore } : attempt(record)
    if (!('rejection' in prepared)) translated.push(record.key)
    changed.push({ record, hash, isNew: before === undefined, prepared })
  }

  const asked = new Set<string>()
  for (let isKnown = true; isKnown; ) {
    const missing = new Set(
      changed.flatMap(({ prepared }) => ('missing' in prepared ? prepared.missing : [])),
    )
    if (missing.size === 0) break
    const fresh = [...missing].filter((bsn) => !asked.has(bsn))
    if (fresh.length === 0) throw new RetryError('the pseudonym service left some out')
    isKnown = await shared.learning.learn(fresh)
    const waits = quarantine.counts().get(feed.naam)?.get(waitsForPseudonym.reden) ?? 0
    if (!isKnown && waits >= mostWaiting)
      throw new RetryError(`the pseudonym service does not answer, and ${waits} records wait for it already`)
    for (const bsn of fresh) asked.add(bsn)
    for (const [at, each] of changed.entries())
      if ('missing' in each.prepared) changed[at] = { ...each, prepared: attempt(each.record) }
  }

  return changed.map(({ record, hash, isNew, prepared }) => {
    if ('missing' in prepared) return { record, hash, isNew, result: { rejection: waitsForPseudonym } }
    if ('rejection' in prepared) return { record, hash, isNew, result: { rejection: prepared.rejection } }
    const { states, clients, leftOut } = prepared
    const entry = { hash, at: record.at, versie, states }
    return { record, hash, isNew, result: { entry, clients, leftOut } }
  })
}
