import { Code, optional, readable, record, text, wherePossible } from '@gezinsbeeld/adapter-kit/fields'
import * as t from 'io-ts'
import { CodeableConcept } from '../fhir/coding'
import { ContactPoint } from '../fhir/contact-point'
import { HumanName } from '../fhir/human-name'
import { Period, Validity } from '../fhir/period'
import { NamedReference, Reference } from '../fhir/reference'
import { Id, resource } from '../fhir/resource'

/** A professional's name, which many systems have as text only. */
const ProfessionalName = record({ ...HumanName.props, text: wherePossible(text(200)) })

/** nl-core-HealthProfessional: not the specialty, which tells what somebody is treated for. */
const Practitioner = record({
  resourceType: resource('Practitioner'),
  id: Id,
  name: readable(ProfessionalName),
  telecom: readable(ContactPoint),
})
const PractitionerRole = record({
  resourceType: resource('PractitionerRole'),
  id: Id,
  practitioner: wherePossible(NamedReference),
  telecom: readable(ContactPoint),
})

/** nl-core-CareTeam. Not read: text, category, encounter, reasonCode, reasonReference, note. */
export const CareTeamRecord = record(
  {
    resourceType: resource('CareTeam'),
    id: Id,
    contained: readable(t.union([Practitioner, PractitionerRole])),
    status: optional(Code),
    /** Sent only where the organisation says that its teams' names tell nothing (`instellingen` teamnaam). */
    name: wherePossible(text(200)),
    subject: wherePossible(Reference),
    period: optional(Period),
    participant: readable(
      record({
        role: readable(CodeableConcept),
        member: wherePossible(NamedReference),
        period: wherePossible(Validity),
      }),
    ),
    telecom: readable(ContactPoint),
  },
  'a CareTeam',
)

export type CareTeamRecord = t.TypeOf<typeof CareTeamRecord>
