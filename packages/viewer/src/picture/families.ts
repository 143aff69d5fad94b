import type { FamilyInList } from '@gezinsbeeld/subscriber'
import { ageInWords, dateInWords, dateOf } from './dates'
import { givenName, namesTogether, shortName } from './names'
import { lidWords } from './words'

/** One family in the list. */
export interface FamilyRow {
  readonly gezin: string
  readonly titel: string
  /** The surnames stand in `titel`. */
  readonly kinderen: readonly { readonly naam: string; readonly leeftijd: string | undefined }[]
  readonly anderen: readonly { readonly naam: string; readonly rol: string }[]
  /** RFC 3339. */
  readonly bijgewerktOp: string
}

const unknownName = 'naam niet bekend'

export const familyRow = ({ gezin, leden, bijgewerktOp }: FamilyInList, now: Date): FamilyRow => {
  const children = leden.filter(({ rol }) => rol === 'kind')
  const named = (children.length > 0 ? children : leden).flatMap(({ naam }) => naam ?? [])
  return {
    gezin,
    titel: namesTogether(named) ?? 'Gezin zonder bekende namen',
    kinderen: children.map(({ naam, geboortedatum }) => ({
      naam: (naam && givenName(naam)) ?? shortName(naam) ?? unknownName,
      leeftijd: geboortedatum === undefined ? undefined : ageInWords(geboortedatum, dateOf(now)),
    })),
    anderen: leden
      .filter(({ rol }) => rol !== 'kind')
      .map(({ naam, rol }) => ({ naam: shortName(naam) ?? unknownName, rol: lidWords(rol) })),
    bijgewerktOp,
  }
}

/** Letters without their marks, so that `Yilmaz` finds `Yılmaz` and `van der Meer` finds `Van der Méér`. */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').toLocaleLowerCase('nl')

const haystack = ({ leden }: FamilyInList): string =>
  plain(
    leden
      .flatMap(({ naam, geboortedatum }) => [
        ...Object.values(naam ?? {}),
        ...(geboortedatum === undefined
          ? []
          : [geboortedatum, geboortedatum.split('-').reverse().join('-'), dateInWords(geboortedatum)]),
      ])
      .join(' '),
  )

/** Families in which every word of the search occurs, in a name or a birth date; newest change first. */
export const findFamilies = (families: readonly FamilyInList[], search: string): readonly FamilyInList[] => {
  const words = plain(search)
    .split(/\s+/)
    .filter((word) => word !== '')
  const found = families.filter((family) => {
    const text = haystack(family)
    return words.every((word) => text.includes(word))
  })
  return found.toSorted((a, b) => Date.parse(b.bijgewerktOp) - Date.parse(a.bijgewerktOp))
}
