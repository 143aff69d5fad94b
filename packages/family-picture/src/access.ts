import type { ToegangGeopend } from '@gezinsbeeld/contracts'
import { personsOf, type StoredObject } from './evolve'
import { membersOf, minorsOf, type Organisation, type Picture } from './picture'

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

  if (
    organisation.rol === 'gi' &&
    own.some((o) => o.event.naam === 'maatregel.opgelegd' && concerns(o, minors))
  )
    return { niveau: 'volledig', reden: 'eigen-maatregel' }
  const involved = own.filter(
    ({ event: { naam } }) =>
      naam === 'betrokkenheid.gestart' || naam === 'traject.aangemeld' || naam === 'traject.gestart',
  )
  if (!involved.some((object) => concerns(object, members))) return undefined
  return { niveau: 'bekendheid', reden: organisation.opentGezinnen ? 'eigen-betrokkenheid' : 'eigen-client' }
}
