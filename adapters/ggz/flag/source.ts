import { fhir } from '@gezinsbeeld/adapter-kit'

export const flagSource = fhir({ resourceType: 'Flag' })
