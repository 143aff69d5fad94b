import { CalendarDate, field, readOrNone } from '@gezinsbeeld/adapter-kit/fields'

const pattern =
  /^(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)? ?(?:(Z)|([+-](?:0\d|1[0-4])):?([0-5]\d)?)$/

/** A `timestamptz` as text, `2026-05-18 13:30:00+02`, as the contract's moment (RFC 3339), to the second. */
export const Moment = field('a moment as 2026-05-18 13:30:00+02', (found) => {
  const [, day, hour, minute, second = '00', utc, offset, offsetMinutes = '00'] =
    typeof found === 'string' ? (pattern.exec(found.trim()) ?? []) : []
  if (readOrNone(CalendarDate, day) === undefined) return undefined
  return `${day}T${hour}:${minute}:${second}${utc ?? `${offset}:${offsetMinutes}`}`
})
