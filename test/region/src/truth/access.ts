import type { Niveau } from '../momentopname'
import { type Organisatie, organisations } from '../organisations'
import type { FactRecord } from '../recording/published'
import type { Family } from './families'
import type { LinkedPerson } from './linking'

/** A shared fact with the linked person whom it concerns. */
export interface PersonFact {
  readonly fact: FactRecord
  readonly person: LinkedPerson
}

/**
 * How much of a family an organisation may see, by its own facts that still go on: a GI everything with a measure
 * for a minor of it, otherwise that others are involved when it is involved with a minor itself; the GGZ never more
 * than that, with a client who is a minor of the family or a legal parent in it.
 */
export const accessOf = (
  organisatie: Organisatie,
  family: Family,
  facts: readonly PersonFact[],
): Niveau | undefined => {
  const own = facts.filter(({ fact }) => fact.organisatie === organisatie && fact.loopt)
  const ofMinor = own.filter(({ person }) => family.members.get(person) === 'kind')
  switch (organisations[organisatie].rol) {
    case 'gi':
      if (ofMinor.some(({ fact }) => fact.domein === 'maatregel')) return 'volledig'
      return ofMinor.length > 0 ? 'bekendheid' : undefined
    case 'ggz':
      return ofMinor.length > 0 || own.some(({ person }) => family.members.get(person) === 'ouder')
        ? 'bekendheid'
        : undefined
  }
}
