import {
  absentWhen,
  all,
  CalendarDate,
  type Field,
  field,
  IncompleteDate,
  openEnd,
  readOrNone,
} from '@gezinsbeeld/adapter-kit/fields'
import * as t from 'io-ts'

const withDashes = (digits: string): string => {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)]
  if (month === '' || month === '00') return year
  return day === '' || day === '00' ? `${year}-${month}` : `${year}-${month}-${day}`
}

/** A StUF date: 8 digits, of which the unknown ones are zeros or are not there. The XSD takes any number; we do not. */
export const StufDatum: Field<string> = field('an existing date as 20090517', (found) => {
  const text = typeof found === 'string' ? found.trim() : ''
  return readOrNone(IncompleteDate, /^\d{4}(\d{2}){0,2}$/.test(text) ? withDashes(text) : text)
})

const isUnknown = (found: unknown): boolean => typeof found === 'string' && /^\s*0+\s*$/.test(found)

/** A StUF date that may be absent: eight zeros are how registers write that nothing of it is known. */
export const StufDatumOfNiets: Field<string | undefined> = absentWhen(isUnknown, StufDatum)

/** An end: it may be absent, and the year 9999 is how many systems write that there is none. */
export const StufEinde: Field<string | undefined> = absentWhen(isUnknown, openEnd(StufDatum))

/** The Dutch day of a StUF tijdstip: 8 to 17 digits without a zone, or a moment as everybody else writes it; zeros are none. */
export const StufDag: Field<string | undefined> = absentWhen(
  isUnknown,
  field('an existing moment as 20260401123000', (found) => {
    const text = typeof found === 'string' ? found.trim() : ''
    return /^\d{8,17}$/.test(text)
      ? readOrNone(IncompleteDate, withDashes(text.slice(0, 8)))
      : readOrNone(CalendarDate, text)
  }),
)

/** What identifies something at its sender. It never leaves but as a key under which a reference is made. */
export const Kenmerk: Field<string> = field('what identifies it, at most 200 characters', (found) => {
  const text = typeof found === 'string' ? found.trim().replace(/\s+/g, ' ') : ''
  return text === '' || text.length > 200 ? undefined : text
})

/** A name or a code as it is compared: without capitals and with single blanks. */
export const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

/** Ja/Nee, J/N, true/false: which of them differs from element to element. */
export const JaNee: Field<boolean> = field('Ja or Nee', (found) => {
  const text = typeof found === 'string' ? folded(found) : ''
  if (['ja', 'j', 'true', '1'].includes(text)) return true
  return ['nee', 'n', 'false', '0'].includes(text) ? false : undefined
})

/** An element that may stand there once or more often: always a list. */
const listOf = (found: unknown): readonly unknown[] =>
  found === undefined ? [] : Array.isArray(found) ? found : [found]

/** Each of an element that may stand there once or more often, or not at all; all of them have to be right. */
export const each = <A>(inner: Field<A>): Field<readonly A[]> => {
  const list = all(inner)
  return new t.Type<readonly A[], unknown, unknown>(
    list.name,
    list.is,
    (found, context) => list.validate(listOf(found), context),
    (value) => value,
  )
}
