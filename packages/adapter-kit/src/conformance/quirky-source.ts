import { BusyError, RetryError } from '../failures'
import type { KnownKeys, Page, Source, SourceRecord } from '../sources/source'
import type { Random } from './random'
import type { Subject, Version } from './versions'
import type { World } from './world'

/**
 * A source of any kind, at its worst within what a source may do: it gives records any number of times and in any order, breaks off
 * anywhere, asks to be left alone, has a clock that jumps, and tells some deletions only when keys are compared.
 */
export const quirkySource = (
  subjects: readonly Subject[],
  bad: readonly Version[],
  random: Random,
): World => {
  const truth = new Map<string, unknown>()
  /** Changes in order; a cursor is a place in it. */
  const journal: { readonly key: string; readonly silent: boolean }[] = []
  const unreadable = new Set<string>()
  let settled = false
  let calm = false

  const at = (): string => new Date(Date.UTC(2026, 0, 1) + (random.int(20) - 10) * 86_400_000).toISOString()

  const change = (subject: Subject): void => {
    const version = !settled && random.chance(0.2) ? random.of(bad) : random.of(subject.good)
    if (version === undefined) return
    truth.set(subject.key, drifted(version.raw))
    if (version.events === undefined) unreadable.add(subject.key)
    else unreadable.delete(subject.key)
    journal.push({ key: subject.key, silent: false })
  }

  /** Sources get fields that nobody reads. */
  const drifted = (raw: unknown): unknown =>
    typeof raw === 'object' && raw !== null && !Array.isArray(raw) && random.chance(0.2)
      ? { ...raw, nieuwVeld: random.int(3) }
      : raw

  const stumble = (): void => {
    if (settled || calm || !random.chance(0.05)) return
    throw random.chance(0.5) ? new BusyError('429', 1, {}) : new RetryError('half an answer')
  }

  const pageOf = (keys: readonly string[], cursor: unknown): Page => {
    const records: SourceRecord[] = []
    const deleted: { key: string; at: string | undefined }[] = []
    for (const key of new Set(keys)) {
      if (truth.has(key)) records.push({ key, raw: structuredClone(truth.get(key)), at: at() })
      else deleted.push({ key, at: random.chance(0.5) ? at() : undefined })
    }
    return { records, deleted, cursor }
  }

  const open = (): Source => ({
    async *pass(stored) {
      let place = typeof stored === 'number' ? stored : 0
      const end = journal.length
      while (place < end) {
        stumble()
        const next = Math.min(end, place + 1 + random.int(4))
        // Changes that left no trace do not show; what was given before is given again.
        const shown = journal.slice(Math.max(0, place - random.int(3)), next).filter(({ silent }) => !silent)
        yield pageOf(random.shuffled(shown.map(({ key }) => key)), next)
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
      for (const key of known.inOrder()) {
        stumble()
        if (!truth.has(key)) yield pageOf([key], cursor)
      }
      const missed = [...truth.keys()].filter((key) => !known.has(key))
      if (missed.length > 0) yield pageOf(missed, cursor)
    },
    close: async () => undefined,
  })

  return {
    open,
    work: () => {
      const subject = random.of(subjects)
      if (subject === undefined) return
      if (truth.has(subject.key) && random.chance(0.2)) {
        truth.delete(subject.key)
        unreadable.delete(subject.key)
        journal.push({ key: subject.key, silent: random.chance(0.5) })
      } else change(subject)
    },
    calm: (on) => {
      calm = on
    },
    settle: () => {
      settled = true
      // Only what cannot be read: touching the others would mend what was lost.
      for (const subject of subjects) if (unreadable.has(subject.key)) change(subject)
    },
    truth: () => truth,
  }
}
