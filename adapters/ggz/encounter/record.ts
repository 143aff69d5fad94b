import { Code, readable, record, wherePossible } from '@gezinsbeeld/adapter-kit/fields'
import type * as t from 'io-ts'
import { CodeableConcept, CodingOrConcepts } from '../fhir/coding'
import { LatePeriod } from '../fhir/late'
import { Reference } from '../fhir/reference'
import { Id, resource } from '../fhir/resource'

/**
 * nl-core-Encounter. Not read: text, serviceType, priority, reasonCode, reasonReference, diagnosis, participant, hospitalization,
 * location, appointment.
 */
export const EncounterRecord = record(
  {
    resourceType: resource('Encounter'),
    id: Id,
    status: wherePossible(Code),
    class: wherePossible(CodingOrConcepts),
    type: readable(CodeableConcept),
    subject: wherePossible(Reference),
    period: wherePossible(LatePeriod),
  },
  'an Encounter',
)

export type EncounterRecord = t.TypeOf<typeof EncounterRecord>
