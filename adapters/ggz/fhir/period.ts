import { IncompleteDate, openEnd, optional, record } from '@gezinsbeeld/adapter-kit/fields'
import * as t from 'io-ts'

/** FHIR R4 Period of what is told: a wrong date parks the record. */
export const Period = record({ start: optional(IncompleteDate), end: openEnd(IncompleteDate) }, 'a Period')
export type Period = t.TypeOf<typeof Period>

/** FHIR R4 Period of a name, address or number: only whether it has an end. */
export const Validity = record({ end: t.unknown })
export type Validity = t.TypeOf<typeof Validity>

/** An end that cannot be read is an end: an old address or number is worse than none. */
export const hasEnded = (validity: Validity | undefined): boolean => {
  const end = validity?.end
  if (end === undefined || end === null) return false
  return !(typeof end === 'string' && end.startsWith('9999'))
}
