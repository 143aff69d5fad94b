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

export interface VerblijfRij {
  readonly verblijf_id: number
  readonly persoon_id: number
  /** THUIS, PLEEGGEZIN, GEZINSHUIS, INSTELLING, OPVANG, CRISIS. */
  readonly soort: string
  readonly begindatum: string | null
  readonly einddatum: string | null
  readonly aanbieder: string | null
  readonly locatie: string | null
  readonly geheim: boolean
  readonly gewijzigd_op: string
}

/** What is about a whole family has the keys of its persons with blanks between. */
interface Plandeel {
  readonly plan_id: number | null
  readonly persoon_ids: string
  readonly deelbaar: boolean | null
  readonly gewijzigd_op: string
}

export interface PlanRij extends Omit<Plandeel, 'plan_id'> {
  readonly plan_id: number
  /** FGP, HVP, VP, PP, OP, OVERIG. */
  readonly soort: string
  readonly analyse: string | null
  readonly vastgesteld_op: string
  readonly evaluatiedatum: string | null
  readonly einddatum: string | null
}

export interface DoelRij extends Plandeel {
  readonly doel_id: number
  readonly omschrijving: string
  readonly gesteld_op: string
  readonly streefdatum: string | null
  readonly behaald_op: string | null
}

export interface AfspraakRij extends Plandeel {
  readonly afspraak_id: number
  readonly doel_id: number | null
  readonly omschrijving: string
  /** Persons by their keys, others by name, with semicolons between. */
  readonly wie: string | null
  readonly gemaakt_op: string
  readonly uiterlijk_op: string | null
  readonly nagekomen_op: string | null
  readonly vervallen_op: string | null
}

export interface OverlegRij extends Plandeel {
  readonly overleg_id: number
  /** MDO, RONDETAFEL, GEZINSGESPREK, CASUSOVERLEG, EVALUATIE, OVERIG. */
  readonly soort: string
  readonly datum: string
  readonly plaats: string | null
  readonly deelnemers: string | null
  readonly gehouden: boolean
}

/** Where children stay, and what was planned and agreed with their families. */
export interface GiWerk {
  readonly verblijf: readonly VerblijfRij[]
  readonly plan: readonly PlanRij[]
  readonly doel: readonly DoelRij[]
  readonly afspraak: readonly AfspraakRij[]
  readonly overleg: readonly OverlegRij[]
}

/** A line that says a row of another view was deleted. Some deletions leave none. */
export interface VerwijderingRij {
  readonly tabel: GiTabel
  readonly sleutel: number
  readonly gewijzigd_op: string
}

export type GiTabel = 'persoon' | 'relatie' | 'betrokkenheid' | 'maatregel'

/** What is in every GI's views; some keep no stays, plans or meetings. */
export interface GiDossier extends Partial<GiWerk> {
  readonly persoon: readonly PersoonRij[]
  readonly relatie: readonly RelatieRij[]
  readonly betrokkenheid: readonly BetrokkenheidRij[]
  readonly maatregel: readonly MaatregelRij[]
  readonly verwijdering: readonly VerwijderingRij[]
}

/** Everything in one GI's views. */
export type GiSysteem = GiDossier & GiWerk
