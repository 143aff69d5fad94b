import { absentWhen, type Field, field } from './codec'

/** Years outside these are typing errors or somebody's placeholder (0001-01-01), not dates about living people. */
const firstYear = 1800
const lastYear = 2199

const isYear = (year: number): boolean => year >= firstYear && year <= lastYear

const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return isYear(year) && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const moment =
  /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?$/

const dutchDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** RFC 3339 from what PostgreSQL and FHIR write: a blank for the T, an offset without minutes or colon. */
const toRfc3339 = (text: string): string =>
  text
    .replace(' ', 'T')
    .replace(
      /([+-]\d{2})(?::?(\d{2}))?$/,
      (_, hours: string, minutes?: string) => `${hours}:${minutes ?? '00'}`,
    )

const isDate = (text: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return isDay(Number(year), Number(month), Number(day))
}

/**
 * No zone is Dutch time, and so are both Dutch offsets in either season: systems that ignore summer time write midnight as
 * 00:00+01:00 all year, and the day that stands there is the day that somebody entered.
 */
const dutchZones = /^\+0[12](?::?00)?$/

/** The Dutch calendar day of a moment. */
const dayOfMoment = (text: string): string | undefined => {
  const found = moment.exec(text)
  const day = found?.[1]
  // Asked before `Date` is: that makes 1 July of 31 June.
  if (day === undefined || !isDate(day)) return undefined
  if (dutchZones.test(found?.groups?.['zone'] ?? '+01:00')) return day
  // The offset is only looked for after the day: a date's own dash is none.
  const time = new Date(`${day}${toRfc3339(text.slice(day.length))}`)
  return Number.isNaN(time.getTime()) ? undefined : dutchDay.format(time)
}

const calendarDate = (text: string): string | undefined => {
  if (text.length > 10) return dayOfMoment(text)
  return isDate(text) ? text : undefined
}

const incompleteDate = (text: string): string | undefined => {
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?$/.exec(text) ?? []
  if (year === undefined) return calendarDate(text)
  return isDay(Number(year), Number(month ?? '1'), 1) ? text : undefined
}

const ofText =
  (read: (text: string) => string | undefined) =>
  (found: unknown): string | undefined =>
    typeof found === 'string' ? read(found.trim()) : undefined

/** A Dutch calendar date, `2009-05-17`. A moment is read as its day in the Netherlands. */
export const CalendarDate: Field<string> = field('an existing date as 2009-05-17', ofText(calendarDate))

/** A date that may be incomplete, as the BRP has them: `2009`, `2009-05` or `2009-05-17`. */
export const IncompleteDate: Field<string> = field(
  'an existing date as 2009, 2009-05 or 2009-05-17',
  ofText(incompleteDate),
)

const isOpenEnd = (found: unknown): boolean => typeof found === 'string' && found.trim().startsWith('9999')

/** An end that may be absent. The year 9999 is how many systems write "no end"; it must not make something look ended. */
export const openEnd = (date: Field<string>): Field<string | undefined> => absentWhen(isOpenEnd, date)
