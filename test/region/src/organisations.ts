/** The region's organisations. OINs carry the test prefix 00000099 (Logius). */
export const organisations = {
  'gi-noord': { naam: 'GI Noord', rol: 'gi', oin: '00000099000000001000' },
  'gi-zuid': { naam: 'GI Zuid', rol: 'gi', oin: '00000099000000002000' },
  'ggz-oost': { naam: 'GGZ Oost', rol: 'ggz', oin: '00000099000000003000' },
} as const

export type Organisatie = keyof typeof organisations
export type GiOrganisatie = 'gi-noord' | 'gi-zuid'
export const gis: readonly GiOrganisatie[] = ['gi-noord', 'gi-zuid']
export const allOrganisations: readonly Organisatie[] = [...gis, 'ggz-oost']

/**
 * The key spaces under which each system's adapter makes references: what `referenceOf` is called with.
 * A person's reference and the token of its `persoon` object are the same.
 */
export const keySpaces = {
  giPersoon: 'persoon',
  ggzPatient: 'patient',
  ggzRelatedPerson: 'relatedperson',
} as const

/** One record of one system, by its local key (a number as text for a GI, a FHIR id for the GGZ). */
export interface LocalKey {
  readonly organisatie: Organisatie
  readonly sleutelruimte: string
  readonly sleutel: string
}
