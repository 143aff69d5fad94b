import { mkdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { checkLmdbFile } from '@gezinsbeeld/shell'
import { type Database, open, type RootDatabase } from 'lmdb'
import { StopError } from '../failures'
import { type ObjectTable, objectTable, type RecordTable, recordTable } from './codec'
import type { ClientEntry, FeedState, Parked } from './entries'
import { failedCommit } from './failed-commit'
import { type Keyring, keyring } from './keyring'

/** Whose ledger it is. Another organisation, adapter or reference key would withdraw and publish everything anew. */
export interface LedgerOwner {
  readonly organisatie: string
  readonly adapter: string
  /** `References.fingerprint`. */
  readonly sleutel: string
}

/**
 * What this adapter has read and said, durably (LMDB, flushed before a commit resolves). Reads are synchronous; all writes
 * happen inside `commit`, whose callbacks run in the order of their calls and see each other's writes.
 */
export interface Ledger {
  /** By the record's key. */
  records(feed: string): RecordTable
  /** By `<domein>.<token>`. */
  readonly objects: ObjectTable
  /** Batches of objects whose number was given out and whose arrival nobody has acknowledged yet. */
  readonly pending: Database<readonly string[], number>
  readonly feeds: Database<FeedState, string>
  /** By `References.bsn`, so that no BSN stands here. */
  readonly pseudonyms: Database<string, string>
  /** Under which keys those are. */
  readonly keys: Keyring
  /** Pseudonyms that the hub asks for → since when (RFC 3339). */
  readonly asked: Database<string, string>
  /** By person reference. */
  readonly clients: Database<ClientEntry, string>
  /** [pseudonym, client]: which clients have this pseudonym. */
  readonly clientsByPseudonym: Database<true, [string, string]>
  /** [client, object]: which objects stand in this client's file. */
  readonly files: Database<true, [string, string]>
  /** [`<feed>/<key>`, `References.bsn`]: a client of that record, to be looked up; its BSN, encrypted. */
  readonly lookups: Database<Uint8Array, [string, string]>
  /** [feed, key]. */
  readonly quarantine: Database<Parked, [string, string]>
  /** Number of the next batch in `pending`. */
  nextBatch(): number
  /**
   * Resolves when it is on disk, and in the order of the calls; throws a RetryError when it could not be written. The callback must not throw half-way: LMDB keeps what was
   * written before.
   */
  commit<T>(work: () => T): Promise<T>
  /** Told when a commit failed: nothing of it is there, whatever was remembered of it. */
  onFailed(listener: () => void): void
  close(): Promise<void>
}

/** The form of the tables: a kit with others reads nothing of this one's. */
const ledgerForm = 1

interface Meta extends LedgerOwner {
  readonly formaat: number
  readonly draait?: { readonly pid: number; readonly host: string }
}

const metaKey = 'ledger'

/**
 * Address space, not memory: a file that outgrows what was reserved is mapped a second time, and then the process seems to use
 * it twice. Enough for some millions of records; beyond that it still grows.
 */
const mapSize = 8 * 1024 ** 3

/** Processes that have this ledger open; the kernel holds a lock for each, so one that died is not among them. */
const livingProcesses = (root: RootDatabase): readonly number[] => {
  root.readerCheck()
  return [...root.readerList().matchAll(/^\s*(\d+)\s/gm)].map((match) => Number(match[1]))
}

/** In a write transaction, so that of two that start at once one comes second and refuses. */
const claim = (
  root: RootDatabase,
  meta: Database<Meta, string>,
  owner: LedgerOwner,
  folder: string,
): void => {
  const present = meta.get(metaKey)
  if (present !== undefined) {
    if (present.formaat !== ledgerForm)
      throw new StopError(
        `the ledger ${folder} has form ${present.formaat}, this version of the adapter reads ${ledgerForm}: start the version that wrote it, or move the folder away, and the source is read anew`,
      )
    for (const part of ['organisatie', 'adapter', 'sleutel'] as const) {
      if (present[part] === owner[part]) continue
      const found = part === 'sleutel' ? 'another reference key' : `${part} ${present[part]}`
      throw new StopError(`the ledger ${folder} belongs to ${found}: configure a ledger of its own`, {
        cause: undefined,
      })
    }
    const { draait } = present
    if (draait && draait.pid !== process.pid && livingProcesses(root).includes(draait.pid)) {
      throw new StopError(
        `another adapter is using the ledger ${folder} (process ${draait.pid} on ${draait.host}): stop it first`,
        { cause: undefined },
      )
    }
  }
  meta.putSync(metaKey, { ...owner, formaat: ledgerForm, draait: { pid: process.pid, host: hostname() } })
}

const damaged = (file: string, what: string): StopError =>
  new StopError(
    `the ledger ${file} is damaged (${what}): put back a copy, or move the folder away and start again. ` +
      'Then the source is read anew and every object goes out once more under a higher number; ' +
      'what was removed from the source meanwhile must be withdrawn by hand',
  )

/** @throws StopError for a ledger that is damaged, somebody else's, or in use. */
export const openLedger = (folder: string, owner: LedgerOwner): Ledger => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'data.mdb')
  const { damage, ended } = checkLmdbFile(file, folder)
  if (damage !== undefined) throw damaged(file, damage)
  // Every commit is a transaction of its own already; and LMDB's batches by turn end the process when the disk is full.
  const root = open({ path: folder, maxDbs: 64, mapSize, eventTurnBatching: false })
  const meta = root.openDB<Meta, string>({ name: 'meta' })
  meta.get(metaKey) // enters this process into the list of readers
  try {
    root.transactionSync(() => claim(root, meta, owner, folder))
  } catch (error) {
    void root.close()
    ended()
    throw error
  }
  const records = new Map<string, RecordTable>()
  const pending = root.openDB<readonly string[], number>({ name: 'pending' })
  const [lastBatch] = pending.getKeys({ reverse: true, limit: 1 })
  let batch = lastBatch ?? 0
  const pseudonyms = root.openDB<string, string>({ name: 'pseudonyms' })
  const keys = keyring(pseudonyms, root.openDB({ name: 'pseudonym-keys' }))
  let lastCommit: Promise<unknown> = Promise.resolve()
  const listeners: (() => void)[] = [keys.forget]
  return {
    nextBatch: () => ++batch,
    records: (feed) => {
      const there = records.get(feed) ?? recordTable(root.openDB({ name: `records:${feed}` }))
      records.set(feed, there)
      return there
    },
    objects: objectTable(root.openDB({ name: 'objects' })),
    pending,
    feeds: root.openDB({ name: 'feeds' }),
    pseudonyms,
    keys,
    asked: root.openDB({ name: 'asked' }),
    clients: root.openDB({ name: 'clients' }),
    clientsByPseudonym: root.openDB({ name: 'clients-by-pseudonym' }),
    files: root.openDB({ name: 'files' }),
    lookups: root.openDB({ name: 'lookups' }),
    quarantine: root.openDB({ name: 'quarantine' }),
    commit: async (work) => {
      const before = lastCommit
      const done = root.transaction(work)
      lastCommit = done
      const [, committed] = await Promise.allSettled([before, done])
      if (committed.status === 'fulfilled') return committed.value
      const reason = await failedCommit(committed.reason, folder)
      for (const listener of listeners) listener()
      throw reason
    },
    onFailed: (listener) => {
      listeners.push(listener)
    },
    close: async () => {
      await root.close()
      ended()
    },
  }
}
