import type { Rejection } from '@gezinsbeeld/adapter-kit'
import {
  CalendarDate,
  Code,
  type Field,
  field,
  meaning,
  optional,
  readOrNone,
  record,
} from '@gezinsbeeld/adapter-kit/fields'
import { type Either, isLeft, right } from 'fp-ts/lib/Either.js'
import { cod170 } from '../codelijsten/cod170-datumgebruik'

/** An `xs:date`, which may have a zone behind it: the day is the one that stands there. */
export const XmlDate: Field<string> = field(CalendarDate.name, (found) => {
  if (typeof found !== 'string') return undefined
  return readOrNone(CalendarDate, found.trim().replace(/^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/, '$1'))
})

/** `Geboortedatum`: a date, of which `DatumGebruik` says how much is real. */
export const PartialDate = record({ Datum: XmlDate, DatumGebruik: optional(Code) })

interface Partial {
  readonly Datum: string
  readonly DatumGebruik: string | undefined
}

/** The date as far as it is known; undefined when nothing of it is. */
export const knownDate = (found: Partial, pad: string): Either<Rejection, string | undefined> => {
  if (found.DatumGebruik === undefined) return right(found.Datum)
  const characters = meaning(cod170, found.DatumGebruik, `${pad}/DatumGebruik`)
  if (isLeft(characters)) return characters
  return right(characters.right === 0 ? undefined : found.Datum.slice(0, characters.right))
}
