import type { Niveau } from '@gezinsbeeld/contracts'
import type { Involved } from './involved'
import type { Member } from './members'
import { enumerate } from './names'
import type { Relation } from './relations'

interface Known {
  readonly niveau: Niveau
  readonly members: readonly Member[]
  readonly relations: readonly Relation[]
  readonly involved: readonly Involved[]
  readonly nameOf: (persoon: string) => string
}

const legal = new Set(['ouder', 'voogd'])

const withoutParent = (members: readonly Member[], relations: readonly Relation[]): readonly Member[] =>
  members.filter(
    ({ persoon, rollen }) =>
      rollen.includes('kind') && !relations.some((r) => r.naar === persoon && legal.has(r.soort) && !r.ended),
  )

const withoutPhone = (involved: readonly Involved[]): readonly Involved[] =>
  involved.filter(({ ended, contacts }) => !ended && !contacts.some((c) => c.telefoon !== undefined))

/**
 * What nobody says, in sentences. At `bekendheid` only whom one cannot call: that the rest is not shown there is no gap in what
 * is known.
 */
export const unknownsOf = ({ niveau, members, relations, involved, nameOf }: Known): readonly string[] => {
  const phones = withoutPhone(involved).map(({ naam }) => `Van ${naam} is geen telefoonnummer bekend.`)
  if (niveau === 'bekendheid') return phones
  return [
    ...members
      .filter(({ onbekend }) => onbekend.length > 0)
      .map(({ persoon, onbekend }) => `Van ${nameOf(persoon)} niet bekend: ${enumerate(onbekend)}.`),
    ...withoutParent(members, relations).map(
      ({ persoon }) => `Van ${nameOf(persoon)} is geen juridische ouder of voogd bekend.`,
    ),
    ...phones,
    ...(involved.some(({ ended }) => !ended) && !involved.some(({ regie }) => regie)
      ? ['Geen organisatie heeft gemeld dat zij de regie heeft.']
      : []),
  ]
}
