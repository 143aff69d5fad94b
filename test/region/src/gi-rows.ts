/**
 * The rows of a GI's views (schema `gezinsbeeld`), as adapters/gi/README.md specifies them.
 * Ids are whole numbers; a `date` is `2024-05-17`; a date that may be incomplete is `2009`, `2009-05` or
 * `2009-05-17`; `gewijzigd_op` is RFC 3339 in UTC with milliseconds.
 * Codes are `string`, not unions: a real database holds unknown ones too, and a few rows of the region do.
 */
export interface PersoonRij {
  readonly persoon_id: number
  readonly bsn: string | null
  readonly voornamen: string | null
  readonly roepnaam: string | null
  readonly voorvoegsel: string | null
  readonly geslachtsnaam: string | null
  readonly partnervoorvoegsel: string | null
  readonly partnernaam: string | null
  /** E own name, P partner's, V partner's before own, N own before partner's. */
  readonly naamgebruik: string | null
  readonly geboortedatum: string | null
  /** Only of an unborn child. */
  readonly verwachte_datum: string | null
  /** M, V, X, or O for unknown. */
  readonly geslacht: string | null
  readonly overlijdensdatum: string | null
  readonly straat: string | null
  readonly huisnummer: string | null
  readonly huisletter: string | null
  readonly toevoeging: string | null
  readonly postcode: string | null
  readonly woonplaats: string | null
  readonly geheim: boolean
  readonly telefoon: string | null
  readonly gewijzigd_op: string
}

export interface RelatieRij {
  readonly relatie_id: number
  /** "van is the `soort` of naar": the mother is `van`, her child `naar`. */
  readonly van_persoon_id: number
  readonly naar_persoon_id: number
  /** OUDER, BIO_OUDER, PLEEGOUDER, STIEFOUDER, VOOGD, PARTNER, EX_PARTNER, BROER_ZUS, GROOTOUDER, NETWERK. */
  readonly soort: string
  /** J or N. */
  readonly gezag: string | null
  readonly begindatum: string | null
  readonly einddatum: string | null
  readonly gewijzigd_op: string
}

export interface BetrokkenheidRij {
  readonly betrokkenheid_id: number
  readonly persoon_id: number
  /** JB jeugdbeschermer, JR jeugdreclasseerder, GM gezinsmanager. */
  readonly rol: string
  readonly begindatum: string
  readonly einddatum: string | null
  readonly medewerker: string
  readonly functie: string
  readonly telefoon: string
  readonly email: string | null
  readonly regie: boolean
  readonly gewijzigd_op: string
}

export interface MaatregelRij {
  readonly maatregel_id: number
  readonly persoon_id: number
  /** OTS, VOTS, VOOGDIJ, VVOOGDIJ, TVOOGDIJ, MUHP, JR. */
  readonly soort: string
  readonly datum_beslissing: string | null
  readonly ingangsdatum: string
  readonly einddatum: string | null
  readonly verlengd_tot: string | null
  readonly uitvoerder: string | null
  /** EINDE_TERMIJN, OPGEHEVEN, MEERDERJARIG, OVERLEDEN, OVERGEDRAGEN, ANDERS. */
  readonly reden_beeindiging: string | null
  readonly gewijzigd_op: string
}

/** A line that says a row of another view was deleted. Some deletions leave none. */
export interface VerwijderingRij {
  readonly tabel: GiTabel
  readonly sleutel: number
  readonly gewijzigd_op: string
}

export type GiTabel = 'persoon' | 'relatie' | 'betrokkenheid' | 'maatregel'

/** Everything in one GI's views. */
export interface GiSysteem {
  readonly persoon: readonly PersoonRij[]
  readonly relatie: readonly RelatieRij[]
  readonly betrokkenheid: readonly BetrokkenheidRij[]
  readonly maatregel: readonly MaatregelRij[]
  readonly verwijdering: readonly VerwijderingRij[]
}
