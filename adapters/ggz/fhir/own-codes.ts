import type { Rejection } from '@gezinsbeeld/adapter-kit'
import { codeList, meaning } from '@gezinsbeeld/adapter-kit/fields'
import { type Either, isLeft, right } from 'fp-ts/lib/Either.js'
import type { OwnCodes } from '../settings'
import type { Coding } from './coding'

/**
 * What the codes of an element that may say anything say of the one thing that is told. Read are the codes that are known (by
 * `system|code`) and those of the organisation's own list. A code that its list does not have parks the record, unless another
 * code says enough or the list says that other codes are not told (`overige`); codes of any other system are passed over.
 */
export const toldBy = <S extends string>(
  naam: string,
  known: ReadonlyMap<string, S>,
  own: OwnCodes<S> | undefined,
  codings: readonly Coding[],
  pad: string,
): Either<Rejection, S | undefined> => {
  const list = codeList(naam, own?.codes ?? {})
  let unknown: Either<Rejection, undefined> = right(undefined)
  for (const { system, code } of codings) {
    const word = known.get(`${system}|${code}`)
    if (word !== undefined) return right(word)
    if (own === undefined || system !== own.systeem) continue
    const found = meaning<S | 'niet-delen'>(list, code, pad)
    if (isLeft(found)) unknown = own.overige === 'niet-delen' ? unknown : found
    else if (found.right !== 'niet-delen') return right(found.right)
  }
  return unknown
}
