import type { KnownKeys, Page, Source, SourceRecord } from '../sources/source'
import type { Random } from './random'

/** Something that happened to a record; `silent`: it left no trace, so that only comparing keys shows it. */
export interface Happened {
  readonly key: string
  readonly silent: boolean
}

/** What happened in a source, in order, and the records as they are now. */
export interface Journal {
  readonly happened: readonly Happened[]
  readonly truth: ReadonlyMap<string, unknown>
}

export interface JournalOptions {
  /** Called before each page; what it throws, the source throws. */
  readonly stumble?: () => void
  /**
   * It gives what it gave before once more, and comparing keys shows everything that the adapter lacks, as most sources do: which mends
   * what an adapter lost. Without it each change is given once, and comparing shows only what left no trace.
   */
  readonly mends: boolean
}

/**
 * Reads a journal as a source: a cursor is a place in it. At its worst within what a source may do: it gives records in any order, and its clock
 * jumps.
 *
 * @param look at the journal, at the beginning of each reading.
 */
export const journalSource = (
  look: () => Journal,
  random: Random,
  { stumble = () => undefined, mends }: JournalOptions,
): Source => {
  const at = (): string => new Date(Date.UTC(2026, 0, 1) + (random.int(20) - 10) * 86_400_000).toISOString()

  const pageOf = (truth: Journal['truth'], keys: readonly string[], cursor: unknown): Page => {
    const records: SourceRecord[] = []
    const deleted: { key: string; at: string | undefined }[] = []
    for (const key of new Set(keys)) {
      if (truth.has(key)) records.push({ key, raw: structuredClone(truth.get(key)), at: at() })
      else deleted.push({ key, at: random.chance(0.5) ? at() : undefined })
    }
    return { records, deleted, cursor }
  }

  return {
    async *pass(stored) {
      const { happened, truth } = look()
      let place = typeof stored === 'number' ? stored : 0
      const end = happened.length
      while (place < end) {
        stumble()
        const next = Math.min(end, place + 1 + random.int(mends ? 4 : 12))
        // Changes that left no trace do not show.
        const shown = happened
          .slice(Math.max(0, place - (mends ? random.int(3) : 0)), next)
          .filter(({ silent }) => !silent)
        yield pageOf(truth, random.shuffled(shown.map(({ key }) => key)), next)
        place = next
      }
      stumble()
      yield {
        records: [],
        deleted: [],
        cursor: end,
        standPer: new Date(Date.UTC(2026, 0, 1) + end).toISOString(),
      }
    },
    async *reconcile(cursor, known: KnownKeys) {
      const { happened, truth } = look()
      const last = new Map(happened.map(({ key, silent }) => [key, silent]))
      for (const key of known.inOrder()) {
        stumble()
        if (!truth.has(key) && (mends || last.get(key) === true)) yield pageOf(truth, [key], cursor)
      }
      if (!mends) return
      const missed = [...truth.keys()].filter((key) => !known.has(key))
      if (missed.length > 0) yield pageOf(truth, missed, cursor)
    },
    close: async () => undefined,
  }
}
