/** Why a record cannot be read. It is stored and counted, so it never holds a personal value. */
export interface Rejection {
  /** Machine slug, e.g. `onbekende-code`. */
  readonly reden: string
  /** Path in the record, e.g. `soort`. */
  readonly pad: string
  /** What was found and what was expected. */
  readonly uitleg: string
}
