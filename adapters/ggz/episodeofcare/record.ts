import { Code, optional, readable, record } from '@gezinsbeeld/adapter-kit/fields'
import type * as t from 'io-ts'
import { CodeableConcept } from '../fhir/coding'
import { Period } from '../fhir/period'
import { Reference } from '../fhir/reference'
import { Id, resource } from '../fhir/resource'

/**
 * nl-core-EpisodeOfCare. Not read: text, diagnosis, referral, account, and the extension with the episode's name, which is a
 * diagnosis too.
 */
export const EpisodeOfCareRecord = record(
  {
    resourceType: resource('EpisodeOfCare'),
    id: Id,
    status: Code,
    statusHistory: readable(record({ status: Code, period: Period })),
    type: readable(CodeableConcept),
    patient: Reference,
    period: optional(Period),
  },
  'an EpisodeOfCare',
)

export type EpisodeOfCareRecord = t.TypeOf<typeof EpisodeOfCareRecord>
