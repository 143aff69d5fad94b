const months = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
]

/** Moments are shown in Dutch time, wherever the server stands. */
const amsterdam = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** The Dutch calendar date (`2025-05-17`) and clock time (`09:14`) of a moment. */
const wallClock = (moment: Date): { readonly date: string; readonly time: string } => {
  const [date = '', time = ''] = amsterdam.format(moment).split(' ')
  return { date, time }
}

export const dateOf = (moment: Date): string => wallClock(moment).date

/** `17 mei 2009`, `mei 2009` or `2009`: as much as a possibly incomplete date says. Other text is left as it is. */
export const dateInWords = (date: string): string => {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date)
  if (found === null) return date
  const [, year, month, day] = found
  const monthName = month === undefined ? undefined : months[Number(month) - 1]
  return [day === undefined ? undefined : Number(day), monthName, year]
    .filter((p) => p !== undefined)
    .join(' ')
}

/** The Dutch calendar date of an RFC 3339 moment; other text is left as it is. */
export const dayOf = (moment: string): string => {
  const read = new Date(moment)
  return Number.isNaN(read.getTime()) ? moment : dateOf(read)
}

/** `17 mei 2025`: that date in words. */
export const momentAsDate = (moment: string): string => dateInWords(dayOf(moment))

/** `09:14` for today, otherwise `21 november 2025 om 16:03`. */
export const momentInWords = (moment: string, now: Date): string => {
  const read = new Date(moment)
  if (Number.isNaN(read.getTime())) return moment
  const { date, time } = wallClock(read)
  return date === dateOf(now) ? time : `${dateInWords(date)} om ${time}`
}

/** `vandaag om 09:14`, otherwise the same as `momentInWords`. */
export const whenInWords = (moment: string, now: Date): string => {
  const words = momentInWords(moment, now)
  return /^\d\d:\d\d$/.test(words) ? `vandaag om ${words}` : words
}

/** The first and the last day that a possibly incomplete date can mean. */
const bounds = (date: string): readonly [string, string] => {
  if (date.length === 4) return [`${date}-01-01`, `${date}-12-31`]
  if (date.length !== 7) return [date, date]
  const lastDay = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5)), 0)).getUTCDate()
  return [`${date}-01`, `${date}-${String(lastDay).padStart(2, '0')}`]
}

const fullMonths = (from: string, to: string): number => {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number)
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0)
}

/** `16 jaar`, `16 of 17 jaar` when the date is incomplete, `7 maanden` under two. Undefined when it cannot be told. */
export const ageInWords = (birth: string, on: string): string | undefined => {
  const [earliest, latest] = bounds(birth)
  const [onEarliest, onLatest] = bounds(on)
  const most = fullMonths(earliest, onLatest)
  const least = Math.max(0, fullMonths(latest, onEarliest))
  if (Number.isNaN(most) || Number.isNaN(least) || most < 0) return undefined
  if (most < 24 && most === least)
    return most === 0 ? 'jonger dan 1 maand' : most === 1 ? '1 maand' : `${most} maanden`
  const years = [Math.floor(least / 12), Math.floor(most / 12)] as const
  if (years[1] === 0) return 'jonger dan 1 jaar'
  if (years[0] === years[1]) return `${years[0]} jaar`
  return years[1] - years[0] === 1 ? `${years[0]} of ${years[1]} jaar` : `${years[0]} tot ${years[1]} jaar`
}

/** Whether two possibly incomplete dates can be the same day. */
export const datesAgree = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a)

/** Whether the whole of a possibly incomplete date lies before a day. */
export const isBefore = (date: string, day: string): boolean => bounds(date)[1] < day

/** Whole days from one calendar date to another; negative when it has passed. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
