/** Calendar dates as text (`2024-05-17`), counted in UTC so that no time zone plays a part. */
const dayMs = 86_400_000

const msOf = (date: string): number => Date.parse(`${date}T00:00:00Z`)

export const plusDays = (date: string, days: number): string =>
  new Date(msOf(date) + days * dayMs).toISOString().slice(0, 10)

/** The same day, that many years earlier; 29 February becomes 28 February. */
export const minusYears = (date: string, years: number): string => {
  const earlier = `${String(Number(date.slice(0, 4)) - years).padStart(4, '0')}${date.slice(4)}`
  return isDate(earlier) ? earlier : `${earlier.slice(0, 8)}28`
}

export const isDate = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** A moment on that day, RFC 3339 in UTC with milliseconds. */
export const momentOn = (date: string, msOfDay: number): string =>
  new Date(msOf(date) + msOfDay).toISOString()

/** The same moment written in another offset, as FHIR servers do. */
export const inOffset = (moment: string, hours: 1 | 2): string =>
  `${new Date(Date.parse(moment) + hours * 3_600_000).toISOString().slice(0, -1)}+0${hours}:00`

/** Whether somebody born on `birth` (a whole date) is younger than 18 on `today`. */
export const isMinor = (birth: string, today: string): boolean => birth > minusYears(today, 18)
