import type { Rejection } from '@gezinsbeeld/adapter-kit'
import {
  type Field,
  field,
  IncompleteDate,
  meaning,
  readOrNone,
  record,
} from '@gezinsbeeld/adapter-kit/fields'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { brpDatum } from '../codelijsten/brp'

const Kind: Field<string> = field('a type', (found) => (typeof found === 'string' ? found : undefined))

/** A date of Haal Centraal: a day, a month, a year, or unknown. */
export const BrpDate = record({ type: Kind, datum: t.unknown, jaar: t.unknown, maand: t.unknown })

export type BrpDate = t.TypeOf<typeof BrpDate>

const two = (number: unknown): string => String(number).padStart(2, '0')

/** Undefined for a date of which nothing is known. */
export const dateOf = (found: BrpDate | undefined, pad: string): Either<Rejection, string | undefined> => {
  if (found === undefined) return right(undefined)
  const kind = meaning(brpDatum, found.type, `${pad}/type`)
  if (isLeft(kind)) return kind
  const read = (text: unknown): Either<Rejection, string> => {
    const date = readOrNone(IncompleteDate, text)
    return date === undefined
      ? left({ reden: 'onleesbaar', pad, uitleg: `expected ${IncompleteDate.name}` })
      : right(date)
  }
  switch (kind.right) {
    case 'dag':
      return read(found.datum)
    case 'maand':
      return read(`${found.jaar}-${two(found.maand)}`)
    case 'jaar':
      return read(String(found.jaar))
    case 'onbekend':
      return right(undefined)
  }
}
