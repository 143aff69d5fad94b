import type { CareTeam } from '../fhir-resources'

interface Given {
  readonly id: string
  readonly lastUpdated: string
  readonly patientId: string
  readonly start: string
  readonly end?: string
  readonly naam: string
  readonly telefoon: string
  /** The number stands on the team or on its professional: both occur. */
  readonly phoneOnTeam: boolean
  readonly organisatie: string
}

/** nl-core CareTeam: the client and one professional, whose PractitionerRole and Practitioner are contained. */
export const careTeam = (given: Given): CareTeam => {
  const phone = [{ system: 'phone', value: given.telefoon, use: 'work' }]
  return {
    resourceType: 'CareTeam',
    id: given.id,
    meta: {
      lastUpdated: given.lastUpdated,
      profile: ['http://nictiz.nl/fhir/StructureDefinition/nl-core-CareTeam'],
    },
    contained: [
      {
        resourceType: 'Practitioner',
        id: 'behandelaar',
        name: [{ use: 'official', text: given.naam }],
      },
      {
        resourceType: 'PractitionerRole',
        id: 'rol',
        practitioner: { reference: '#behandelaar', type: 'Practitioner', display: given.naam },
        ...(!given.phoneOnTeam && { telecom: phone }),
      },
    ],
    status: given.end === undefined ? 'active' : 'inactive',
    subject: { reference: `Patient/${given.patientId}`, type: 'Patient' },
    period: { start: given.start, ...(given.end && { end: given.end }) },
    participant: [
      { member: { reference: `Patient/${given.patientId}`, type: 'Patient' } },
      {
        role: [{ text: 'Regiebehandelaar' }],
        member: { reference: '#rol', type: 'PractitionerRole', display: given.naam },
      },
    ],
    managingOrganization: [{ display: given.organisatie }],
    ...(given.phoneOnTeam && { telecom: phone }),
  }
}
