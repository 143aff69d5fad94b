import type { JsMsg } from '@nats-io/jetstream'

/** After a server has lost the end of a stream, a sequence can be given out again; the moment of storing tells them apart. */
const keyOf = ({ seq, info }: Pick<JsMsg, 'seq' | 'info'>): string => `${seq}.${info.timestampNanos}`

/**
 * Remembers which of the latest messages were handled: a server that was killed has forgotten the acknowledgements of the
 * last moments, and sends those messages again.
 */
export class Handled {
  readonly #keys = new Set<string>()

  constructor(private readonly atMost = 65_536) {}

  has(message: Pick<JsMsg, 'seq' | 'info'>): boolean {
    return this.#keys.has(keyOf(message))
  }

  /** What comes from now on is meant to be handled, also what was before. */
  clear(): void {
    this.#keys.clear()
  }

  add(message: Pick<JsMsg, 'seq' | 'info'>): void {
    this.#keys.add(keyOf(message))
    if (this.#keys.size <= this.atMost) return
    // A Set keeps the order of insertion: the first is the oldest.
    const [oldest] = this.#keys
    if (oldest !== undefined) this.#keys.delete(oldest)
  }
}
