import {
  Bsn,
  Code,
  field,
  IncompleteDate,
  Key,
  optional,
  Phone,
  readOrNone,
  record,
  text,
  wherePossible,
} from '@gezinsbeeld/adapter-kit/fields'
import type { Persoon } from '@gezinsbeeld/contracts'
import * as t from 'io-ts'
import { Geheim } from '../geheim'

/** `0000` (BRP `00000000`) is how registers write that somebody has died, on a day that is not known. */
const Overlijden = field<Pick<Persoon, 'overlijdensdatum' | 'overleden'>>(
  `${IncompleteDate.name}, or 0000 when the day is unknown`,
  (found) => {
    if (found === '0000' || found === '00000000') return { overleden: true }
    const overlijdensdatum = readOrNone(IncompleteDate, found)
    return overlijdensdatum === undefined ? undefined : { overlijdensdatum }
  },
)

/** A row of `gezinsbeeld.persoon`. */
export const PersoonRecord = record(
  {
    persoon_id: Key,
    bsn: optional(Bsn),
    voornamen: optional(text(200)),
    roepnaam: wherePossible(text(100)),
    voorvoegsel: optional(text(20)),
    geslachtsnaam: optional(text(200)),
    partnervoorvoegsel: optional(text(20)),
    partnernaam: optional(text(200)),
    naamgebruik: optional(Code),
    geboortedatum: optional(IncompleteDate),
    /** Only of an unborn child. */
    verwachte_datum: optional(IncompleteDate),
    geslacht: optional(Code),
    overlijdensdatum: optional(Overlijden),
    // An address is read as a whole, in the translation: half of one is worse than none.
    straat: t.unknown,
    huisnummer: t.unknown,
    huisletter: t.unknown,
    toevoeging: t.unknown,
    postcode: t.unknown,
    woonplaats: t.unknown,
    geheim: Geheim,
    telefoon: wherePossible(Phone),
  },
  'a row of gezinsbeeld.persoon',
)

export type PersoonRecord = t.TypeOf<typeof PersoonRecord>
