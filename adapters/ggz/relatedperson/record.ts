import {
  all,
  Code,
  IncompleteDate,
  optional,
  readable,
  record,
  wherePossible,
  YesNo,
} from '@gezinsbeeld/adapter-kit/fields'
import type * as t from 'io-ts'
import { CodeableConcept } from '../fhir/coding'
import { ContactPoint } from '../fhir/contact-point'
import { HumanName } from '../fhir/human-name'
import { Identifier } from '../fhir/identifier'
import { Period } from '../fhir/period'
import { Reference } from '../fhir/reference'
import { Id, resource } from '../fhir/resource'
import { Meta } from '../fhir/secrecy'

/**
 * nl-core-ContactPerson. Not read: text, communication, photo, and the address: where a mother lives is where her child in
 * hiding lives, and that the child's address is secret stands in another resource.
 */
export const RelatedPersonRecord = record(
  {
    resourceType: resource('RelatedPerson'),
    id: Id,
    meta: Meta,
    active: wherePossible(YesNo),
    identifier: all(Identifier),
    patient: Reference,
    relationship: readable(CodeableConcept),
    name: all(HumanName),
    gender: optional(Code),
    birthDate: optional(IncompleteDate),
    telecom: readable(ContactPoint),
    period: optional(Period),
  },
  'a RelatedPerson',
)

export type RelatedPersonRecord = t.TypeOf<typeof RelatedPersonRecord>
