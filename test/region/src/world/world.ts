/** The true people and how they really stand to each other; no organisation knows all of it. */
export interface Adres {
  readonly straat: string
  readonly huisnummer: string
  readonly huisletter?: string
  readonly toevoeging?: string
  /** Four digits and two letters, without a blank. */
  readonly postcode: string
  readonly woonplaats: string
}

export interface TruePerson {
  readonly key: string
  readonly voornamen: readonly string[]
  readonly roepnaam?: string
  readonly voorvoegsel?: string
  readonly geslachtsnaam: string
  readonly partner?: { readonly voorvoegsel?: string; readonly geslachtsnaam: string }
  readonly geslacht: 'M' | 'V'
  /** Absent of the unborn only. */
  readonly geboortedatum?: string
  readonly verwachteDatum?: string
  /** Absent of who has none, and in a region larger than the supply of test BSNs. */
  readonly bsn?: string
  readonly overlijdensdatum?: string
  readonly adres?: Adres
  readonly geheim?: boolean
  readonly telefoon?: string
}

export type RelatieSoort =
  | 'ouder'
  | 'biologische-ouder'
  | 'pleegouder'
  | 'stiefouder'
  | 'voogd'
  | 'partner'
  | 'ex-partner'
  | 'broer-zus'
  | 'grootouder'
  | 'netwerk'

/** "van is the `soort` of naar". */
export interface TrueRelation {
  readonly van: TruePerson
  readonly naar: TruePerson
  readonly soort: RelatieSoort
  readonly gezag?: boolean
  readonly begindatum?: string
  readonly einddatum?: string
}
