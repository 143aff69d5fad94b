import { fhir } from '@gezinsbeeld/adapter-kit'

export const consentSource = fhir({ resourceType: 'Consent' })
