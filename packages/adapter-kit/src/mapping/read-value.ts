import { type Either, left, right } from 'fp-ts/lib/Either.js'
import type { TranslateContext } from '../define'
import { type CodeList, meaning } from '../fields/code-list'
import { type Field, field, readAs, readOrNone, wherePossible } from '../fields/codec'
import { Email, Phone } from '../fields/contact'
import { IncompleteDate } from '../fields/date'
import { text } from '../fields/text'
import type { Rejection } from '../rejection'
import type { Cell, kinds, Mark, ValueMapping } from './mapping'

type Kind = (typeof kinds)[number]
type Row = Readonly<Record<string, string>>
export type CodeLists = Readonly<Record<string, CodeList<string>>>

const dateForms = [
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?:(?<day>\d{1,2})[-/.])?(?<month>\d{1,2})[-/.](?<year>\d{4})(?: 0?0:00(?::00)?)?$/,
]

/** `17-5-2009`, `17/05/2009`, `20090517`, `05-2009`, `00-00-2009` → as the contract writes them; anything else as it stands. */
const dutchDate = (found: string): string => {
  const groups = dateForms.map((form) => form.exec(found)?.groups).find((each) => each !== undefined)
  if (groups === undefined) return found
  const parts = [groups['year'], groups['month'], groups['day']].map((part) => part?.padStart(2, '0'))
  // Two zeros are how systems write that the day, or the month too, is not known.
  const unknown = parts.findIndex((part) => part === undefined || part === '00')
  return parts.slice(0, unknown === -1 ? parts.length : unknown).join('-')
}

const FileDate: Field<string> = field(
  'an existing date as 17-05-2009 or 2009-05-17, or only the month or the year',
  (found) => {
    if (typeof found !== 'string') return undefined
    return readOrNone(IncompleteDate, dutchDate(found.trim()))
  },
)

const yes = new Set(['j', 'ja', 'y', 'yes', 'true', 'waar', '1', 'x'])
const no = new Set(['n', 'nee', 'no', 'false', 'onwaar', '0'])

const YesOrNo: Field<boolean> = field('ja or nee', (found) => {
  const word = String(found).trim().toLowerCase()
  return yes.has(word) ? true : no.has(word) ? false : undefined
})

const Whole: Field<number> = field('a whole number', (found) =>
  typeof found === 'string' && /^\s*\d{1,9}\s*$/.test(found) ? Number(found) : undefined,
)

const reader =
  <A>(field: Field<A>) =>
  (found: string, pad: string): Either<Rejection, unknown> =>
    readAs(field, found, pad)

const readers = {
  tekst: reader(text(200)),
  toelichting: reader(text(4000)),
  datum: reader(FileDate),
  // A mistyped number must not keep the rest out of sight.
  telefoon: reader(wherePossible(Phone)),
  email: reader(wherePossible(Email)),
  'ja-nee': reader(YesOrNo),
  getal: reader(Whole),
} as const

const kindOf = (name: string, { als, lijst }: Cell): Kind | 'toelichting' => {
  if (als !== undefined) return als
  if (lijst !== undefined) return 'code'
  const last = name.split('/').at(-1) ?? ''
  if (/datum$|Op$|Sinds$|Tot$/i.test(last)) return 'datum'
  if (last === 'telefoon') return 'telefoon'
  if (last === 'email') return 'email'
  return last === 'omschrijving' || last === 'toelichting' ? 'toelichting' : 'tekst'
}

/** The year 9999 is how many systems write "no end". */
const isOpenEnd = (name: string, found: string): boolean => name === 'einddatum' && /9999/.test(found)

const cellOf = (row: Row, kolom: string): string => (row[kolom] ?? '').trim().toLowerCase()

export const isMarked = (row: Row, { kolom, waarden }: Mark): boolean =>
  waarden.some((each) => each.toLowerCase() === cellOf(row, kolom))

/**
 * Of a column that keeps something back: whatever stands there and is no plain no does. A cross, a remark or the `true` of a workbook
 * must not show where somebody hides.
 */
export const isKeptBack = (row: Row, mark: Mark): boolean => {
  const found = cellOf(row, mark.kolom)
  return isMarked(row, mark) || (found !== '' && !no.has(found))
}

/** What one field of the contract gets from a row; undefined when the row has nothing there. */
export const readValue = (
  name: string,
  value: ValueMapping,
  row: Row,
  context: TranslateContext,
  lists: CodeLists,
): Either<Rejection, unknown> => {
  if ('vast' in value) return right(value.vast)
  const found = (row[value.kolom] ?? '').trim()
  if (found === '' || isOpenEnd(name, found)) return right(undefined)
  const kind = kindOf(name, value)
  switch (kind) {
    case 'persoon':
      return right(context.persoon(value.ruimte ?? 'client', found))
    case 'object':
      return right(`${context.organisatie}:${context.object(value.ruimte ?? name, found)}`)
    case 'code': {
      const list = lists[value.lijst ?? '']
      if (list !== undefined) return meaning(list, found, value.kolom)
      return left({ reden: 'zonder-codelijst', pad: value.kolom, uitleg: 'the mapping names no code list' })
    }
    case 'tekst':
    case 'toelichting':
    case 'datum':
    case 'telefoon':
    case 'email':
    case 'ja-nee':
    case 'getal':
      return readers[kind](found, value.kolom)
  }
}
