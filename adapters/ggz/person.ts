import type { Rejection, TranslateContext } from '@gezinsbeeld/adapter-kit'
import { meaningIfAny, present } from '@gezinsbeeld/adapter-kit/fields'
import type { Persoon } from '@gezinsbeeld/contracts'
import { bind, Do, type Either, map } from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
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
): Either<Rejection, Pick<Persoon, 'pseudoniemen' | 'naam' | 'geslacht' | 'geboortedatum'>> =>
  pipe(
    Do,
    bind('bsn', () => bsnOf(record.identifier)),
    bind('naam', () => naamOf(record.name, naamvolgorden)),
    bind('geslacht', () => meaningIfAny(geslachten, record.gender, 'gender')),
    map(({ bsn, naam, geslacht }) => {
      const pseudoniem = context.pseudoniem(bsn)
      return present({
        pseudoniemen: pseudoniem === undefined ? undefined : [pseudoniem],
        naam,
        geslacht,
        geboortedatum: record.birthDate,
      })
    }),
  )
