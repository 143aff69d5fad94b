import type { Decision } from './decisions'
import { startDeciding } from './decisions'
import { familyOfMinor } from './destined'
import { regroup } from './families'
import { relink } from './relink'
import { type Send, token } from './send'
import type { Table } from './table'
import { setValue, type Tables, todayOf } from './tables'
import { settle } from './tell'

/** What was decided before and is to be decided again. */
export interface Replay {
  /** Inputs up to here were decided, and what they lead to is out. */
  readonly tot: number
  /** In the order of their inputs; of inputs that are no longer there too. */
  readonly besluiten: readonly Decision[]
}

const nobody: Send = () => undefined

/** Says what references and minors are to become, before the input is applied. */
const expect = (tables: Tables, { personen, kinderen }: Decision): void => {
  for (const [ref, persoon] of personen) tables.bestemd.put(ref, persoon ?? '')
  for (const [minor, gezin] of kinderen) tables.bestemdGezin.put(minor, gezin ?? '')
}

/** A destiny that is reached is forgotten; who is there and is something else deviates. */
const compare = (
  tables: Tables,
  destinies: Table<string>,
  key: string,
  now: string | undefined,
  kind: 'verwijzing' | 'kind',
): void => {
  const destined = destinies.get(key)
  if (destined === undefined || destined === (now ?? '')) {
    if (destined !== undefined) destinies.remove(key)
    if (tables.afwijkend.get(key) !== undefined) tables.afwijkend.remove(key)
  } else if (now === undefined) tables.afwijkend.remove(key)
  else tables.afwijkend.put(key, kind)
}

/** What was changed that is no decision of this input is to become what it was. */
const keepIds = (tables: Tables, decision: Decision | undefined): boolean => {
  const refs = tables.persoonVan.changed()
  const families = tables.gezinnen.changed()
  for (const [ref, former] of refs)
    if (tables.bestemd.get(ref) === undefined) tables.bestemd.put(ref, former ?? '')
  for (const ref of new Set([...refs.keys(), ...(decision?.personen ?? []).map(([key]) => key)]))
    compare(tables, tables.bestemd, ref, tables.persoonVan.get(ref), 'verwijzing')

  const was = new Map<string, string>()
  const minors = new Set((decision?.kinderen ?? []).map(([minor]) => minor))
  for (const [gezin, row] of families) {
    for (const minor of row?.minderjarigen ?? []) was.set(minor, gezin)
    for (const minor of tables.gezinnen.get(gezin)?.minderjarigen ?? []) minors.add(minor)
  }
  for (const minor of new Set([...was.keys(), ...minors])) {
    if (tables.bestemdGezin.get(minor) === undefined) tables.bestemdGezin.put(minor, was.get(minor) ?? '')
    compare(tables, tables.bestemdGezin, minor, familyOfMinor(tables, minor), 'kind')
  }
  return refs.size > 0 || families.size > 0
}

const set = <V>(table: Table<V>, key: string, value: V | null | undefined): void => {
  if (value === null || value === undefined) table.remove(key)
  else table.put(key, value)
}

/** Takes back what was changed in a table that follows `besluiten`, and does what they say. */
const follow = <V>(table: Table<V>, decided: readonly (readonly [string, V | null])[]): readonly string[] => {
  const changed = table.changed()
  for (const [key, former] of changed) set(table, key, former)
  for (const [key, value] of decided) set(table, key, value)
  return [...changed.keys(), ...decided.map(([key]) => key)]
}

const keepTables = (tables: Tables, decision: Decision | undefined): void => {
  follow(tables.gezinnenOoit, decision?.gezinnenOoit ?? [])
  follow(tables.gewist, decision?.gewist ?? [])
  follow(tables.opruimen, decision?.opruimen ?? [])
  follow(tables.openingen, decision?.openingen ?? [])
  const left = decision?.vertrokken.map(([key, held]) => [key, held && new Map(held)] as const)
  for (const key of follow(tables.vertrokken, left ?? [])) {
    const [ontvanger = '', gezin = ''] = key.split(' ')
    setValue(tables.vertrokkenen, gezin, ontvanger, tables.vertrokken.get(key) !== undefined)
  }
  const pairs = new Map(tables.voorstellen.changed())
  for (const [number, former] of pairs) set(tables.voorstellen, number, former)
  for (const [number, pair] of decision?.voorstellen ?? []) {
    pairs.set(number, pair ?? tables.voorstellen.get(number))
    set(tables.voorstellen, number, pair)
  }
  for (const [number, pair] of pairs)
    for (const ref of pair === undefined ? [] : [pair.een, pair.ander])
      setValue(tables.voorgesteld, ref, number, tables.voorstellen.get(number) !== undefined)
}

/** Gives who deviates what they must become, as far as what is known now lets it. */
const reconcile = (tables: Tables, decision: Decision | undefined, positie: number): void => {
  const deviating = tables.afwijkend.entries()
  const refs = deviating.filter(({ value }) => value === 'verwijzing').map(({ key }) => key)
  const minors = deviating.filter(({ value }) => value === 'kind').map(({ key }) => key)
  for (const [, pair] of decision?.voorstellen ?? [])
    for (const ref of pair === null ? [] : [pair.een, pair.ander])
      if (tables.persoonVan.get(ref) !== undefined) refs.push(ref)
  if (refs.length === 0 && minors.length === 0) return
  let minted = 0
  const mint = () => token('voorlopig', 'daarna', positie, minted++)
  const linked = relink(tables, refs, [], mint, () => undefined).persons
  const persons = new Set([...linked, ...minors])
  settle(tables, persons, [], regroup(tables, persons, todayOf(tables), mint), undefined, nobody)
  keepIds(tables, undefined)
  keepTables(tables, undefined)
}

/**
 * Decides an input again, as it was decided when everything that has been erased since was there. Ids and what else `besluiten`
 * tells come from there; who is who and which family is which follows from what is left. In between, something can differ of what was:
 * nobody is told of it, and it is as it must be after the erasure's own input.
 */
export const decideAgain = (
  tables: Tables,
  decision: Decision | undefined,
  positie: number,
  work: () => void,
): void => {
  startDeciding(tables)
  if (decision !== undefined) expect(tables, decision)
  work()
  const changed = keepIds(tables, decision)
  keepTables(tables, decision)
  startDeciding(tables)
  if (changed || decision !== undefined) reconcile(tables, decision, positie)
}

/** What was decided since goes before what was to be. */
export const forgetDestinies = (tables: Tables, { personen, kinderen }: Decision): void => {
  for (const [ref] of personen) {
    tables.bestemd.remove(ref)
    tables.afwijkend.remove(ref)
  }
  for (const [minor] of kinderen) {
    tables.bestemdGezin.remove(minor)
    tables.afwijkend.remove(minor)
  }
}
