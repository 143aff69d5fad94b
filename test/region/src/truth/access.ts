import type { Niveau, Rol } from '../momentopname'
import { type Organisatie, organisations } from '../organisations'
import type { FactRecord } from '../recording/published'
import type { Family } from './families'
import type { LinkedPerson } from './linking'

/** A shared fact with the linked persons whom it concerns. */
export interface PersonFact {
  readonly fact: FactRecord
  readonly persons: readonly LinkedPerson[]
}

const charges: readonly FactRecord['domein'][] = ['melding', 'onderzoek', 'maatregel']
const memberRoles: readonly (Rol | undefined)[] = ['kind', 'ouder', 'voogd', 'partner']

/**
 * How much of a family an organisation may see (DESIGN.md, "When"). Who says of itself that it is involved with a member gets
 * `bekendheid` at most. `volledig` has a gatekeeper with a melding, onderzoek or maatregel of its own over a minor that goes on; and
 * whoever another organisation's maatregel or overdracht about a minor names, until it has ended its own involvement.
 */
export const accessOf = (
  organisatie: Organisatie,
  { members }: Family,
  facts: readonly PersonFact[],
): Niveau | undefined => {
  const ofMinor = facts.filter(({ persons }) => persons.some((person) => members.get(person) === 'kind'))
  const own = facts.filter(
    ({ fact, persons }) =>
      fact.organisatie === organisatie && persons.some((person) => memberRoles.includes(members.get(person))),
  )
  const charged = ofMinor.some(
    ({ fact }) =>
      fact.organisatie === organisatie &&
      organisations[organisatie].opentGezinnen &&
      charges.includes(fact.domein) &&
      fact.loopt,
  )
  const involvements = own.filter(({ fact }) => fact.bekend !== undefined)
  const involved = involvements.some(({ fact }) => fact.loopt)
  const named = ofMinor.some(
    ({ fact }) =>
      fact.organisatie !== organisatie &&
      fact.genoemd?.includes(organisatie) &&
      (fact.domein === 'maatregel' ? fact.loopt : involved || involvements.length === 0),
  )
  if (charged || named) return 'volledig'
  return involved ? 'bekendheid' : undefined
}
