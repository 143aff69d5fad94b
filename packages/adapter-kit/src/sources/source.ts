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
}

/** What a source may know of the ledger: which keys of its feed were read, parked ones included. */
export interface KnownKeys {
  has(key: string): boolean
  /** In the order of their UTF-8 bytes. */
  inOrder(): Iterable<string>
  /** The keys that are in quarantine. */
  parked(): Iterable<string>
}

/**
 * A feed's source. It may give the same record any number of times, the ledger drops what is unchanged; it must never leave one
 * out. A pass reads everything that changed since the cursor; one pass is read at a time, and pages are handled in order.
 */
export interface Source {
  /**
   * @param cursor of the last page that was acknowledged; undefined: from the start.
   * @throws RetryError while the source is away; StopError when it refuses.
   */
  pass(cursor: unknown): AsyncIterable<Page>
  /** Compares keys with the ledger: what is gone from the source, and what was missed. Its pages keep the cursor given. */
  reconcile(cursor: unknown, known: KnownKeys): AsyncIterable<Page>
  /** True: keys must be compared now, because only that tells what was deleted (a file that holds everything). */
  dueToReconcile?(): boolean
  /** Every page up to and with the one that had this `standPer` has arrived: what it was read from may be put away. */
  arrived?(standPer: string): void
  close(): Promise<void>
}
