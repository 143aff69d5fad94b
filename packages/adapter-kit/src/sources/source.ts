import type { Lookups } from '../ledger/lookups'

/** One record as the source gives it. */
export interface SourceRecord {
  /** Identifies it within its feed, for ever. */
  readonly key: string
  /** JSON-like; what `decode` gets. */
  readonly raw: unknown
  /** RFC 3339: when the source recorded or last changed it. */
  readonly at: string
}

export interface SourceDeletion {
  readonly key: string
  /** RFC 3339; undefined when the source does not say when. */
  readonly at: string | undefined
}

export interface Page {
  readonly records: readonly SourceRecord[]
  /** Sure to be gone: looked for again just before. */
  readonly deleted: readonly SourceDeletion[]
  /** Where to go on once everything in this page is acknowledged; the ledger keeps it, only the source reads it. */
  readonly cursor: unknown
  /** RFC 3339, on the source's clock: set on the page that completes a pass, when everything up to then has been read. */
  readonly standPer?: string
  /** Epoch milliseconds: when its reading began; only while it is traced. */
  readonly sinceMs?: number
  /** W3C Trace Context of who sent it; its reading follows from that. */
  readonly traceparent?: string
}

/** What a source may know of the ledger: which keys of its feed were read, parked ones included. */
export interface KnownKeys {
  has(key: string): boolean
  /** In the order of their UTF-8 bytes. */
  inOrder(): Iterable<string>
  /** The keys that are in quarantine. */
  parked(): Iterable<string>
}

/** One thing that was looked at before an adapter runs. */
export interface Finding {
  readonly wat: string
  readonly oordeel: 'goed' | 'let op' | 'fout'
  /** What was found, and what to do; never a personal value. */
  readonly uitleg: string
}

/**
 * A feed's source. It may give the same record any number of times, the ledger drops what is unchanged; it must never leave one
 * out. A pass reads everything that changed since the cursor; one pass is read at a time, and pages are handled in order.
 */
export interface Source {
  /** It reads what lies on this machine already: no budget holds for it. */
  readonly local?: true
  /**
   * @param cursor of the last page that was acknowledged; undefined: from the start.
   * @throws RetryError while the source is away; StopError when it refuses.
   */
  pass(cursor: unknown): AsyncIterable<Page>
  /** Compares keys with the ledger: what is gone from the source, and what was missed. Its pages keep the cursor given. */
  reconcile(cursor: unknown, known: KnownKeys): AsyncIterable<Page>
  /**
   * The cursor of a pass that would have been completed now; undefined when the source cannot say. With it, a first reading of
   * everything goes on beside the reading of changes: passes from two cursors are then read in turns, each page not before it
   * is asked for.
   */
  now?(): Promise<unknown>
  /**
   * Whether it can be read, with what rights, and how its clock differs; without it, a page is read to see.
   * @throws as `pass` does.
   */
  probe?(): Promise<readonly Finding[]>
  /** Records to look at, where a pass would take them away. */
  sample?(): AsyncIterable<Page>
  /** Resolves when somebody said that something changed, also before this was asked, or when `signal` aborts. */
  hint?(signal: AbortSignal): Promise<void>
  /** True: keys must be compared now, because only that tells what was deleted (a file that holds everything). */
  dueToReconcile?(): boolean
  /** Every page up to and with the one that had this `standPer` has arrived: what it was read from may be put away. */
  arrived?(standPer: string): void
  close(): Promise<void>
}

/** Where a feed's source stands. */
export interface SourcePlace {
  readonly feed: string
  /** Shows at the source, e.g. in pg_stat_activity. */
  readonly name: string
  /** The adapter's `gegevens`. */
  readonly folder: string
  /** With which raw records are encrypted at rest. */
  readonly key: Uint8Array
  /** Whom the organisation has as clients. */
  readonly clients: Lookups['clients']
}
