import { IncompleteDate, Key, optional, record, text, YesNo } from '@gezinsbeeld/adapter-kit/fields'
import type * as t from 'io-ts'
import { PersonKeys } from '../persons'

/** A row of `gezinsbeeld.doel`. */
export const DoelRecord = record(
  {
    doel_id: Key,
    plan_id: optional(Key),
    persoon_ids: PersonKeys,
    omschrijving: text(4000),
    gesteld_op: optional(IncompleteDate),
    streefdatum: optional(IncompleteDate),
    behaald_op: optional(IncompleteDate),
    deelbaar: optional(YesNo),
  },
  'a row of gezinsbeeld.doel',
)

export type DoelRecord = t.TypeOf<typeof DoelRecord>
