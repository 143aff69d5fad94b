import { deliver, type View } from '@gezinsbeeld/family-picture'
import { z } from 'zod'
import { bytesOf, mostBytes } from './fit'
import { contentOf, pictureOf, policyOf } from './picture-of'
import type { Tables } from './tables'

/** As many families as one answer holds at most: they are looked up while the hub does nothing else. */
const pageSize = 200

/** A family in an organisation's list. */
export interface FamilyEntry {
  readonly gezin: string
  readonly niveau: View['toegang']['niveau']
  readonly leden: readonly {
    readonly persoon: string
    readonly rol: string
    /** For people, from the newest record that the receiver may see. */
    readonly naam?: string
    readonly geboortedatum?: string
  }[]
  /** RFC 3339: the newest fact in the picture. */
  readonly bijgewerktOp: string
}

/** So that the largest family (400 members) fits in a message, whatever its members are called. */
const mostLetters = 200

const nameOf = (gegevens: View['beeld']['feiten'][number]['gegevens']): string | undefined => {
  const parsed = z
    .object({
      voornamen: z.string(),
      voorletters: z.string(),
      roepnaam: z.string(),
      voorvoegsel: z.string(),
      geslachtsnaam: z.string(),
    })
    .partial()
    .safeParse(gegevens['naam'])
  if (!parsed.success) return undefined
  const { roepnaam, voornamen, voorletters, voorvoegsel, geslachtsnaam } = parsed.data
  const text = [roepnaam ?? voornamen ?? voorletters, voorvoegsel, geslachtsnaam].filter(
    (part) => part !== undefined,
  )
  return text.length === 0 ? undefined : Array.from(text.join(' ')).slice(0, mostLetters).join('')
}

const entryOf = ({ beeld }: View): FamilyEntry => {
  const newestFirst = [...beeld.feiten].sort(
    (a, b) => Date.parse(b.vastgelegdOp) - Date.parse(a.vastgelegdOp),
  )
  return {
    gezin: beeld.gezin,
    niveau: beeld.niveau,
    leden: beeld.leden.map(({ persoon, rol }) => {
      const said = newestFirst.filter((f) => f.domein === 'persoon' && f.personen.includes(persoon))
      const naam = said.flatMap(({ gegevens }) => nameOf(gegevens) ?? [])[0]
      const birth = said.flatMap(({ gegevens }) => gegevens['geboortedatum'] ?? [])[0]
      return {
        persoon,
        rol,
        ...(naam === undefined ? {} : { naam }),
        ...(typeof birth === 'string' ? { geboortedatum: birth } : {}),
      }
    }),
    bijgewerktOp: newestFirst[0]?.vastgelegdOp ?? beeld.standPer,
  }
}

/** The families that are open to this organisation, from the one behind `vanaf` on: as many as fit in a message, and whether more follow. */
export const familiesOf = (
  tables: Tables,
  ontvanger: string,
  vanaf: string | undefined,
): {
  readonly entries: readonly FamilyEntry[]
  readonly views: readonly View[]
  readonly volgende?: string
} => {
  const policy = policyOf(tables)
  const start = `${ontvanger} ${vanaf === undefined ? '' : `${vanaf}\u0000`}`
  const entries: FamilyEntry[] = []
  const views: View[] = []
  const gezinnen = tables.bezorgd
    .entries({ start, end: `${ontvanger}!`, limit: pageSize + 1 })
    .map(({ key }) => key.slice(ontvanger.length + 1))
  let bytes = 0
  let last: string | undefined
  for (const gezin of gezinnen.slice(0, pageSize)) {
    const picture = pictureOf(tables, gezin)
    const view = picture && deliver(policy, picture, contentOf(tables, policy, gezin), ontvanger)
    if (view !== undefined) {
      const entry = entryOf(view)
      bytes += bytesOf(entry) + 1
      if (last !== undefined && bytes > mostBytes) return { entries, views, volgende: last }
      entries.push(entry)
      views.push(view)
    }
    last = gezin
  }
  return { entries, views, ...(gezinnen.length > pageSize && last !== undefined ? { volgende: last } : {}) }
}
