import { fhir } from '@gezinsbeeld/adapter-kit'

export const relatedPersonSource = fhir({ resourceType: 'RelatedPerson' })
