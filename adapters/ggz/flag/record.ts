import { Code, readable, record, wherePossible } from '@gezinsbeeld/adapter-kit/fields'
import type * as t from 'io-ts'
import { CodeableConcept } from '../fhir/coding'
import { LatePeriod } from '../fhir/late'
import { Reference } from '../fhir/reference'
import { Id, resource } from '../fhir/resource'

/**
 * nl-core-Alert. Not read: text, the text of its codes, encounter, author (who saw it), and the extension with the concern, which is
 * a diagnosis.
 */
export const FlagRecord = record(
  {
    resourceType: resource('Flag'),
    id: Id,
    status: wherePossible(Code),
    category: readable(CodeableConcept),
    code: wherePossible(CodeableConcept),
    subject: wherePossible(Reference),
    period: wherePossible(LatePeriod),
  },
  'a Flag',
)

export type FlagRecord = t.TypeOf<typeof FlagRecord>
