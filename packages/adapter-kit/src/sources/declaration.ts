import type { CsvForm } from './parse/csv'
import type { DeletionMark } from './parse/deletion'
import type { Identification } from './parse/identify'
import type { XmlForm } from './parse/xml'

/** A feed's source as one declarative value; the kit knows how to read each kind. */
export type SourceDeclaration =
  | SqlDeclaration
  | FhirDeclaration
  | FilesDeclaration
  | WebhookDeclaration
  | HttpDeclaration
  | OneOfDeclaration
  | ZgwDeclaration
  | BrpDeclaration

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
  /** Columns that are read where the view has them. One that is added later is read from the next start on. */
  readonly facultatief?: readonly string[]
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

/** The same messages, as files or posted: which of them stands in the configuration. */
export interface OneOfDeclaration {
  readonly soort: 'een-van'
  readonly van: readonly (FilesDeclaration | WebhookDeclaration)[]
}

/** Files that are left in a folder: CSV, XML, or ZIP files of these. */
export interface FilesDeclaration extends Identification {
  readonly soort: 'files'
  readonly vorm: CsvForm | XmlForm
  /** Names of the files that are meant, e.g. `['*.xml', '*.zip']`; in a ZIP file those with the form's own ending. */
  readonly bestanden: readonly string[]
  /** True: each file holds everything, and what stands in the ledger and not in the newest file is gone. */
  readonly volledig: boolean
  readonly verwijderd?: DeletionMark
}

/** Records that others post to us. */
export interface WebhookDeclaration extends Identification {
  readonly soort: 'webhook'
  /** `json`: one record, or a list of them at `records`; XML as in files. */
  readonly vorm: JsonForm | XmlForm
  /** How the sender is answered: `stuf` with a `Bv01` or a `Fo03` (StUF 3.01), else with a status and a problem. */
  readonly antwoord: 'http' | 'stuf'
  readonly verwijderd?: DeletionMark
}

export interface JsonForm {
  readonly soort: 'json'
  /** Path of the list of records; without it the document itself is one record, or a list of them. */
  readonly records?: string
}

/** A list of records as JSON, in pages. */
export interface HttpDeclaration extends Identification {
  readonly soort: 'http'
  /** Below `bron.http.basis`, e.g. `clienten`. */
  readonly pad: string
  /** Path of the list in each answer; without it the answer itself is the list. */
  readonly records?: string
  readonly paginering: Paging
  /** Query parameters of every request. */
  readonly params: Readonly<Record<string, string>>
  /** The parameter that asks for what changed since a moment (RFC 3339); without it every pass reads everything. */
  readonly sinds?: string
  /** The address of one record, with `{sleutel}`: asked before a record that is no longer in the list is withdrawn. */
  readonly een?: string
  readonly verwijderd?: DeletionMark
}

/** Resources of the ZGW interfaces (Zaken API 1.x), by notification and by reading the list now and then. */
export interface ZgwDeclaration {
  readonly soort: 'zgw'
  readonly resource: 'zaken' | 'rollen' | 'statussen' | 'resultaten'
  /** What belongs to a zaak and is read with it: the record is `{ …zaak, rollen: [...] }`. Only with `zaken`. */
  readonly met: readonly ('rollen' | 'statussen' | 'resultaten')[]
  /** Query parameters that narrow the list, e.g. `{ zaaktype: '…' }`. */
  readonly params: Readonly<Record<string, string>>
}

/**
 * The organisation's own clients in the BRP (Haal Centraal BRP Personen 2). It has no feed of changes: everybody of whom
 * another feed says `context.raadpleeg` is asked for again and again, and nobody else.
 */
export interface BrpDeclaration {
  readonly soort: 'brp'
  /** Paths of the fields that are asked for (`fields`): only those that the mapping uses. */
  readonly velden: readonly string[]
  /** Fields that some servers always give and refuse to be asked for, while others give them only when asked. */
  readonly altijd: readonly string[]
}

export type Paging =
  /**
   * Path of the next page's address in the answer, or `link`: the header (RFC 8288). `aantal`: the parameter for how many to give, where there is
   * one; used where a page is too large.
   */
  | { readonly soort: 'volgende'; readonly veld: string; readonly aantal?: string }
  /** Path of a token in the answer, and the parameter that takes it. */
  | { readonly soort: 'cursor'; readonly veld: string; readonly param: string; readonly aantal?: string }
  /** Parameters for how many to skip and how many to give. */
  | { readonly soort: 'offset'; readonly param: string; readonly aantal: string }
  | { readonly soort: 'geen' }

export const sql = (declaration: Omit<SqlDeclaration, 'soort'>): SqlDeclaration => ({
  soort: 'sql',
  ...declaration,
})

export const fhir = (declaration: {
  readonly resourceType: string
  readonly params?: Readonly<Record<string, string>>
}): FhirDeclaration => ({ soort: 'fhir', params: {}, ...declaration })

export const oneOf = (...van: OneOfDeclaration['van']): OneOfDeclaration => ({ soort: 'een-van', van })

type Without<T, K extends keyof T> = Omit<T, 'soort' | K> & Partial<Pick<T, K>>

export const csv = (form: Without<CsvForm, 'scheiding' | 'codering'>): CsvForm => ({
  soort: 'csv',
  scheiding: ';',
  codering: 'utf-8',
  ...form,
})

export const xml = (form: Without<XmlForm, 'lijsten' | 'namen'>): XmlForm => ({
  soort: 'xml',
  lijsten: [],
  namen: {},
  ...form,
})

export const json = (form: Omit<JsonForm, 'soort'> = {}): JsonForm => ({ soort: 'json', ...form })

export const files = (declaration: Without<FilesDeclaration, 'volledig'>): FilesDeclaration => ({
  soort: 'files',
  volledig: false,
  ...declaration,
})

export const webhook = (declaration: Without<WebhookDeclaration, 'antwoord'>): WebhookDeclaration => ({
  soort: 'webhook',
  antwoord: 'http',
  ...declaration,
})

export const http = (declaration: Without<HttpDeclaration, 'params' | 'paginering'>): HttpDeclaration => ({
  soort: 'http',
  params: {},
  paginering: { soort: 'geen' },
  ...declaration,
})

export const brp = (declaration: Omit<BrpDeclaration, 'soort'>): BrpDeclaration => ({
  soort: 'brp',
  ...declaration,
})

export const zgw = (declaration: Without<ZgwDeclaration, 'met' | 'params'>): ZgwDeclaration => ({
  soort: 'zgw',
  met: [],
  params: {},
  ...declaration,
})
