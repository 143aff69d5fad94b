/** Any FHIR resource: what a server looks at; the rest is kept as it came. */
export interface FhirResource {
  readonly resourceType: string
  readonly id: string
  readonly meta?: { readonly versionId?: string; readonly lastUpdated?: string }
}

/** The types that this server has. */
export const resourceTypes = [
  'Patient',
  'RelatedPerson',
  'EpisodeOfCare',
  'CareTeam',
  'Encounter',
  'Flag',
  'Consent',
  'Practitioner',
  'PractitionerRole',
  'Organization',
] as const
export type ResourceType = (typeof resourceTypes)[number]

export const isResourceType = (text: string): text is ResourceType =>
  resourceTypes.some((type) => type === text)

/** FHIR's id: letters, digits, dash and dot, at most 64 (R4, Data Types, id). */
export const isId = (text: string): boolean => /^[A-Za-z0-9.-]{1,64}$/.test(text)

export const isResource = (body: unknown): body is FhirResource =>
  typeof body === 'object' &&
  body !== null &&
  'resourceType' in body &&
  typeof body.resourceType === 'string' &&
  'id' in body &&
  typeof body.id === 'string'

/** The client whom a resource is about: its `patient` or `subject`, as `Patient/<id>`. */
export const patientOf = (resource: FhirResource): string | undefined => {
  const reference =
    'patient' in resource ? resource.patient : 'subject' in resource ? resource.subject : undefined
  return typeof reference === 'object' &&
    reference !== null &&
    'reference' in reference &&
    typeof reference.reference === 'string'
    ? reference.reference
    : undefined
}
