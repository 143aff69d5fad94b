import type { Rejection } from '@gezinsbeeld/adapter-kit'
import { meaning } from '@gezinsbeeld/adapter-kit/fields'
import type { Relatie } from '@gezinsbeeld/contracts'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import type { Coding } from '../fhir/coding'
import { type RelationMeaning, relationLists } from '../relation-codes'

export interface Relation {
  readonly soort: Relatie['soort']
  readonly van: 'related' | 'client'
}

const pad = 'relationship'

const unknownSystems: Rejection = {
  reden: 'onbekende-codelijst',
  pad,
  uitleg: `found no code of a known code list; expected one of ${[...relationLists.keys()].join(', ')}`,
}

const meaningsOf = (codings: readonly Coding[]): Either<Rejection, readonly RelationMeaning[]> => {
  const meanings: RelationMeaning[] = []
  for (const { system, code } of codings) {
    const list = relationLists.get(system ?? '')
    if (list === undefined) continue
    const found = meaning(list, code, pad)
    if (isLeft(found)) return found
    meanings.push(found.right)
  }
  return codings.length > 0 && meanings.length === 0 ? left(unknownSystems) : right(meanings)
}

/** Each relation once; none when the RelatedPerson is a professional; somebody of the network when no relation is said. */
export const relationsOf = (codings: readonly Coding[]): Either<Rejection, readonly Relation[]> => {
  const meanings = meaningsOf(codings)
  if (isLeft(meanings)) return meanings
  const relations = new Map<string, Relation>()
  for (const found of meanings.right) {
    if (found.is === 'relatie')
      relations.set(`${found.van} ${found.soort}`, { soort: found.soort, van: found.van })
  }
  if (relations.size > 0) return right([...relations.values()])
  const isProfessional = meanings.right.some(({ is }) => is === 'hulpverlener')
  return right(isProfessional ? [] : [{ soort: 'netwerk', van: 'related' }])
}
