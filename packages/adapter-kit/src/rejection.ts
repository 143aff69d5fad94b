/** Why one record cannot be translated; it is parked with this, and the next record goes on. */
export interface Rejection {
  /** A slug for machines, e.g. `onbekende-code`. */
  readonly reden: string
  /** Path in the record, e.g. `soort` or `period.start`. */
  readonly pad: string
  /** What was found and what was expected; never a personal value. */
  readonly uitleg: string
}
