import {
  Code,
  IncompleteDate,
  Key,
  openEnd,
  optional,
  record,
  text,
  wherePossible,
} from '@gezinsbeeld/adapter-kit/fields'
import type * as t from 'io-ts'
import { Geheim } from '../geheim'

/** A row of `gezinsbeeld.verblijf`. */
export const VerblijfRecord = record(
  {
    verblijf_id: Key,
    persoon_id: Key,
    soort: Code,
    begindatum: optional(IncompleteDate),
    einddatum: openEnd(IncompleteDate),
    aanbieder: wherePossible(text(200)),
    locatie: wherePossible(text(200)),
    geheim: Geheim,
  },
  'a row of gezinsbeeld.verblijf',
)

export type VerblijfRecord = t.TypeOf<typeof VerblijfRecord>
