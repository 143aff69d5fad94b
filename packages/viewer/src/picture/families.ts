import type { FamilyInList } from '@gezinsbeeld/subscriber'
import { ageInWords, dateInWords, dateOf } from './dates'
import { namesTogether } from './names'
import { lidWords } from './words'

/** One family in the list. */
export interface FamilyRow {
  readonly gezin: string
  readonly niveau: FamilyInList['niveau']
  /** The children's names, the eldest first; of a family without children that may be seen, everybody's. */
  readonly titel: string
  /** The children's ages in the order of their names, as far as they are known. */
  readonly leeftijden: readonly string[]
  readonly anderen: readonly { readonly naam: string; readonly rol: string }[]
  /** RFC 3339. */
  readonly bijgewerktOp: string
}

type Lid = FamilyInList['leden'][number]

const eldestFirst = (a: Lid, b: Lid): number =>
  (a.geboortedatum ?? '9999').localeCompare(b.geboortedatum ?? '9999')

export const familyRow = ({ gezin, niveau, leden, bijgewerktOp }: FamilyInList, now: Date): FamilyRow => {
  const children = leden.filter(({ rol }) => rol === 'kind').toSorted(eldestFirst)
  const names = (children.length > 0 ? children : leden).flatMap(({ naam }) => naam ?? [])
  return {
    gezin,
    niveau,
    titel: names.length === 0 ? 'Gezin zonder bekende namen' : namesTogether(names),
    leeftijden: children.flatMap(({ geboortedatum }) =>
      geboortedatum === undefined ? [] : (ageInWords(geboortedatum, dateOf(now)) ?? []),
    ),
    anderen: leden
      .filter(({ rol }) => rol !== 'kind')
      .map(({ naam, rol }) => ({ naam: naam ?? 'naam niet bekend', rol: lidWords(rol) })),
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
        naam ?? '',
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
