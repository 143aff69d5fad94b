import type { RegisterOrganisatie } from '@gezinsbeeld/contracts'
import type { Delivered, StoredObject } from '@gezinsbeeld/family-picture'
import type { FamilyRole } from '@gezinsbeeld/identity'
import { type Database, open, type RootDatabase } from 'lmdb'

/** A message that waits until it is seen in its stream. */
export interface Output {
  readonly subject: string
  readonly headers: Readonly<Record<string, string>>
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

const single = <V>(root: RootDatabase, name: string): Database<V, string> => root.openDB<V, string>({ name })
/** One key, many values: an index. */
const index = (root: RootDatabase, name: string): Database<string, string> =>
  root.openDB<string, string>({ name, dupSort: true, encoding: 'ordered-binary' })

/**
 * The hub's state: one LMDB environment. Every input changes it in one transaction together with its position and its outputs,
 * so that a crash anywhere leaves either all of them or nothing.
 */
export const openTables = (path: string) => {
  const root = open({ path, maxDbs: 20, mapSize: 64 * 2 ** 30 })
  return {
    root,
    voortgang: single<Progress>(root, 'voortgang'),
    organisaties: single<RegisterOrganisatie>(root, 'organisaties'),
    /** `<kind> <referentie>` → the object. */
    objecten: single<StoredObject>(root, 'objecten'),
    /** Person reference → keys of the objects that name it. */
    bijPersoon: index(root, 'bij-persoon'),
    /** Pseudonym → person references. */
    bijPseudoniem: index(root, 'bij-pseudoniem'),
    /** Organisation → keys of the state of its feeds. */
    bronnen: index(root, 'bronnen'),
    /** Person reference → the hub's person. */
    persoonVan: single<string>(root, 'persoon-van'),
    /** The hub's person → person references. */
    referenties: index(root, 'referenties'),
    gezinnen: single<FamilyRow>(root, 'gezinnen'),
    /** The hub's person → families in which it has a role. */
    gezinnenVan: index(root, 'gezinnen-van'),
    /** `<ontvanger> <gezin>` → what it was told. */
    bezorgd: single<Delivered>(root, 'bezorgd'),
    /** Family → receivers that were told of it. */
    ontvangers: index(root, 'ontvangers'),
    /** Pseudonyms that partners were asked about. */
    gevraagd: single<true>(root, 'gevraagd'),
    /** Sequence in `bezorgd` → the message. */
    uitvoer: root.openDB<Output, number>({ name: 'uitvoer' }),
    /** Position in `invoer` → why the input could not be applied. */
    quarantaine: root.openDB<Quarantined, number>({ name: 'quarantaine' }),
  }
}

export type Tables = ReturnType<typeof openTables>

/** Makes the values of a key exactly these. */
export const replaceIndex = (
  table: Database<string, string>,
  key: string,
  before: Iterable<string>,
  after: Iterable<string>,
): void => {
  const [old, now] = [new Set(before), new Set(after)]
  for (const value of old) if (!now.has(value)) table.removeSync(key, value)
  for (const value of now) if (!old.has(value)) table.putSync(key, value)
}

export const valuesOf = (table: Database<string, string>, key: string): readonly string[] => [
  ...table.getValues(key),
]
