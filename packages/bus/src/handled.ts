/**
 * Remembers which of the latest messages were handled: a server that was killed has forgotten the acknowledgements of the
 * last moments, and sends those messages again.
 */
export class Handled {
  readonly #sequences = new Set<number>()

  constructor(private readonly atMost = 65_536) {}

  has(sequence: number): boolean {
    return this.#sequences.has(sequence)
  }

  add(sequence: number): void {
    this.#sequences.add(sequence)
    if (this.#sequences.size <= this.atMost) return
    // A Set keeps the order of insertion: the first is the oldest.
    const [oldest] = this.#sequences
    if (oldest !== undefined) this.#sequences.delete(oldest)
  }
}
