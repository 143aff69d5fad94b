import type { EventAttributes } from '@gezinsbeeld/bus'
import type { RegisterOrganisatie } from '@gezinsbeeld/contracts'
import type { Delivered, StoredObject } from '@gezinsbeeld/family-picture'
import type { FamilyRole } from '@gezinsbeeld/identity'
import { type Database, open, type RootDatabase } from 'lmdb'

/** A message that waits until it is seen in its stream. */
export interface Output {
  readonly subject: string
  readonly attributes: EventAttributes
  /** JSON. */
  readonly payload: string
}

export interface FamilyRow {
  readonly minderjarigen: readonly string[]
  readonly leden: readonly { readonly persoon: string; readonly rol: FamilyRole }[]
}

/** An input that the hub could not apply. */
export interface Quarantined {
  readonly subject: string
  readonly reden: string
}

export interface Progress {
  /** The sequence in `invoer` of the newest input that the state holds. */
  readonly positie: number
  /** `jjjj-mm-dd`: the newest day that was announced. */
  readonly dag?: string
  /** RFC 3339: when the newest input was stored by the server. */
  readonly standPer?: string
  /** The sequence in `bezorgd` that the newest output has or will have. */
  readonly uitvoer: number
}

const single = <V>(root: RootDatabase, name: string): Database<V, string> =>
  root.openDB<V, string>({ name, cache: true })
/** One key, a few values, sorted. (LMDB's own many-values-a-key misreads while the transaction that reads also writes.) */
export type Index = Database<readonly string[], string>

/**
 * The hub's state: one LMDB environment. Every input changes it in one transaction together with its position and its outputs,
 * so that a crash anywhere leaves either all of them or nothing. Not `durable`: nothing waits for the disk; for tests.
 */
export const openTables = (path: string, { durable = true } = {}) => {
  const root = open({ path, maxDbs: 20, mapSize: 64 * 2 ** 30, noSync: !durable })
  return {
    root,
    voortgang: single<Progress>(root, 'voortgang'),
    organisaties: single<RegisterOrganisatie>(root, 'organisaties'),
    /** `<kind> <referentie>` → the object. */
    objecten: single<StoredObject>(root, 'objecten'),
    /** Person reference → keys of the objects that name it. */
    bijPersoon: single<readonly string[]>(root, 'bij-persoon'),
    /** Pseudonym → person references. */
    bijPseudoniem: single<readonly string[]>(root, 'bij-pseudoniem'),
    /** Organisation → keys of the state of its feeds. */
    bronnen: single<readonly string[]>(root, 'bronnen'),
    /** Person reference → the hub's person. */
    persoonVan: single<string>(root, 'persoon-van'),
    /** The hub's person → person references. */
    referenties: single<readonly string[]>(root, 'referenties'),
    gezinnen: single<FamilyRow>(root, 'gezinnen'),
    /** The hub's person → families in which it has a role. */
    gezinnenVan: single<readonly string[]>(root, 'gezinnen-van'),
    /** `<ontvanger> <gezin>` → what it was told. */
    bezorgd: single<Delivered>(root, 'bezorgd'),
    /** Family → receivers that were told of it. */
    ontvangers: single<readonly string[]>(root, 'ontvangers'),
    /** Day → keys of the objects that end on it; only of days to come. */
    eindes: single<readonly string[]>(root, 'eindes'),
    /** Pseudonyms that partners were asked about. */
    gevraagd: single<true>(root, 'gevraagd'),
    /** Sequence in `bezorgd` → the message. */
    uitvoer: root.openDB<Output, number>({ name: 'uitvoer' }),
    /** Position in `invoer` → why the input could not be applied. */
    quarantaine: root.openDB<Quarantined, number>({ name: 'quarantaine' }),
  }
}

export type Tables = ReturnType<typeof openTables>

export const valuesOf = (table: Index, key: string): readonly string[] => table.get(key) ?? []

/** Adds a value to a key, or takes it away. */
export const setValue = (table: Index, key: string, value: string, present: boolean): void => {
  const values = valuesOf(table, key)
  if (values.includes(value) === present) return
  const next = present ? [...values, value].sort() : values.filter((other) => other !== value)
  if (next.length === 0) table.removeSync(key)
  else table.putSync(key, next)
}

const start: Progress = { positie: 0, uitvoer: 0 }

export const progressOf = (tables: Tables): Progress => tables.voortgang.get('hub') ?? start

/** The newest day that was announced; before the first, the day of the newest input. */
export const todayOf = (tables: Tables): string => {
  const { dag, standPer } = progressOf(tables)
  return dag ?? standPer?.slice(0, 10) ?? ''
}
