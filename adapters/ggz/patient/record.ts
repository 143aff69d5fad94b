import { all, Code, IncompleteDate, optional, readable, record, YesNo } from '@gezinsbeeld/adapter-kit/fields'
import type * as t from 'io-ts'
import { Address } from '../fhir/address'
import { ContactPoint } from '../fhir/contact-point'
import { HumanName } from '../fhir/human-name'
import { Identifier } from '../fhir/identifier'
import { Id, resource } from '../fhir/resource'
import { Meta } from '../fhir/secrecy'

/** nl-core-Patient. Not read: text, contact, communication, marital status, nationality, photo, general practitioner. */
export const PatientRecord = record(
  {
    resourceType: resource('Patient'),
    id: Id,
    meta: Meta,
    identifier: all(Identifier),
    name: all(HumanName),
    gender: optional(Code),
    birthDate: optional(IncompleteDate),
    deceasedDateTime: optional(IncompleteDate),
    deceasedBoolean: optional(YesNo),
    address: readable(Address),
    telecom: readable(ContactPoint),
    link: readable(record({ type: Code })),
  },
  'a Patient',
)

export type PatientRecord = t.TypeOf<typeof PatientRecord>
