import type { Rejection } from '@gezinsbeeld/adapter-kit'
import { type CodeList, codeList, meaning } from '@gezinsbeeld/adapter-kit/fields'
import type { Traject } from '@gezinsbeeld/contracts'
import { type Either, isLeft, right } from 'fp-ts/lib/Either.js'
import { zorgsoorten } from '../codes'
import type { Coding } from '../fhir/coding'
import type { EpisodeOfCareSettings } from '../settings'

type Soort = NonNullable<Traject['soort']>

/** The contract's words and the organisation's own. */
const listOf = (setting: EpisodeOfCareSettings['zorgsoort']): CodeList<Soort> =>
  codeList(zorgsoorten.naam, { ...Object.fromEntries(zorgsoorten.codes), ...setting?.codes })

export interface Kind {
  readonly soort?: Soort
  readonly crisis?: true
}

/**
 * The kind of care. EpisodeOfCare.type may hold anything, also a diagnosis, so that only two things are read: codes of the code
 * list that the organisation says is its list of kinds of care (an unknown one parks the record), and, in any list, a code that
 * is exactly one of the contract's words. Of several kinds the first that is not crisis care is told, and the crisis apart.
 */
export const kindOf = (
  codings: readonly Coding[],
  setting: EpisodeOfCareSettings['zorgsoort'],
): Either<Rejection, Kind> => {
  const list = listOf(setting)
  const soorten: Soort[] = []
  for (const { system, code } of codings) {
    if (system !== undefined && system === setting?.systeem) {
      const found = meaning(list, code, 'type')
      if (isLeft(found)) return found
      soorten.push(found.right)
    } else {
      const word = zorgsoorten.codes.get(code)
      if (word !== undefined) soorten.push(word)
    }
  }
  const soort = soorten.find((each) => each !== 'crisiszorg') ?? soorten[0]
  return right({
    ...(soort === undefined ? {} : { soort }),
    ...(soorten.includes('crisiszorg') ? { crisis: true } : {}),
  })
}
