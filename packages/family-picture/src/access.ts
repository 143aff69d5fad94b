import type { ToegangGeopend } from '@gezinsbeeld/contracts'
import { kindOf, personsOf, type StoredObject } from './evolve'
import { goesOn, membersOf, minorsOf, type Organisation, type Picture } from './picture'

export type Access = Pick<ToegangGeopend, 'niveau' | 'reden'>

/**
 * What opens this family to an organisation (DESIGN.md, "Who may see what", When). `volledig` needs the organisation's own
 * measure over a minor of the family, with which the law charges it; saying of itself that it is involved gives `bekendheid` at
 * most. The role is the registered one.
 */
export const accessOf = (picture: Picture, organisation: Organisation): Access | undefined => {
  if (organisation.schaduw) return undefined
  const minors = minorsOf(picture)
  const members = membersOf(picture)
  const own = picture.objecten.filter(({ organisatie }) => organisatie === organisation.organisatie)
  const concerns = (object: StoredObject, persons: ReadonlySet<string>) =>
    personsOf(object.event).some((ref) => persons.has(picture.persoonVan.get(ref) ?? ''))

  const going = own.filter(({ event }) => goesOn(event, picture.vandaag))
  const kind = (object: StoredObject) => kindOf(object.event.naam)
  if (organisation.rol === 'gi' && going.some((o) => kind(o) === 'maatregel' && concerns(o, minors)))
    return { niveau: 'volledig', reden: 'eigen-maatregel' }
  if (!going.some((o) => kind(o) !== 'maatregel' && concerns(o, members))) return undefined
  return { niveau: 'bekendheid', reden: organisation.opentGezinnen ? 'eigen-betrokkenheid' : 'eigen-client' }
}
