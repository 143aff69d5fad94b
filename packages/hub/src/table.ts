import type { Database, RootDatabase } from 'lmdb'

/** How many decoded values a table keeps at hand, twice over: those used lately and those used before. */
const keptAtHand = 10_000

/** Up to how many keys a sparse table knows which it holds: a few megabytes. */
const mostKnownKeys = 50_000

/** Keys from `start` on, up to but without `end`. */
export interface KeyRange {
  readonly start?: string
  readonly end?: string
  /** No more than the first so many. */
  readonly limit?: number
}

/** What a batch of inputs put into one table; `undefined` was removed. */
export type Written<V> = ReadonlyMap<string, V | undefined>

interface Uncommitted<V> {
  readonly value: V | undefined
  /** The write set that holds it, so that a newer one is not forgotten with it. */
  readonly by: Written<V>
}

export interface TableOptions {
  readonly noted?: boolean
  readonly sparse?: boolean
}

/**
 * A table of the state. What is put is there at once, and on disk when its batch is committed; what is read stays decoded for a
 * while. Values are never changed in place.
 */
export class Table<V> {
  readonly #db: Database<V, string>
  readonly #uncommitted = new Map<string, Uncommitted<V>>()
  #open = new Map<string, V | undefined>()
  /** Ended and not committed, oldest first. */
  readonly #sealed: Written<V>[] = []
  #lately = new Map<string, V>()
  #before = new Map<string, V>()
  /** Of a sparse table, as long as they are few: the keys that are committed. */
  #keys: Set<string> | undefined
  /** Of the keys that were written since the last time it was asked: what was there before. */
  #former: Map<string, V | undefined> | undefined
  /** Rises with every change. */
  revision = 0

  /**
   * `noted`: whoever asks hears which keys have changed, see `changed`. `sparse`: it is mostly asked for what it does not hold, and need
   * not look on the disk for that.
   */
  constructor(root: RootDatabase, name: string, { noted = false, sparse = false }: TableOptions = {}) {
    this.#db = root.openDB<V, string>({ name, sharedStructuresKey: Symbol.for('structures') })
    if (sparse && this.count() <= mostKnownKeys) this.#keys = new Set(this.#db.getKeys())
    if (noted) this.#former = new Map()
  }

  get(key: string): V | undefined {
    const uncommitted = this.#uncommitted.get(key)
    if (uncommitted !== undefined) return uncommitted.value
    const known = this.#lately.get(key)
    if (known !== undefined) return known
    if (this.#keys?.has(key) === false) return undefined
    const found = this.#before.get(key) ?? this.#db.get(key)
    if (found !== undefined) this.#keep(key, found)
    return found
  }

  put(key: string, value: V): void {
    this.#write(key, value)
  }

  remove(key: string): void {
    this.#write(key, undefined)
  }

  /** Sorted by key, in the order of JavaScript. */
  entries({ start, end, limit }: KeyRange = {}): readonly { readonly key: string; readonly value: V }[] {
    const found = new Map<string, V>()
    const range = {
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
      // Of those that are committed, each uncommitted one can take away one.
      ...(limit === undefined ? {} : { limit: limit + this.#uncommitted.size }),
    }
    for (const { key, value } of this.#db.getRange(range)) found.set(key, value)
    for (const [key, { value }] of this.#uncommitted) {
      if ((start !== undefined && key < start) || (end !== undefined && key >= end)) continue
      if (value === undefined) found.delete(key)
      else found.set(key, value)
    }
    return [...found]
      .map(([key, value]) => ({ key, value }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, limit)
  }

  /** How many entries are committed. */
  count(): number {
    return Number(Reflect.get(this.#db.getStats(), 'entryCount') ?? 0)
  }

  /** The keys that were written since this was last asked, and what was there before. */
  changed(): ReadonlyMap<string, V | undefined> {
    const former = this.#former ?? new Map<string, V | undefined>()
    if (former.size > 0) this.#former = new Map()
    return former
  }

  /** Ends the write set of a batch, and gives it. */
  seal(): Written<V> {
    const sealed = this.#open
    this.#open = new Map()
    if (sealed.size > 0) this.#sealed.push(sealed)
    return sealed
  }

  /** Takes back what was put since the last seal. */
  rollback(): void {
    for (const key of this.#open.keys()) {
      const before = this.#sealed.findLast((written) => written.has(key))
      if (before === undefined) this.#uncommitted.delete(key)
      else this.#uncommitted.set(key, { value: before.get(key), by: before })
    }
    this.#open = new Map()
    this.revision += 1
  }

  /** Writes a sealed write set; within a transaction. */
  commit(written: Written<V>): void {
    for (const [key, value] of written) {
      if (value === undefined) this.#db.remove(key)
      else this.#db.put(key, value)
    }
  }

  /** Forgets what a committed write set held: it can be read from the disk now. */
  committed(written: Written<V>): void {
    const at = this.#sealed.indexOf(written)
    if (at !== -1) this.#sealed.splice(at, 1)
    for (const [key, value] of written) {
      if (value === undefined) this.#keys?.delete(key)
      else this.#keys?.add(key)
      if (this.#uncommitted.get(key)?.by !== written) continue
      this.#uncommitted.delete(key)
      this.#lately.delete(key)
      this.#before.delete(key)
      if (value !== undefined) this.#keep(key, value)
    }
    if (this.#keys !== undefined && this.#keys.size > mostKnownKeys) this.#keys = undefined
  }

  #write(key: string, value: V | undefined): void {
    this.revision += 1
    if (this.#former !== undefined && !this.#former.has(key)) this.#former.set(key, this.get(key))
    this.#open.set(key, value)
    this.#uncommitted.set(key, { value, by: this.#open })
  }

  #keep(key: string, value: V): void {
    this.#lately.set(key, value)
    if (this.#lately.size < keptAtHand) return
    this.#before = this.#lately
    this.#lately = new Map()
  }
}
