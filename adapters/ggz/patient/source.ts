import { fhir } from '@gezinsbeeld/adapter-kit'

export const patientSource = fhir({ resourceType: 'Patient' })
