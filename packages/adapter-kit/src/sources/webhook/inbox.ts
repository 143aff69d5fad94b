import { mkdirSync } from 'node:fs'
import { type Database, open } from 'lmdb'
import { StopError } from '../../failures'
import { failedCommit } from '../../ledger/failed-commit'
import { type Sealing, sealing } from '../../seal'
import type { SourceRecord } from '../source'

/** What others sent us, durably, until it is superseded: the source that a new mapping and a lost ledger are read from. */
export interface Inbox {
  /** Resolves when it is on disk. Of each record only its latest version is kept. */
  accept(items: readonly InboxItem[]): Promise<void>
  /** Behind this place, in the order of arrival. */
  after(place: number, limit: number): readonly Kept[]
  /** The last place given out. */
  last(): number
  close(): Promise<void>
}

export interface InboxItem extends SourceRecord {
  readonly deleted: boolean
  /** W3C Trace Context of who sent it. */
  readonly traceparent?: string
}

export interface Kept extends InboxItem {
  readonly place: number
}

/** `sealed` is the JSON of the raw record. */
type Entry = readonly [key: string, at: string, deleted: boolean, sealed: Uint8Array, traceparent?: string]

const checkKey = (entry: Entry | undefined, unseal: Sealing['unseal'], folder: string): void => {
  if (entry === undefined) return
  const [key, , , sealed] = entry
  try {
    unseal(key, sealed)
  } catch (cause) {
    throw new StopError(
      `the inbox ${folder} was encrypted with another key: configure that one as sleutels.quarantaine`,
      {
        cause,
      },
    )
  }
}

/**
 * @throws StopError when what is kept was encrypted with another key.
 * @param key with which records are encrypted.
 * @param once whether a message is sent once: then the first is kept.
 * @param ordered whether `at` is the source's own moment: then a version older than the kept one is out of date already.
 */
export const openInbox = (folder: string, key: Uint8Array, ordered: boolean, once = false): Inbox => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const root = open({ path: folder, maxDbs: 4, eventTurnBatching: false })
  const entries: Database<Entry, number> = root.openDB({ name: 'entries' })
  const latest: Database<number, string> = root.openDB({ name: 'latest' })
  const { seal, unseal }: Sealing = sealing(key)
  const [highest] = entries.getKeys({ reverse: true, limit: 1 })
  let last = highest ?? 0
  checkKey(highest === undefined ? undefined : entries.get(highest), unseal, folder)

  const put = ({ key, at, raw, deleted, traceparent }: InboxItem): void => {
    const text = JSON.stringify(raw)
    const before = latest.get(key)
    if (before !== undefined && once) return
    const kept = before === undefined ? undefined : entries.get(before)
    if (before !== undefined && kept !== undefined) {
      const [, keptAt, wasDeleted, sealed] = kept
      if (wasDeleted === deleted && keptAt === at && unseal(key, sealed) === text) return
      if (ordered && Date.parse(keptAt) > Date.parse(at)) return
      entries.removeSync(before)
    }
    last += 1
    const sealed = seal(key, text)
    entries.putSync(
      last,
      traceparent === undefined ? [key, at, deleted, sealed] : [key, at, deleted, sealed, traceparent],
    )
    latest.putSync(key, last)
  }

  return {
    accept: async (items) => {
      try {
        await root.transaction(() => {
          for (const item of items) put(item)
        })
      } catch (error) {
        throw await failedCommit(error, folder)
      }
      await root.flushed
    },
    after: (place, limit) => [
      ...entries.getRange({ start: place + 1, limit }).map(({ key: found, value }) => {
        const [key, at, deleted, sealed, traceparent] = value
        const from = traceparent === undefined ? {} : { traceparent }
        return { place: found, key, at, deleted, ...from, raw: JSON.parse(unseal(key, sealed)) }
      }),
    ],
    last: () => last,
    close: () => root.close(),
  }
}
