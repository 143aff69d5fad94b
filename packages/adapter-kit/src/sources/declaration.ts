/** A feed's source as one declarative value; the kit knows how to read each kind. */
export type SourceDeclaration = SqlDeclaration | FhirDeclaration

/** A view (or table) of which each row is a record. All identifiers are quoted, none is ever put together with a value. */
export interface SqlDeclaration {
  readonly soort: 'sql'
  /** `schema.view`. */
  readonly view: string
  /** Column that identifies a row. */
  readonly sleutel: string
  /** Column (timestamptz, never null) that says when the row last changed; index it. */
  readonly gewijzigdOp: string
  /** The columns that are read: only those that the mapping uses. */
  readonly kolommen: readonly string[]
  readonly verwijderd?: SqlDeletions
}

/** A view with a row for each row that was deleted. Deletions that it misses are found by reconciliation. */
export interface SqlDeletions {
  readonly view: string
  /** Column with the deleted row's key. */
  readonly sleutel: string
  readonly gewijzigdOp: string
  /** Column → value, where one view serves several feeds. */
  readonly waar?: Readonly<Record<string, string>>
}

/** A resource type of a FHIR R4 server, read by `_lastUpdated`; deletions from `_history`. */
export interface FhirDeclaration {
  readonly soort: 'fhir'
  readonly resourceType: string
  /** Search parameters that narrow what is read, e.g. `{ _profile: '…' }`. */
  readonly params: Readonly<Record<string, string>>
}

export const sql = (declaration: Omit<SqlDeclaration, 'soort'>): SqlDeclaration => ({
  soort: 'sql',
  ...declaration,
})

export const fhir = (declaration: {
  readonly resourceType: string
  readonly params?: Readonly<Record<string, string>>
}): FhirDeclaration => ({ soort: 'fhir', params: {}, ...declaration })
