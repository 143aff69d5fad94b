import { Code, optional, readable, record, wherePossible } from '@gezinsbeeld/adapter-kit/fields'
import * as t from 'io-ts'
import { CodeableConcept } from '../fhir/coding'
import { LatePeriod } from '../fhir/late'
import { Reference } from '../fhir/reference'
import { Id, resource } from '../fhir/resource'

/** Somebody to whom a provision gives something; one that cannot be read is there all the same. */
const Actor = record({ role: wherePossible(CodeableConcept), reference: wherePossible(Reference) })

/** One rule. Of what limits it to a part of the file it is only read that it is there. */
export const Provision = record({
  type: wherePossible(Code),
  // A period that is none makes the whole rule unreadable: without it the consent would last for ever.
  period: optional(LatePeriod),
  actor: readable(Actor),
  securityLabel: t.unknown,
  class: t.unknown,
  code: t.unknown,
  dataPeriod: t.unknown,
  data: t.unknown,
  provision: t.unknown,
  modifierExtension: t.unknown,
})
export type Provision = t.TypeOf<typeof Provision>

/** FHIR R4 Consent. Not read: text, sourceAttachment, sourceReference, policy, policyRule, verification. */
export const ConsentRecord = record(
  {
    resourceType: resource('Consent'),
    id: Id,
    status: wherePossible(Code),
    scope: wherePossible(CodeableConcept),
    category: readable(CodeableConcept),
    patient: wherePossible(Reference),
    dateTime: t.unknown,
    performer: readable(Reference),
    provision: wherePossible(Provision),
    modifierExtension: t.unknown,
    /** FHIR R5 says here what R4 says in the type of the provision. */
    decision: t.unknown,
  },
  'a Consent',
)

export type ConsentRecord = t.TypeOf<typeof ConsentRecord>
