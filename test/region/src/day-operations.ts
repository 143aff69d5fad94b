import type { GgzResource } from './fhir-resources'
import type { BetrokkenheidRij, GiTabel, MaatregelRij, PersoonRij, RelatieRij } from './gi-rows'
import type { GatewayOrganisatie, GemeenteOrganisatie, GiOrganisatie } from './organisations'
import type { BrpRegistratie } from './recording/gemeente/look-up'
import type { Rol, Status, Zaak } from './recording/gemeente/zgw'

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

/** What a municipality, a shelter or a small organisation does in its own system. */
export type WiderOperation =
  | {
      readonly op: 'zaak'
      readonly systeem: GemeenteOrganisatie
      /** Each made, or replaced by its uuid, in this order. */
      readonly resources: readonly ZaakWijziging[]
    }
  | {
      readonly op: 'brp'
      readonly systeem: GemeenteOrganisatie
      readonly registraties: readonly BrpRegistratie[]
    }
  /** A file that is left in the folder, of a name that may have come before. */
  | {
      readonly op: 'bestand'
      readonly systeem: GatewayOrganisatie
      readonly bestand: string
      readonly tekst: string
    }

export type ZaakWijziging =
  | { readonly soort: 'zaken'; readonly resource: Zaak }
  | { readonly soort: 'rollen'; readonly resource: Rol }
  | { readonly soort: 'statussen'; readonly resource: Status }

/** One small change in the region, told in one Dutch line. */
export interface DayChange {
  /** Counts from 1; `day(n)` goes on after change n. */
  readonly nummer: number
  readonly omschrijving: string
  readonly operations: readonly (Operation | WiderOperation)[]
}
