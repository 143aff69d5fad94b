/** `20260401123000` with up to three more digits, as StUF writes (no zone: Dutch time). */
const stuf = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(\d{0,3}))?)?)?$/
const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(Z|[+-]\d{2}:?\d{2})?$/

const dutch = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** Milliseconds that Dutch time is ahead of UTC at this moment. */
const ahead = (ms: number): number =>
  Date.parse(`${dutch.format(ms).replace(' ', 'T')}Z`) - Math.floor(ms / 1000) * 1000

/** The moment at which Dutch clocks show this; when they show it twice, the first. */
const fromDutch = (shown: number): number => {
  const first = shown - ahead(shown - 7_200_000)
  return first + ahead(first) === shown ? first : shown - ahead(shown)
}

/**
 * RFC 3339 in UTC of a moment as foreign systems write it: RFC 3339, a date, or StUF's 8 to 17 digits. Without a zone it is Dutch time.
 * Undefined for anything else, and for days and times that do not exist.
 */
export const momentOf = (found: unknown): string | undefined => {
  if (typeof found !== 'string') return undefined
  const text = found.trim()
  const parts = stuf.exec(text) ?? iso.exec(text)
  if (parts === null) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = ''] = parts
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3))
  const shown = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    ms,
  )
  const read = new Date(shown)
  const exists =
    read.getUTCMonth() === Number(month) - 1 &&
    read.getUTCDate() === Number(day) &&
    read.getUTCHours() === Number(hour) &&
    read.getUTCMinutes() === Number(minute)
  if (!exists) return undefined
  const zone = parts[8]
  if (zone === undefined) return new Date(fromDutch(shown)).toISOString()
  const [sign, hours, minutes] = zone === 'Z' ? ['+', '0', '0'] : [zone[0], zone.slice(1, 3), zone.slice(-2)]
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000
  return new Date(shown - (sign === '-' ? -offset : offset)).toISOString()
}
