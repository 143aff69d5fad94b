/** Calendar dates as text (`2024-05-17`), counted in UTC so that no time zone plays a part. */
const dayMs = 86_400_000

const msOf = (date: string): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)))

// A region writes hundreds of thousands of dates, and few different ones.
const written = new Map<number, string>()

const textOf = (ms: number): string => {
  const before = written.get(ms)
  if (before !== undefined) return before
  const text = new Date(ms).toISOString().slice(0, 10)
  written.set(ms, text)
  return text
}

export const plusDays = (date: string, days: number): string => textOf(msOf(date) + days * dayMs)

/** The same day, that many years earlier; 29 February becomes 28 February. */
export const minusYears = (date: string, years: number): string => {
  const earlier = `${String(Number(date.slice(0, 4)) - years).padStart(4, '0')}${date.slice(4)}`
  return isDate(earlier) ? earlier : `${earlier.slice(0, 8)}28`
}

export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && textOf(msOf(text)) === text

/** A moment on that day, so many milliseconds (below 86,400,000) after midnight; RFC 3339 in UTC. */
export const momentOn = (date: string, msOfDay: number): string => {
  const part = (size: number, below: number, width: number): string =>
    String(Math.floor(msOfDay / size) % below).padStart(width, '0')
  return `${date}T${part(3_600_000, 24, 2)}:${part(60_000, 60, 2)}:${part(1000, 60, 2)}.${part(1, 1000, 3)}Z`
}

/** The same moment written in another offset, as FHIR servers do. */
export const inOffset = (moment: string, hours: 1 | 2): string =>
  `${new Date(Date.parse(moment) + hours * 3_600_000).toISOString().slice(0, -1)}+0${hours}:00`

/** Whether somebody born on `birth` (a whole date) is younger than 18 on `today`. */
export const isMinor = (birth: string, today: string): boolean => birth > minusYears(today, 18)

/** How old somebody born on `birth` is on `today`, in whole years. */
export const yearsBetween = (birth: string, today: string): number =>
  Number(today.slice(0, 4)) - Number(birth.slice(0, 4)) - (today.slice(5) < birth.slice(5) ? 1 : 0)

/** A moment at which something was written down that began on that day: not before it began. */
export const notBefore = (begin: string, moment: string): string =>
  moment.slice(0, 10) < begin ? momentOn(begin, 43_200_000) : moment
