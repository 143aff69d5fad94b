import {
  Code,
  Email,
  IncompleteDate,
  Key,
  openEnd,
  optional,
  Phone,
  record,
  text,
  wherePossible,
  YesNo,
} from '@gezinsbeeld/adapter-kit/fields'
import type * as t from 'io-ts'

/** A row of `gezinsbeeld.betrokkenheid`. */
export const BetrokkenheidRecord = record(
  {
    betrokkenheid_id: Key,
    persoon_id: Key,
    rol: Code,
    begindatum: optional(IncompleteDate),
    einddatum: openEnd(IncompleteDate),
    // Whom to call helps; that the organisation is involved decides.
    medewerker: wherePossible(text(200)),
    functie: wherePossible(text(200)),
    telefoon: wherePossible(Phone),
    email: wherePossible(Email),
    regie: optional(YesNo),
  },
  'a row of gezinsbeeld.betrokkenheid',
)

export type BetrokkenheidRecord = t.TypeOf<typeof BetrokkenheidRecord>
