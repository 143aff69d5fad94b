import { fhir } from '@gezinsbeeld/adapter-kit'

export const careTeamSource = fhir({ resourceType: 'CareTeam' })
