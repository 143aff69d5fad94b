import type { StoredObject } from '@gezinsbeeld/family-picture'
import { type Family, type FamilyPerson, type FamilyRelation, formFamilies } from '@gezinsbeeld/identity'
import { destinedFamilies } from './destined'
import { familyPerson, knownToGatekeeper, objectsOfPerson, relationsOf } from './persons'
import type { Mint } from './send'
import { type FamilyRow, hasReplayed, setValue, type Tables, valuesOf } from './tables'

/** What happened to families: for those who were told of them. */
export interface Regrouped {
  /** Families whose members changed, and those that are new. */
  readonly gewijzigd: ReadonlySet<string>
  /** Families that are no more → the family that took most of their minors; undefined when nobody did. */
  readonly opgeheven: ReadonlyMap<string, string | undefined>
  /** Families from which others came forth → those others. */
  readonly gesplitst: ReadonlyMap<string, readonly string[]>
  /** Everybody who had or has a role in a family that changed. */
  readonly betrokkenen: ReadonlySet<string>
}

const carerKinds = new Set(['ouder', 'voogd'])

interface Around {
  readonly persons: readonly FamilyPerson[]
  readonly relations: readonly FamilyRelation[]
}

/** Everybody who is connected to these persons by parenthood or guardianship, with all their relations. */
const around = (tables: Tables, seeds: Iterable<string>, vandaag: string): Around => {
  const todo = [...seeds]
  const objects = new Map<string, readonly StoredObject[]>()
  const relations = new Map<string, FamilyRelation>()
  for (let persoon = todo.pop(); persoon !== undefined; persoon = todo.pop()) {
    if (objects.has(persoon)) continue
    const own = objectsOfPerson(tables, persoon)
    objects.set(persoon, own)
    for (const relation of relationsOf(tables, own)) {
      relations.set(`${relation.van} ${relation.soort} ${relation.naar} ${relation.gezaghebbend}`, relation)
      if (carerKinds.has(relation.soort)) todo.push(relation.van, relation.naar)
    }
  }
  const all = [...relations.values()]
  return {
    persons: [...objects].map(([persoon, own]) => familyPerson(tables, persoon, own, all, vandaag)),
    relations: all,
  }
}

const same = (a: FamilyRow, b: Family): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Stores a family and gives everybody who had or has a role in it. */
const store = (
  tables: Tables,
  gezin: string,
  before: FamilyRow | undefined,
  after: FamilyRow | undefined,
): readonly string[] => {
  const was = new Set(before?.leden.map(({ persoon }) => persoon))
  const is = new Set(after?.leden.map(({ persoon }) => persoon))
  for (const persoon of new Set([...was, ...is]))
    setValue(tables.gezinnenVan, persoon, gezin, is.has(persoon))
  for (const persoon of is) setValue(tables.gezinnenOoit, persoon, gezin, true)
  if (after === undefined) tables.gezinnen.remove(gezin)
  else tables.gezinnen.put(gezin, after)
  return [...was, ...is]
}

/** Which of the old families each new one continues: the one it has most minors of; the smaller id where that is equal. */
const continued = (
  old: ReadonlyMap<string, Pick<FamilyRow, 'minderjarigen'>>,
  now: readonly Family[],
): ReadonlyMap<Family, string> => {
  const overlaps = now
    .flatMap((family) =>
      [...old].map(([gezin, row]) => ({
        family,
        gezin,
        shared: row.minderjarigen.filter((minor) => family.minderjarigen.includes(minor)).length,
      })),
    )
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || (a.gezin < b.gezin ? -1 : a.gezin > b.gezin ? 1 : 0))
  const idOf = new Map<Family, string>()
  const taken = new Set<string>()
  for (const { family, gezin } of overlaps) {
    if (idOf.has(family) || taken.has(gezin)) continue
    idOf.set(family, gezin)
    taken.add(gezin)
  }
  return idOf
}

/** Forms the families around these persons anew. */
export const regroup = (
  tables: Tables,
  touched: Iterable<string>,
  vandaag: string,
  mint: Mint,
): Regrouped => {
  const seeds = new Set(touched)
  const old = new Map<string, FamilyRow>()
  const remember = (persoon: string) => {
    for (const gezin of valuesOf(tables.gezinnenVan, persoon)) {
      const row = tables.gezinnen.get(gezin)
      if (row !== undefined) old.set(gezin, row)
    }
  }
  for (const persoon of seeds) remember(persoon)
  for (const row of [...old.values()]) for (const minor of row.minderjarigen) seeds.add(minor)
  const { persons, relations } = around(tables, seeds, vandaag)
  for (const { id } of persons) remember(id)
  // A family in which one of these is only a parent or a role may have minors of its own who are not connected: they come along.
  const reached = new Set(persons.map(({ id }) => id))
  const minors = [...old.values()].flatMap((row) => row.minderjarigen)
  const destined = hasReplayed(tables) ? destinedFamilies(tables, reached) : undefined
  // Who holds an id for the time being that is another's must make way.
  for (const gezin of destined?.keys() ?? [])
    minors.push(...(tables.gezinnen.get(gezin)?.minderjarigen ?? []))
  const missing = minors.filter((minor) => !reached.has(minor))
  if (missing.length > 0) return regroup(tables, [...seeds, ...missing], vandaag, mint)

  const now = formFamilies(persons, relations).filter((family) =>
    family.minderjarigen.some((minor) => knownToGatekeeper(tables, minor)),
  )
  const idOf = continued(destined ?? old, now)
  const familyOf = new Map<string, string>()
  const gewijzigd = new Set<string>()
  const betrokkenen = new Set<string>()
  const gesplitst = new Map<string, string[]>()
  for (const family of now) {
    const gezin = idOf.get(family) ?? mint()
    for (const minor of family.minderjarigen) familyOf.set(minor, gezin)
    const before = old.get(gezin)
    if (before !== undefined && same(before, family)) continue
    gewijzigd.add(gezin)
    for (const persoon of store(tables, gezin, before, family)) betrokkenen.add(persoon)
    if (before !== undefined) continue
    for (const [from, row] of old)
      if (row.minderjarigen.some((minor) => family.minderjarigen.includes(minor)))
        gesplitst.set(from, [...(gesplitst.get(from) ?? []), gezin])
  }
  const kept = new Set(idOf.values())
  const opgeheven = new Map<string, string | undefined>()
  for (const [gezin, row] of old) {
    if (kept.has(gezin)) continue
    for (const persoon of store(tables, gezin, row, undefined)) betrokkenen.add(persoon)
    const heirs = row.minderjarigen.flatMap((minor) => familyOf.get(minor) ?? []).sort()
    opgeheven.set(gezin, heirs[0])
    gesplitst.delete(gezin)
  }
  return { gewijzigd, opgeheven, gesplitst, betrokkenen }
}
