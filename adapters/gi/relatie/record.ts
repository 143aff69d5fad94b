import { Code, IncompleteDate, Key, openEnd, optional, record } from '@gezinsbeeld/adapter-kit/fields'
import type * as t from 'io-ts'

/** A row of `gezinsbeeld.relatie`: van is the `soort` of naar. */
export const RelatieRecord = record(
  {
    relatie_id: Key,
    van_persoon_id: Key,
    naar_persoon_id: Key,
    soort: Code,
    gezag: optional(Code),
    begindatum: optional(IncompleteDate),
    einddatum: openEnd(IncompleteDate),
  },
  'a row of gezinsbeeld.relatie',
)

export type RelatieRecord = t.TypeOf<typeof RelatieRecord>
