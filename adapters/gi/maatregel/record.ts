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

/** A row of `gezinsbeeld.maatregel`. */
export const MaatregelRecord = record(
  {
    maatregel_id: Key,
    persoon_id: Key,
    soort: Code,
    datum_beslissing: optional(IncompleteDate),
    // The view has it always; should it lack, the child is still under a measure.
    ingangsdatum: optional(IncompleteDate),
    einddatum: openEnd(IncompleteDate),
    verlengd_tot: openEnd(IncompleteDate),
    uitvoerder: wherePossible(text(200)),
    reden_beeindiging: optional(Code),
  },
  'a row of gezinsbeeld.maatregel',
)

export type MaatregelRecord = t.TypeOf<typeof MaatregelRecord>
