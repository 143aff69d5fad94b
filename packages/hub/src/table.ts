import type { Database, RangeOptions, RootDatabase } from 'lmdb'

/** How many decoded values a table keeps at hand, twice over: those used lately and those used before. */
const keptAtHand = 20_000

/**
 * A table of the state. What is put is kept in memory until `flush` writes it, once for each key, at the end of the transaction;
 * what is read stays decoded for a while. Values are never changed in place.
 */
export class Table<V> {
  readonly #db: Database<V, string>
  /** Put and not yet written; `undefined` was removed. */
  readonly #pending = new Map<string, V | undefined>()
  #lately = new Map<string, V | undefined>()
  #before = new Map<string, V | undefined>()

  /** Rises with every change. */
  revision = 0

  constructor(root: RootDatabase, name: string) {
    this.#db = root.openDB<V, string>({ name, sharedStructuresKey: Symbol.for('structures') })
  }

  get(key: string): V | undefined {
    if (this.#pending.has(key)) return this.#pending.get(key)
    const known = this.#lately.get(key)
    if (known !== undefined) return known
    const found = this.#before.get(key) ?? this.#db.get(key)
    if (found !== undefined) this.#keep(key, found)
    return found
  }

  put(key: string, value: V): void {
    this.revision += 1
    this.#pending.set(key, value)
  }

  remove(key: string): void {
    this.revision += 1
    this.#pending.set(key, undefined)
  }

  keys(options: RangeOptions = {}): Iterable<string> {
    this.flush()
    return this.#db.getKeys(options)
  }

  entries(options: RangeOptions = {}): Iterable<{ readonly key: string; readonly value: V }> {
    this.flush()
    return this.#db.getRange(options)
  }

  count(): number {
    return Number(Reflect.get(this.#db.getStats(), 'entryCount') ?? 0)
  }

  /** Writes what was put; within a transaction. */
  flush(): void {
    for (const [key, value] of this.#pending) {
      if (value === undefined) this.#db.removeSync(key)
      else this.#db.putSync(key, value)
      this.#keep(key, value)
    }
    this.#pending.clear()
  }

  /** Forgets what was put, and what is at hand with it: the transaction was given up. */
  forget(): void {
    this.revision += 1
    this.#pending.clear()
    this.#lately.clear()
    this.#before.clear()
  }

  #keep(key: string, value: V | undefined): void {
    if (value === undefined) this.#before.delete(key)
    this.#lately.set(key, value)
    if (this.#lately.size < keptAtHand) return
    this.#before = this.#lately
    this.#lately = new Map()
  }
}
