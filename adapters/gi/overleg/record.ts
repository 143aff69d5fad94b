import {
  Code,
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
import { Moment } from './moment'

/** A row of `gezinsbeeld.overleg`. */
export const OverlegRecord = record(
  {
    overleg_id: Key,
    plan_id: optional(Key),
    persoon_ids: PersonKeys,
    soort: Code,
    datum: optional(IncompleteDate),
    aanvang: optional(Moment),
    plaats: wherePossible(text(200)),
    deelnemers: wherePossible(t.string),
    gehouden: optional(YesNo),
    deelbaar: optional(YesNo),
  },
  'a row of gezinsbeeld.overleg',
)

export type OverlegRecord = t.TypeOf<typeof OverlegRecord>
