import {
  Bsn,
  CalendarDate,
  Code,
  field,
  IncompleteDate,
  Key,
  optional,
  Phone,
  text,
  wherePossible,
} from '@gezinsbeeld/adapter-kit/fields'
import * as t from 'io-ts'

/** Only a plain `false` says that an address may be known; a null or anything else keeps it secret. */
const Geheim = field('true or false', (found) => found !== false)

/** A row of `gezinsbeeld.persoon`. */
export const PersoonRecord = t.strict({
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
  verwachte_datum: optional(CalendarDate),
  geslacht: optional(Code),
  overlijdensdatum: optional(IncompleteDate),
  // An address is read as a whole, in the translation: half of one is worse than none.
  straat: t.unknown,
  huisnummer: t.unknown,
  huisletter: t.unknown,
  toevoeging: t.unknown,
  postcode: t.unknown,
  woonplaats: t.unknown,
  geheim: Geheim,
  telefoon: wherePossible(Phone),
})

export type PersoonRecord = t.TypeOf<typeof PersoonRecord>
