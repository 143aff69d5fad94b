import {
  IncompleteDate,
  Key,
  optional,
  record,
  text,
  wherePossible,
  YesNo,
} from '@gezinsbeeld/adapter-kit/fields'
import * as t from 'io-ts'
import { PersonKeys } from '../persons'

/** A row of `gezinsbeeld.afspraak`. */
export const AfspraakRecord = record(
  {
    afspraak_id: Key,
    plan_id: optional(Key),
    doel_id: optional(Key),
    persoon_ids: PersonKeys,
    omschrijving: text(4000),
    wie: wherePossible(t.string),
    gemaakt_op: optional(IncompleteDate),
    uiterlijk_op: optional(IncompleteDate),
    nagekomen_op: optional(IncompleteDate),
    vervallen_op: optional(IncompleteDate),
    deelbaar: optional(YesNo),
  },
  'a row of gezinsbeeld.afspraak',
)

export type AfspraakRecord = t.TypeOf<typeof AfspraakRecord>
