/**
 * What is under way, in the order in which it came, bounded in number and bytes; what comes above that waits its turn.
 * One item may be larger than the bytes allow: then it goes alone.
 */
export class InFlight<Item extends { readonly bytes: number }> {
  readonly #items = new Map<number, Item>()
  #queue: Item[] = []
  /** Where the queue begins: shifting an array moves all that is behind. */
  #head = 0
  #bytes = 0
  #lastToken = 0
  #whenRoom: (() => void)[] = []
  #whenEmpty: (() => void)[] = []

  constructor(
    private readonly limit: { readonly items: number; readonly bytes: number },
    /** Called once for each item, in order, when its turn has come. */
    private readonly admit: (token: number, item: Item) => void,
  ) {}

  /** With those that wait their turn. */
  get size(): number {
    return this.#items.size + this.#queue.length - this.#head
  }

  add(item: Item): void {
    if (this.#head === this.#queue.length && this.hasRoom()) this.#admit(item)
    else this.#queue.push(item)
  }

  get(token: number): Item | undefined {
    return this.#items.get(token)
  }

  /** Under way, oldest first. */
  entries(): IterableIterator<[number, Item]> {
    return this.#items.entries()
  }

  isOldest(token: number): boolean {
    return this.#items.keys().next().value === token
  }

  remove(token: number): void {
    const item = this.#items.get(token)
    if (item === undefined) return
    this.#items.delete(token)
    this.#bytes -= item.bytes
    this.#fill()
  }

  /** Takes everything out, oldest first. */
  clear(): readonly Item[] {
    const all = [...this.#items.values(), ...this.#queue.slice(this.#head)]
    this.#items.clear()
    this.#queue = []
    this.#head = 0
    this.#bytes = 0
    this.#tell()
    return all
  }

  whenRoom(): Promise<void> {
    return this.hasRoom() ? Promise.resolve() : new Promise((resolve) => this.#whenRoom.push(resolve))
  }

  whenEmpty(): Promise<void> {
    return this.size === 0 ? Promise.resolve() : new Promise((resolve) => this.#whenEmpty.push(resolve))
  }

  hasRoom(): boolean {
    return this.#items.size === 0 || (this.#items.size < this.limit.items && this.#bytes < this.limit.bytes)
  }

  #takeFromQueue(): Item | undefined {
    const item = this.#queue[this.#head]
    if (item !== undefined) this.#head += 1
    if (this.#head > 0 && (this.#head === this.#queue.length || this.#head > 4_096)) {
      this.#queue = this.#queue.slice(this.#head)
      this.#head = 0
    }
    return item
  }

  #admit(item: Item): void {
    this.#lastToken += 1
    this.#items.set(this.#lastToken, item)
    this.#bytes += item.bytes
    this.admit(this.#lastToken, item)
  }

  #fill(): void {
    while (this.hasRoom()) {
      const item = this.#takeFromQueue()
      if (item === undefined) break
      this.#admit(item)
    }
    this.#tell()
  }

  #tell(): void {
    if (this.#whenRoom.length > 0 && this.hasRoom() && this.#head === this.#queue.length)
      for (const resolve of this.#whenRoom.splice(0)) resolve()
    if (this.#whenEmpty.length > 0 && this.size === 0)
      for (const resolve of this.#whenEmpty.splice(0)) resolve()
  }
}
