import { type EventName, isEventName } from '@gezinsbeeld/contracts'
import type { Database } from 'lmdb'
import type { ObjectEntry, RecordEntry, State } from './entries'

/** How entries stand in the file: lists, because a name for each field would be a quarter of it. */
type StoredState = readonly [
  object: string,
  naam: string,
  content: string,
  hash: string,
  subject: string,
  dossier?: string | null,
  delen?: false | null,
  rang?: number | null,
  neemtOver?: readonly string[] | null,
  over?: 'mag' | 'nodig',
]
export type StoredRecord = readonly [hash: string, at: string, versie: string, ...states: StoredState[]]
export type StoredObject = readonly [
  sequence: number,
  naam: string,
  hash: string,
  subject: string,
  owners: readonly string[],
  withdrawnAt?: string,
  withdrawnBy?: string,
]

/** The part of a database that is used, with entries as we have them. All writes stand inside a commit. */
export interface Table<T> {
  get(key: string): T | undefined
  has(key: string): boolean
  put(key: string, entry: T): void
  remove(key: string): void
  keys(): Iterable<string>
  /** The first entries behind `after`, up to and with `until`. */
  between(
    after: string | undefined,
    until: string | undefined,
    limit: number,
  ): readonly { readonly key: string; readonly entry: T }[]
  size(): number
}

const nameOf = (naam: string): EventName => {
  if (isEventName(naam)) return naam
  throw new TypeError('the ledger names an event that the contract does not have')
}

const toState = (state: State): StoredState => {
  const { object, naam, content, hash, subject, dossier, delen, rang, neemtOver, over } = state
  const shown = [object, naam, content, hash, subject] as const
  if (over !== undefined)
    return [...shown, dossier ?? null, delen ?? null, rang ?? null, neemtOver ?? null, over]
  if (rang !== undefined || neemtOver !== undefined)
    return [...shown, dossier ?? null, delen ?? null, rang ?? null, neemtOver ?? null]
  if (delen !== undefined) return [...shown, dossier ?? null, delen]
  return dossier === undefined ? shown : [...shown, dossier]
}

const fromState = (stored: StoredState): State => {
  const [object, naam, content, hash, subject, dossier, delen, rang, neemtOver, over] = stored
  return {
    ...{ object, naam: nameOf(naam), content, hash, subject },
    ...(typeof dossier === 'string' ? { dossier } : {}),
    ...(delen === false ? { delen } : {}),
    ...(typeof rang === 'number' ? { rang } : {}),
    ...(neemtOver === undefined || neemtOver === null ? {} : { neemtOver }),
    ...(over === undefined ? {} : { over }),
  }
}

const toRecord = ({ hash, at, versie, states }: RecordEntry): StoredRecord => [
  hash,
  at,
  versie,
  ...states.map(toState),
]
const fromRecord = ([hash, at, versie, ...states]: StoredRecord): RecordEntry => ({
  ...{ hash, at, versie },
  states: states.map(fromState),
})

const toObject = ({ sequence, naam, hash, subject, owners, withdrawn }: ObjectEntry): StoredObject => {
  const shown = [sequence, naam, hash, subject, owners] as const
  return withdrawn === undefined ? shown : [...shown, withdrawn.at, withdrawn.versie]
}
const fromObject = ([sequence, naam, hash, subject, owners, at, versie]: StoredObject): ObjectEntry => ({
  ...{ sequence, naam: naam === '' ? '' : nameOf(naam), hash, subject, owners },
  ...(at === undefined || versie === undefined ? {} : { withdrawn: { at, versie } }),
})

const table = <T, S>(
  database: Database<S, string>,
  to: (entry: T) => S,
  from: (stored: S) => T,
): Table<T> => ({
  get: (key) => {
    const stored = database.get(key)
    return stored === undefined ? undefined : from(stored)
  },
  has: (key) => database.doesExist(key),
  put: (key, entry) => database.putSync(key, to(entry)),
  remove: (key) => {
    database.removeSync(key)
  },
  keys: () => database.getKeys(),
  between: (after, until, limit) => {
    const begin = after === undefined ? {} : { start: after, exclusiveStart: true }
    const to = until === undefined ? {} : { end: until, inclusiveEnd: true }
    return [...database.getRange({ ...begin, ...to, limit })].map(({ key, value }) => ({
      key,
      entry: from(value),
    }))
  },
  size: () => {
    const stats: object = database.getStats()
    return 'entryCount' in stats && typeof stats.entryCount === 'number' ? stats.entryCount : 0
  },
})

export const recordTable = (
  database: Database<StoredRecord, string>,
): Table<RecordEntry> & {
  /** Only the fingerprint, which is what most records that are read are looked up for. */
  hash(key: string): string | undefined
  /** The keys that begin so. */
  keysWith(begin: string): Iterable<string>
} => ({
  ...table(database, toRecord, fromRecord),
  hash: (key) => database.get(key)?.[0],
  keysWith: (begin) => database.getKeys({ start: begin, end: `${begin}\u{10ffff}` }),
})

export const objectTable = (database: Database<StoredObject, string>): Table<ObjectEntry> =>
  table(database, toObject, fromObject)

export type RecordTable = ReturnType<typeof recordTable>
export type ObjectTable = ReturnType<typeof objectTable>
