import { FhirError } from './outcome'

/** The stretch of time that a FHIR date or instant means, in milliseconds: from, up to and not including. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

const form =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/

/**
 * A date search parameter's value (R4, search.html#date): a date or moment of any precision stands for all of it. Without an
 * offset it is taken as UTC, as servers outside of the Netherlands do.
 */
export const stretchOf = (text: string, name: string): Stretch => {
  // In a query string a bare "+" of an offset has become a blank: a common mistake that servers forgive.
  const value = text.replace(' ', '+')
  const [, year, month, day, hour, minute, second, fraction, offset = 'Z'] = form.exec(value) ?? []
  const at = Date.parse(
    `${year}-${month ?? '01'}-${day ?? '01'}T${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}.${(fraction ?? '').slice(0, 3).padEnd(3, '0')}${offset}`,
  )
  if (Number.isNaN(at)) throw new FhirError(400, 'invalid', `${name}: not a date or moment`)
  if (month === undefined) return { from: at, to: Date.UTC(Number(year) + 1, 0, 1) }
  if (day === undefined) return { from: at, to: Date.UTC(Number(year), Number(month), 1) }
  return { from: at, to: at + lengthOf(hour, second, fraction) }
}

const lengthOf = (hour?: string, second?: string, fraction?: string): number => {
  if (hour === undefined) return 86_400_000
  if (second === undefined) return 60_000
  return fraction === undefined ? 1000 : 1
}
