import type { Rejection, TranslateContext } from '@gezinsbeeld/adapter-kit'
import { meaningIfAny, present } from '@gezinsbeeld/adapter-kit/fields'
import type { Persoon } from '@gezinsbeeld/contracts'
import { type Either, isLeft, right } from 'fp-ts/lib/Either.js'
import { geslachten, naamvolgorden } from './codes'
import { type HumanName, naamOf } from './fhir/human-name'
import { bsnOf, type Identifier } from './fhir/identifier'

/** What Patient and RelatedPerson say of somebody in the same elements. */
export interface PersonElements {
  readonly identifier: readonly Identifier[]
  readonly name: readonly HumanName[]
  readonly gender: string | undefined
  readonly birthDate: string | undefined
}

/** Who somebody is: all of the contract's person but where to find them. */
export const identityOf = (
  record: PersonElements,
  context: TranslateContext,
): Either<Rejection, Pick<Persoon, 'pseudoniemen' | 'naam' | 'geslacht' | 'geboortedatum'>> => {
  const bsn = bsnOf(record.identifier)
  if (isLeft(bsn)) return bsn
  const naam = naamOf(record.name, naamvolgorden)
  if (isLeft(naam)) return naam
  const geslacht = meaningIfAny(geslachten, record.gender, 'gender')
  if (isLeft(geslacht)) return geslacht
  const pseudoniem = context.pseudoniem(bsn.right)
  const identity = present({
    pseudoniemen: pseudoniem === undefined ? undefined : [pseudoniem],
    naam: naam.right,
    geslacht: geslacht.right,
    geboortedatum: record.birthDate,
  })
  return right(identity)
}
