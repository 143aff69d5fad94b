import { fhir } from '@gezinsbeeld/adapter-kit'

export const episodeOfCareSource = fhir({ resourceType: 'EpisodeOfCare' })
