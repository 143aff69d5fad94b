import type { Rejection } from '@gezinsbeeld/adapter-kit'
import { type Field, IncompleteDate, openEnd, readAs, record } from '@gezinsbeeld/adapter-kit/fields'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

/**
 * What a feed reads only of the few resources that it tells: an Encounter that is no crisis, or a Flag about an allergy, is not
 * even parked, and a withdrawal goes through whatever else is wrong.
 */
export const LatePeriod = record({ start: t.unknown, end: t.unknown }, 'a Period')
export type LatePeriod = t.TypeOf<typeof LatePeriod>

/** An element that has to be there; `undefined` when it is not, or cannot be read, is a rejection at `pad`. */
export const needed = <A>(expected: string, found: A | undefined, pad: string): Either<Rejection, A> =>
  found === undefined ? left({ reden: 'onleesbaar', pad, uitleg: `expected ${expected}` }) : right(found)

export interface Days {
  readonly start: string | undefined
  readonly end: string | undefined
}

/** The days of a period that is told; a wrong date is a rejection. */
export const daysOf = (
  period: LatePeriod | undefined,
  pad: string,
  lastDay: Field<string> = IncompleteDate,
): Either<Rejection, Days> => {
  const start = readAs(IncompleteDate, period?.start, `${pad}.start`)
  if (isLeft(start)) return start
  const end = readAs(openEnd(lastDay), period?.end, `${pad}.end`)
  return isLeft(end) ? end : right({ start: start.right, end: end.right })
}
