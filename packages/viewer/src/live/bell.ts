import { randomUUID } from 'node:crypto'

/** What changed: the family, or only how fresh its sources are. */
export type Ring = 'gezin' | 'bron'

/** All families together, for the list. */
export const everyFamily = '*'

type Listener = (ring: Ring) => void

/**
 * Tells open pages that something changed; not what, so that a page shows nothing but what it asked for in its user's name.
 *
 * A mark says how a family stood. A page takes it before it asks for the picture and hands it in when it starts to listen: if it
 * differs by then, something changed in between.
 */
export class Bell {
  /** A page that was made by another run of this process must look again: nobody knows what it missed. */
  readonly #run = randomUUID()
  readonly #counts = new Map<string, number>()
  readonly #listeners = new Map<string, Set<Listener>>()

  mark(gezin: string): string {
    return `${this.#run}.${this.#counts.get(gezin) ?? 0}`
  }

  /** Something is known of this family that was not, or no longer. */
  changed(gezin: string): void {
    for (const one of [gezin, everyFamily]) {
      this.#counts.set(one, (this.#counts.get(one) ?? 0) + 1)
      this.#tell(one, 'gezin')
    }
  }

  /** A source was read further; without a family: one that concerns them all. */
  sourceRead(gezin: string | undefined): void {
    const families = gezin === undefined ? [...this.#listeners.keys()] : [gezin]
    for (const one of families) if (one !== everyFamily) this.#tell(one, 'bron')
  }

  #tell(gezin: string, ring: Ring): void {
    for (const listener of [...(this.#listeners.get(gezin) ?? [])]) listener(ring)
  }

  /** Returns what ends the listening. */
  listen(gezin: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(gezin) ?? new Set()
    this.#listeners.set(gezin, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#listeners.get(gezin) === listeners) this.#listeners.delete(gezin)
    }
  }
}
