/** The roles in which an organisation is registered (contracts, `rol`). */
export type Registratierol = 'gi' | 'veilig-thuis' | 'rvdk' | 'gemeente' | 'ggz' | 'opvang'

export interface Registratie {
  readonly naam: string
  readonly rol: Registratierol
  /** The test prefix 00000099 (Logius). */
  readonly oin: string
  /** A gatekeeper: opens a family by publishing about it. */
  readonly opentGezinnen: boolean
}

/** The region's organisations. */
export const organisations = {
  'gi-noord': { naam: 'GI Noord', rol: 'gi', oin: '00000099000000001000', opentGezinnen: true },
  'gi-zuid': { naam: 'GI Zuid', rol: 'gi', oin: '00000099000000002000', opentGezinnen: true },
  'ggz-oost': { naam: 'GGZ Oost', rol: 'ggz', oin: '00000099000000003000', opentGezinnen: false },
  'ggz-west': { naam: 'GGZ West', rol: 'ggz', oin: '00000099000000004000', opentGezinnen: false },
  'veilig-thuis': {
    naam: 'Veilig Thuis Waterland-Oost',
    rol: 'veilig-thuis',
    oin: '00000099000000005000',
    opentGezinnen: true,
  },
  rvdk: {
    naam: 'Raad voor de Kinderbescherming',
    rol: 'rvdk',
    oin: '00000099000000006000',
    opentGezinnen: true,
  },
  'gemeente-noorddam': {
    naam: 'Gemeente Noorddam',
    rol: 'gemeente',
    oin: '00000099000000007000',
    opentGezinnen: true,
  },
  'gemeente-zuidveen': {
    naam: 'Gemeente Zuidveen',
    rol: 'gemeente',
    oin: '00000099000000008000',
    opentGezinnen: true,
  },
  'opvang-oost': { naam: 'Opvang Oost', rol: 'opvang', oin: '00000099000000010000', opentGezinnen: false },
  /** The smallest: weekends away from home for a few children, and a spreadsheet. */
  logeerhuis: {
    naam: 'Logeerhuis De Punt',
    rol: 'opvang',
    oin: '00000099000000011000',
    opentGezinnen: false,
  },
} as const satisfies Readonly<Record<string, Registratie>>

export type Organisatie = keyof typeof organisations
export type GiOrganisatie = 'gi-noord' | 'gi-zuid'
export type GgzOrganisatie = 'ggz-oost' | 'ggz-west'
export type GemeenteOrganisatie = 'gemeente-noorddam' | 'gemeente-zuidveen'
/** Whose adapter reads a folder, among other things. */
export type GatewayOrganisatie = CorvOrganisatie | GemeenteOrganisatie | 'opvang-oost' | 'logeerhuis'
export const ggzs: readonly GgzOrganisatie[] = ['ggz-oost', 'ggz-west']
export type CorvOrganisatie = 'veilig-thuis' | 'rvdk'
export const corvs: readonly CorvOrganisatie[] = ['veilig-thuis', 'rvdk']
export const gis: readonly GiOrganisatie[] = ['gi-noord', 'gi-zuid']
export const gemeenten: readonly GemeenteOrganisatie[] = ['gemeente-noorddam', 'gemeente-zuidveen']
export const gatewayed: readonly GatewayOrganisatie[] = [...corvs, ...gemeenten, 'opvang-oost', 'logeerhuis']
/** Those of whom the archetypes tell; what the others do comes beside that. */
export const smallestRegion = ['gi-noord', 'gi-zuid', 'ggz-oost'] as const satisfies readonly Organisatie[]

/** The whole region: who takes part unless told otherwise, and whose adapters the demo runs. */
export const allOrganisations = [
  'gi-noord',
  'gi-zuid',
  'ggz-oost',
  'ggz-west',
  'veilig-thuis',
  'rvdk',
  'gemeente-noorddam',
  'gemeente-zuidveen',
  'opvang-oost',
  'logeerhuis',
] as const satisfies readonly Organisatie[]

/** Something of every organisation of the region. */
export const ofEach = <T>(make: (organisatie: Organisatie) => T): Readonly<Record<Organisatie, T>> => ({
  'gi-noord': make('gi-noord'),
  'gi-zuid': make('gi-zuid'),
  'ggz-oost': make('ggz-oost'),
  'ggz-west': make('ggz-west'),
  'veilig-thuis': make('veilig-thuis'),
  rvdk: make('rvdk'),
  'gemeente-noorddam': make('gemeente-noorddam'),
  'gemeente-zuidveen': make('gemeente-zuidveen'),
  'opvang-oost': make('opvang-oost'),
  logeerhuis: make('logeerhuis'),
})

/** The same, made for all at once. */
export const ofAll = async <T>(
  make: (organisatie: Organisatie) => Promise<T>,
): Promise<Readonly<Record<Organisatie, T>>> => {
  const made = new Map(
    await Promise.all(allOrganisations.map(async (one) => [one, await make(one)] as const)),
  )
  return ofEach((organisatie) => {
    const found = made.get(organisatie)
    if (found === undefined) throw new Error(`nothing was made of ${organisatie}`)
    return found
  })
}

/**
 * The key spaces under which each system's adapter makes references: what `referenceOf` is called with.
 * A person's reference and the token of its `persoon` object are the same.
 */
export const keySpaces = {
  giPersoon: 'persoon',
  ggzPatient: 'patient',
  ggzRelatedPerson: 'relatedperson',
  /** CORV, iJw, iWmo, BRP and ZGW: the local key is the BSN. */
  bsn: 'bsn',
  opvangClient: 'client',
} as const

/** One record of one system, by its local key (a number as text for a GI, a FHIR id for the GGZ). */
export interface LocalKey {
  readonly organisatie: Organisatie
  readonly sleutelruimte: string
  readonly sleutel: string
}
