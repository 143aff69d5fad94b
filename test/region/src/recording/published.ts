import type { Organisatie } from '../organisations'
import type { Adres, RelatieSoort, TruePerson } from '../world/world'

/** A record of a person in one system: `<organisatie>|<key space>|<local key>`. */
export type RecordId = string

/**
 * What an organisation's records say, in the words of the contract: written down beside the row or resource
 * at the moment that it is made, from the same values, never read back from it by an adapter's rules.
 */
export interface PersonRecord {
  readonly id: RecordId
  readonly organisatie: Organisatie
  readonly sleutelruimte: string
  readonly sleutel: string
  readonly who: TruePerson
  /** As recorded; absent for a placeholder. */
  readonly bsn?: string
  /** As recorded, maybe incomplete; absent when unknown or unborn. */
  readonly geboortedatum?: string
  readonly ongeboren: boolean
  /** Absent when recorded as unknown. */
  readonly geslacht?: 'M' | 'V'
  /** The name exactly as recorded: two records of one organisation are compared by it. */
  readonly naam: string
  /** Absent when secret or unknown. */
  readonly adres?: Adres
  readonly vastgelegdOp: string
  /** The client in whose file it stands, for an organisation that shares on request only. */
  readonly dossier?: RecordId
  /** Fields of the `persoon.vastgelegd` that must come out, and those that must not. */
  readonly velden: Readonly<Record<string, unknown>>
  readonly afwezig: readonly string[]
}

export interface RelationRecord {
  readonly organisatie: Organisatie
  readonly van: RecordId
  readonly naar: RecordId
  readonly soort: RelatieSoort
  readonly einddatum?: string
  readonly dossier?: RecordId
}

export interface FactRecord {
  readonly organisatie: Organisatie
  readonly domein: 'betrokkenheid' | 'maatregel' | 'traject'
  readonly gebeurtenis: 'gestart' | 'beeindigd' | 'opgelegd' | 'aangemeld'
  readonly persoon: RecordId
  /** Whether it still goes on: only that gives access. */
  readonly loopt: boolean
  readonly velden: Readonly<Record<string, unknown>>
  /** What of it is left at level `bekendheid`. */
  readonly bekend: Readonly<Record<string, unknown>>
  readonly dossier?: RecordId
}

export interface Published {
  readonly persons: readonly PersonRecord[]
  readonly relations: readonly RelationRecord[]
  readonly facts: readonly FactRecord[]
}
