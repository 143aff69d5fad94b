import {
  Code,
  IncompleteDate,
  Key,
  openEnd,
  optional,
  record,
  text,
  wherePossible,
  YesNo,
} from '@gezinsbeeld/adapter-kit/fields'
import type * as t from 'io-ts'
import { PersonKeys } from '../persons'

/** A row of `gezinsbeeld.plan`. */
export const PlanRecord = record(
  {
    plan_id: Key,
    persoon_ids: PersonKeys,
    soort: optional(Code),
    // That there is a plan must not stay out of sight because its text is too long or has a BSN in it.
    analyse: wherePossible(text(4000)),
    vastgesteld_op: optional(IncompleteDate),
    evaluatiedatum: optional(IncompleteDate),
    einddatum: openEnd(IncompleteDate),
    deelbaar: optional(YesNo),
  },
  'a row of gezinsbeeld.plan',
)

export type PlanRecord = t.TypeOf<typeof PlanRecord>
