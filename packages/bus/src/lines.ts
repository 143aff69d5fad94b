/** What waits for its turn, in a line for each who asks: who asks much waits for itself, and keeps nobody else waiting. */
export class Lines<Item> {
  /** The first line is the next; who has had a turn stands behind the others again. */
  readonly #lines = new Map<string, Item[]>()

  constructor(private readonly longest: number) {}

  /** False when this line is as long as it may be. */
  add(who: string, item: Item): boolean {
    const line = this.#lines.get(who)
    if (line === undefined) this.#lines.set(who, [item])
    else if (line.length >= this.longest) return false
    else line.push(item)
    return true
  }

  next(): Item | undefined {
    for (const [who, line] of this.#lines) {
      this.#lines.delete(who)
      const item = line.shift()
      if (line.length > 0) this.#lines.set(who, line)
      return item
    }
    return undefined
  }
}
