import { fhir } from '@gezinsbeeld/adapter-kit'

export const encounterSource = fhir({ resourceType: 'Encounter' })
