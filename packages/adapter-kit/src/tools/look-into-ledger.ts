import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { open } from 'lmdb'
import { z } from 'zod'
import { StopError } from '../failures'
import {
  type ObjectTable,
  objectTable,
  type RecordTable,
  recordTable,
  type StoredObject,
  type StoredRecord,
} from '../ledger/codec'
import type { ClientEntry, FeedState, Parked } from '../ledger/entries'
import { type Quarantine, quarantine } from '../quarantine'

/** What a ledger holds, in numbers; nothing in it is personal. */
export interface LedgerSummary {
  readonly organisatie: string
  readonly adapter: string
  /** The process that last had it. */
  readonly proces: string | undefined
  readonly bytes: number
  readonly objecten: number
  /** Batches of which nobody has acknowledged the arrival. */
  readonly onderweg: number
  readonly pseudoniemen: number
  readonly gevraagd: number
  readonly feeds: readonly FeedSummary[]
}

export interface FeedSummary {
  readonly feed: string
  readonly records: number
  readonly inQuarantaine: number
  readonly oudste: string | undefined
  readonly standPer: string | undefined
}

/** What was read and said, for who counts it; nothing is written. */
export interface LedgerContents {
  readonly objects: Pick<ObjectTable, 'get' | 'keys'>
  /** Undefined for a feed that has read nothing yet. */
  records(feed: string): Pick<RecordTable, 'get' | 'keys'> | undefined
  readonly clients: { get(reference: string): ClientEntry | undefined }
}

export interface OpenLedger {
  readonly quarantine: Quarantine
  readonly contents: LedgerContents
  summary(): LedgerSummary
  close(): Promise<void>
}

const metaShape = z.object({
  organisatie: z.string(),
  adapter: z.string(),
  draait: z.object({ pid: z.number(), host: z.string() }).optional(),
})

/**
 * Opens a ledger to look into it, also while its adapter is running; nothing is written.
 *
 * @param key with which the quarantine is encrypted.
 * @throws StopError when there is none.
 */
export const lookIntoLedger = (folder: string, key: Uint8Array): OpenLedger => {
  const file = join(folder, 'data.mdb')
  if (!existsSync(file))
    throw new StopError(`${folder}: found no ledger; the adapter makes it when it first runs`)
  const root = open({ path: folder, maxDbs: 64, readOnly: true })
  /** Undefined for a part that nothing was ever put into. */
  const part = <V, K extends string | number | [string, string]>(name: string) => {
    const found: unknown = root.openDB<V, K>({ name })
    return found === undefined ? undefined : root.openDB<V, K>({ name })
  }
  const size = (name: string): number => part<unknown, string>(name)?.getKeysCount() ?? 0
  const parked = part<Parked, [string, string]>('quarantine')
  if (parked === undefined) throw new StopError(`${folder}: found a ledger that was never used`)
  const place = quarantine({ quarantine: parked }, key)
  const objects = part<StoredObject, string>('objects')
  // All of them now: a part cannot be opened while another is gone through.
  const feeds = [...root.getKeys()].flatMap((name) =>
    String(name).startsWith('records:') ? [String(name).slice('records:'.length)] : [],
  )
  const records = new Map(
    feeds.flatMap((feed) => {
      const stored = part<StoredRecord, string>(`records:${feed}`)
      return stored === undefined ? [] : [[feed, recordTable(stored)] as const]
    }),
  )
  const clients = part<ClientEntry, string>('clients')
  return {
    quarantine: place,
    contents: {
      objects: objects === undefined ? { get: () => undefined, keys: () => [] } : objectTable(objects),
      records: (feed) => records.get(feed),
      clients: clients ?? { get: () => undefined },
    },
    summary: () => {
      const meta = metaShape.parse(part<unknown, string>('meta')?.get('ledger'))
      const states = part<FeedState, string>('feeds')
      return {
        organisatie: meta.organisatie,
        adapter: meta.adapter,
        proces: meta.draait && `${meta.draait.pid} op ${meta.draait.host}`,
        bytes: statSync(file).size,
        objecten: size('objects'),
        onderweg: size('pending'),
        pseudoniemen: size('pseudonyms'),
        gevraagd: size('asked'),
        feeds: feeds
          .filter((feed) => !feed.startsWith('.'))
          .map((feed) => ({
            feed,
            records: size(`records:${feed}`),
            inQuarantaine: place.size(feed),
            oudste: place.oldest(feed),
            standPer: states?.get(feed)?.standPer,
          })),
      }
    },
    close: () => root.close(),
  }
}
