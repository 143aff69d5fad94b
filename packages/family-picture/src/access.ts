import { domeinOf, type ToegangGeopend } from '@gezinsbeeld/contracts'
import type { Outline } from './outline'
import { goesOn, membersOf, minorsOf, type Organisation, type Picture } from './picture'

export type Access = Pick<ToegangGeopend, 'niveau' | 'reden'>

/**
 * What opens this family to an organisation (DESIGN.md, "Who may see what", When). `volledig` needs the organisation's own
 * measure over a minor of the family, with which the law charges it; saying of itself that it is involved gives `bekendheid` at
 * most. The role is the registered one.
 */
export const accessOf = (
  picture: Picture,
  minors = minorsOf(picture),
  members = membersOf(picture),
): ((organisation: Organisation) => Access | undefined) => {
  const concerns = (object: Outline, persons: ReadonlySet<string>) =>
    object.personen.some((ref) => persons.has(picture.persoonVan.get(ref) ?? ''))
  const going = picture.objecten.filter((object) => goesOn(object, picture.vandaag))
  return (organisation) => {
    if (organisation.schaduw) return undefined
    const own = going.filter(({ organisatie }) => organisatie === organisation.organisatie)
    const isMeasure = ({ naam }: Outline) => domeinOf(naam) === 'maatregel'
    if (organisation.rol === 'gi' && own.some((o) => isMeasure(o) && concerns(o, minors)))
      return { niveau: 'volledig', reden: 'eigen-maatregel' }
    if (!own.some((o) => !isMeasure(o) && concerns(o, members))) return undefined
    return {
      niveau: 'bekendheid',
      reden: organisation.opentGezinnen ? 'eigen-betrokkenheid' : 'eigen-client',
    }
  }
}
