import type { SqlDeclaration } from '../declaration'

/** What the source needs of a database. One file a kind of database; see `postgres-driver.ts`. */
export interface SqlDriver {
  /** The database's clock, and the transactions that were running just after it was read. */
  moment(): Promise<Moment>
  /** Rows (or deletions) in the order of (changed at, key), behind `after`; those without a changed at last. Rows without a key are left out. */
  page(view: SqlView, after: Position | undefined, limit: number): Promise<readonly SqlRow[]>
  /** Those of these keys that are there, in any order. At most a few hundred keys. */
  byKeys(view: SqlView, keys: readonly string[]): Promise<readonly SqlRow[]>
  /** Some of the rows that have no key: there should be none. */
  keyless(view: SqlView, limit: number): Promise<readonly Omit<SqlRow, 'key'>[]>
  /** Some of the keys that several rows have: there should be none. */
  shared(view: SqlView, limit: number): Promise<readonly string[]>
  /** Every key, as text in the order of its UTF-8 bytes, a chunk at a time. */
  keys(view: SqlView, chunk: number): AsyncIterable<readonly string[]>
  /** What the connection may do beyond reading, and whether it can see who else is writing. */
  rights(view: SqlView): Promise<Rights>
  close(): Promise<void>
}

export interface Rights {
  /** It could change what stands in the view, or the database itself. */
  readonly mayWrite: boolean
  /** It reads a copy, which does not show the transactions of the original. */
  readonly isStandby: boolean
}

export type SqlView = Pick<
  SqlDeclaration,
  'view' | 'sleutel' | 'gewijzigdOp' | 'kolommen' | 'facultatief'
> & {
  readonly waar?: Readonly<Record<string, string>>
}

export interface SqlRow {
  readonly key: string
  /**
   * The database's text with microseconds; sorts and compares there. RFC 3339 unless it has no zone or is no moment (`infinity`); empty
   * where there is none.
   */
  readonly at: string
  readonly values: Readonly<Record<string, unknown>>
}

/** A place in the order of (changed at, key); without a key: that moment itself is included, or every row that has none. */
export interface Position {
  readonly at: string
  readonly key?: string
}

export interface Moment {
  /** RFC 3339 in UTC. */
  readonly now: string
  /** A transaction that shows up under another name counts as a new one. */
  readonly running: readonly RunningTransaction[]
}

export interface RunningTransaction {
  readonly id: string
  /** It can have begun before this adapter first saw it under this id: a prepared transaction changes its id. */
  readonly old: boolean
}
