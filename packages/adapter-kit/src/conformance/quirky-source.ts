import { BusyError, RetryError } from '../failures'
import { type Happened, journalSource } from './journal-source'
import type { Random } from './random'
import type { Subject, Version } from './versions'
import type { World } from './world'

interface QuirkyOptions {
  /** Its records get fields that nobody reads. Not a file's: that gives only the columns that are declared. */
  readonly drifts: boolean
  /** Told of each change, with the record as it now is; undefined: it is gone. */
  readonly onChange?: (happened: Happened, raw: unknown) => void
}

/** A source of any kind, at its worst within what a source may do: see `journalSource`; and it breaks off anywhere and asks to be left alone. */
export const quirkySource = (
  subjects: readonly Subject[],
  bad: readonly Version[],
  random: Random,
  { drifts, onChange = () => undefined }: QuirkyOptions,
): World => {
  const truth = new Map<string, unknown>()
  const journal: Happened[] = []
  const unreadable = new Set<string>()
  let settled = false
  let calm = false

  const note = (happened: Happened): void => {
    journal.push(happened)
    onChange(happened, truth.get(happened.key))
  }

  const change = (subject: Subject): void => {
    const version = !settled && random.chance(0.2) ? random.of(bad) : random.of(subject.good)
    if (version === undefined) return
    truth.set(subject.key, drifted(version.raw))
    if (version.events === undefined) unreadable.add(subject.key)
    else unreadable.delete(subject.key)
    note({ key: subject.key, silent: false })
  }

  /** Sources get fields that nobody reads. */
  const drifted = (raw: unknown): unknown =>
    drifts && typeof raw === 'object' && raw !== null && !Array.isArray(raw) && random.chance(0.2)
      ? { ...raw, nieuwVeld: random.int(3) }
      : raw

  const stumble = (): void => {
    if (settled || calm || !random.chance(0.05)) return
    throw random.chance(0.5) ? new BusyError('429', 1, {}) : new RetryError('half an answer')
  }

  return {
    open: () => journalSource(() => ({ happened: journal, truth }), random, { stumble, mends: true }),
    work: () => {
      const subject = random.of(subjects)
      if (subject === undefined) return
      if (truth.has(subject.key) && random.chance(0.2)) {
        truth.delete(subject.key)
        unreadable.delete(subject.key)
        note({ key: subject.key, silent: random.chance(0.5) })
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
