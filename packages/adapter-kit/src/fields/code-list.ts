import { type Either, isRight, left, right } from 'fp-ts/lib/Either.js'
import type { Rejection } from '../rejection'
import { holdsBsn } from './bsn'

/** A partner's code list and what each code means in the contract. */
export interface CodeList<S> {
  /** Its name for people, e.g. `soort maatregel`. */
  readonly naam: string
  readonly codes: ReadonlyMap<string, S>
}

/** A code list from an object of code → slug; a slug that the contract lacks does not compile where it is used. */
export const codeList = <S>(naam: string, codes: Readonly<Record<string, S>>): CodeList<S> => ({
  naam,
  codes: new Map(Object.entries(codes)),
})

/** As names are written: somebody's may stand in the place of a code. */
const isWord = /^\p{Lu}\p{Ll}{2,}$/u

/** Whether a value may be a code, and is no name or number that merely stands in its place. */
export const readsAsCode = (text: string): boolean =>
  /^[\w.-]{1,20}$/.test(text) && !isWord.test(text) && !holdsBsn(text)

/** A code is named in the explanation, which may be logged; a text that merely stands in its place is not. */
const named = (code: string): string => (readsAsCode(code) ? `code "${code}"` : 'something that is no code')

/** As many as fit on a line; the rest stands in the adapter's code list. */
const expectedIn = ({ codes }: CodeList<unknown>): string => {
  const shown = [...codes.keys()].slice(0, 20)
  const more = codes.size - shown.length
  return `one of ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** The meaning of a code; an unknown one is a rejection that names the list. */
export const meaning = <S>(list: CodeList<S>, code: string, pad: string): Either<Rejection, S> => {
  const slug = list.codes.get(code)
  if (slug !== undefined) return right(slug)
  return left({
    reden: 'onbekende-code',
    pad,
    uitleg: `found ${named(code)}, which is not in the code list "${list.naam}"; expected ${expectedIn(list)}`,
  })
}

/** The same for a code that may be absent. */
export const meaningIfAny = <S>(
  list: CodeList<S>,
  code: string | undefined,
  pad: string,
): Either<Rejection, S | undefined> => (code === undefined ? right(undefined) : meaning(list, code, pad))

/**
 * The meaning of a code that only describes; without one it is left out, and said to be.
 *
 * @param context of the translation.
 */
export const meaningWherePossible = <S>(
  list: CodeList<S>,
  code: string | undefined,
  pad: string,
  context: { laatWeg(why: Rejection): void },
): S | undefined => {
  const found = meaningIfAny(list, code, pad)
  if (isRight(found)) return found.right
  context.laatWeg(found.left)
  return undefined
}
