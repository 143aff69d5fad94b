import type { Organisatie, Registratierol } from '../organisations'
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
  /** Only the BRP may say that a BSN has changed: those that the person had before. */
  readonly eerdereBsns?: readonly string[]
  /** As recorded, maybe incomplete; absent when unknown or unborn. */
  readonly geboortedatum?: string
  readonly ongeboren: boolean
  /** Absent when recorded as unknown. */
  readonly geslacht?: 'M' | 'V'
  /** The name exactly as recorded: two records of one organisation are compared by it. */
  readonly naam: string
  /** Absent when secret or unknown. */
  readonly adres?: Adres
  /** The source says that the person's data are secret. */
  readonly geheim?: boolean
  readonly vastgelegdOp: string
  /** Nothing is shared about them but that somebody is related to them. */
  readonly naamloos?: boolean
  /** The client in whose file it stands, of a feed that shares on request only. */
  readonly dossier?: RecordId
  /** Other clients in whose files the same record stands: any that is asked for opens it. */
  readonly ookIn?: readonly RecordId[]
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
  /** Other clients in whose files the same relation stands. */
  readonly ookIn?: readonly RecordId[]
}

/** The domeinen of facts about people, beside who they are and how they are related. */
export type Feitdomein =
  | 'huishouden'
  | 'betrokkenheid'
  | 'melding'
  | 'onderzoek'
  | 'maatregel'
  | 'traject'
  | 'voorziening'
  | 'bestaanszekerheid'
  | 'verblijf'
  | 'plan'
  | 'doel'
  | 'afspraak'
  | 'overleg'
  | 'signaal'
  | 'toestemming'

export interface FactRecord {
  readonly organisatie: Organisatie
  readonly domein: Feitdomein
  readonly gebeurtenis: string
  readonly personen: readonly RecordId[]
  /** Whether it still goes on: only that gives access. */
  readonly loopt: boolean
  readonly velden: Readonly<Record<string, unknown>>
  /** What of it is left at level `bekendheid`; absent of what is no involvement, of which nothing is left. */
  readonly bekend?: Readonly<Record<string, unknown>>
  /** Fields that must not be told, to whomever. */
  readonly afwezig?: readonly string[]
  readonly dossier?: RecordId
  /** Other clients in whose files the same fact stands. */
  readonly ookIn?: readonly RecordId[]
  /** Who carries it out, or to whom it is handed over. */
  readonly genoemd?: readonly Organisatie[]
  /** Of a stay: in a shelter, or told by one. */
  readonly opvang?: boolean
  /** Of a toestemming that holds today: for these of the organisation's facts, to these. */
  readonly toestemming?: {
    readonly domeinen: readonly Feitdomein[]
    readonly organisaties: readonly Organisatie[]
    readonly rollen: readonly Registratierol[]
  }
}

export interface Published {
  readonly persons: readonly PersonRecord[]
  readonly relations: readonly RelationRecord[]
  readonly facts: readonly FactRecord[]
}
