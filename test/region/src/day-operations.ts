import type { GgzResource } from './fhir-resources.js'
import type { BetrokkenheidRij, GiTabel, MaatregelRij, PersoonRij, RelatieRij } from './gi-rows.js'
import type { GiOrganisatie } from './organisations.js'

/** A row without its moment of change, which the database sets when it stores the row. */
export type Nieuw<Rij> = Omit<Rij, 'gewijzigd_op'>

/** One write in one system. Storing an existing key replaces the row or resource. */
export type Operation =
  | { readonly op: 'persoon'; readonly systeem: GiOrganisatie; readonly rij: Nieuw<PersoonRij> }
  | { readonly op: 'relatie'; readonly systeem: GiOrganisatie; readonly rij: Nieuw<RelatieRij> }
  | { readonly op: 'betrokkenheid'; readonly systeem: GiOrganisatie; readonly rij: Nieuw<BetrokkenheidRij> }
  | { readonly op: 'maatregel'; readonly systeem: GiOrganisatie; readonly rij: Nieuw<MaatregelRij> }
  | {
      readonly op: 'verwijder'
      readonly systeem: GiOrganisatie
      readonly tabel: GiTabel
      readonly sleutel: number
      /** Whether the database leaves a line in `verwijdering`; without one only reconciliation finds it. */
      readonly metRegel: boolean
    }
  /** The server sets `meta.versionId` and `meta.lastUpdated`. */
  | { readonly op: 'resource'; readonly systeem: 'ggz-oost'; readonly resource: GgzResource }
  | {
      readonly op: 'verwijder-resource'
      readonly systeem: 'ggz-oost'
      readonly type: GgzResource['resourceType']
      readonly id: string
    }

/** One small change in the region, told in one Dutch line. */
export interface DayChange {
  /** Counts from 1; `day(n)` goes on after change n. */
  readonly nummer: number
  readonly omschrijving: string
  readonly operations: readonly Operation[]
}
