import type { Source } from '../sources/source'

/** A source that we control, and of which the truth is known. */
export interface World {
  /** The source as an adapter opens it; again after it was killed. */
  open(): Source
  /** Someone works in the source system: a record is made, changed, changed back or removed. */
  work(): void
  /** While it is calm nobody works in the source and nothing fails. */
  calm(on: boolean): void
  /** From here on everything is well, and everything that was begun is finished. */
  settle(): void
  /** The record's present version, by key; what is not in it is gone. */
  truth(): ReadonlyMap<string, unknown>
}
