import { likeness, linkPersons, type PersonRecord, type Proposal } from '@gezinsbeeld/identity'
import { destinedPerson } from './destined'
import { personData, recordIn } from './persons'
import { decidedOn, organisatieOf } from './proposals'
import type { Mint, Sending } from './send'
import { hasReplayed, type Index, setValue, type Tables, valuesOf } from './tables'

const recordOf = (tables: Tables, ref: string): PersonRecord | undefined =>
  recordIn(ref, personData(tables, ref))

/** Only the BRP, of a municipality, may say that somebody had another BSN: of others' records the first one counts, of each version. */
const mayRename = (tables: Tables, organisatie: string): boolean =>
  tables.organisaties.get(organisatie)?.rol === 'gemeente'

const toLink = (tables: Tables, ref: string): PersonRecord | undefined => {
  const record = recordOf(tables, ref)
  if (record === undefined || record.pseudoniemen.length < 2 || mayRename(tables, record.organisatie))
    return record
  // While the key is being replaced, one BSN has a pseudonym of each version.
  const versions = new Set<string>()
  const first = record.pseudoniemen.filter((pseudoniem) => {
    const versie = pseudoniem.slice(0, pseudoniem.indexOf('.'))
    const isFirst = !versions.has(versie)
    versions.add(versie)
    return isFirst
  })
  return { ...record, pseudoniemen: first }
}

/** Whether what an organisation says of this person depends on the role in which it is registered. */
export const hasSeveralBsns = (tables: Tables, ref: string): boolean =>
  (personData(tables, ref)?.pseudoniemen?.length ?? 0) > 1

/** Those with whom a link was proposed. */
const proposedWith = (tables: Tables, ref: string): readonly string[] =>
  valuesOf(tables.voorgesteld, ref).flatMap((number) => {
    const pair = tables.voorstellen.get(number)
    return pair === undefined ? [] : [pair.een, pair.ander]
  })

/** Where a record stands among those that are alike: who has a BSN apart from who has none. */
const likenessKey = (record: PersonRecord): string | undefined => {
  const like = likeness(record)
  return like && (record.pseudoniemen.length === 0 ? withoutBsn(like) : like)
}

const withoutBsn = (like: string): string => `${like} zonder-bsn`

/** Everybody whose link can depend on these references: those that share a pseudonym, now or before, that are alike, or were proposed, directly or through others. */
const neighbourhood = (
  tables: Tables,
  refs: Iterable<string>,
  pseudonyms: Iterable<string>,
): ReadonlySet<string> => {
  const replayed = hasReplayed(tables)
  const found = new Set(refs)
  const todo: string[] = [...found]
  const seen = new Set<string>()
  const reach = (refs: readonly string[]): void => {
    for (const ref of refs) {
      if (found.has(ref)) continue
      found.add(ref)
      todo.push(ref)
    }
  }
  const follow = (pseudoniem: string): void => {
    if (seen.has(pseudoniem)) return
    seen.add(pseudoniem)
    reach(valuesOf(tables.bijPseudoniem, pseudoniem))
  }
  for (const pseudoniem of pseudonyms) follow(pseudoniem)
  for (let ref = todo.pop(); ref !== undefined; ref = todo.pop()) {
    for (const pseudoniem of personData(tables, ref)?.pseudoniemen ?? []) follow(pseudoniem)
    reach(proposedWith(tables, ref))
    // Who holds an id for the time being that is another's must make way.
    if (replayed) reach(valuesOf(tables.referenties, destinedPerson(tables, ref) ?? ''))
    const record = recordOf(tables, ref)
    const like = record && likeness(record)
    if (like === undefined) continue
    reach(valuesOf(tables.bijGelijkenis, withoutBsn(like)))
    // Two who both have a BSN are never proposed for being alike: namesakes need not be looked at.
    if (record?.pseudoniemen.length === 0) reach(valuesOf(tables.bijGelijkenis, like))
  }
  return found
}

export interface Relinked {
  /** The hub's persons whose references or facts may have changed. */
  readonly persons: ReadonlySet<string>
  /** References that are another of the hub's persons now, with the one that they were. */
  readonly moved: ReadonlyMap<string, string>
}

/** Links the persons around these references anew and gives every group its id: the one that most of it had, else a new one. */
export const relink = (
  tables: Tables,
  touched: readonly string[],
  formerPseudonyms: readonly string[],
  mint: Mint,
  propose: (voorstellen: readonly Proposal[]) => void,
): Relinked => {
  const around = [...neighbourhood(tables, touched, formerPseudonyms)].sort()
  const records = around.flatMap((ref) => toLink(tables, ref) ?? [])
  const recorded = new Set(records.map(({ ref }) => ref))
  const { groepen, voorstellen } = linkPersons(records, decidedOn(tables, around))
  propose(voorstellen)
  const groups = [...groepen, ...around.filter((ref) => !recorded.has(ref)).map((ref) => [ref])]

  const isTouched = new Set(touched)
  const persons = new Set<string>()
  const moved = new Map<string, string>()
  const replayed = hasReplayed(tables)
  const claims = groups
    .flatMap((group) => {
      const counts = new Map<string, number>()
      for (const ref of group) {
        const id = replayed ? destinedPerson(tables, ref) : tables.persoonVan.get(ref)
        if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
      }
      return [...counts].map(([id, count]) => ({ group, id, count }))
    })
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const idOf = new Map<readonly string[], string>()
  const taken = new Set<string>()
  for (const { group, id } of claims) {
    if (idOf.has(group) || taken.has(id)) continue
    idOf.set(group, id)
    taken.add(id)
  }
  for (const group of groups) {
    const id = idOf.get(group) ?? `persoon:${mint()}`
    // Of who was only looked at, nothing has changed.
    if (group.some((ref) => isTouched.has(ref))) persons.add(id)
    for (const ref of group) {
      const before = tables.persoonVan.get(ref)
      if (before === id) continue
      if (before !== undefined) {
        moved.set(ref, before)
        setValue(tables.referenties, before, ref, false)
        persons.add(before)
      }
      persons.add(id)
      setValue(tables.referenties, id, ref, true)
      tables.persoonVan.put(ref, id)
    }
  }
  return { persons, moved }
}

/**
 * Of one organisation more than a crowd under one BSN or name, which is no clue to anybody, and few enough to look at them all at each
 * event. Who comes on top of these is found by its own events only.
 */
const mostOfOne = 30

const setWithin = (table: Index, key: string, ref: string, present: boolean): void => {
  const own = valuesOf(table, key).filter((other) => organisatieOf(other) === organisatieOf(ref))
  setValue(table, key, ref, present && (own.includes(ref) || own.length < mostOfOne))
}

/** Keeps the index of who is like whom in step with a person's record. */
export const indexLikeness = (
  tables: Tables,
  ref: string,
  before: PersonRecord | undefined,
  after: PersonRecord | undefined,
): void => {
  const [was, is] = [before && likenessKey(before), after && likenessKey(after)]
  if (was === is) return
  if (was !== undefined) setWithin(tables.bijGelijkenis, was, ref, false)
  if (is !== undefined) setWithin(tables.bijGelijkenis, is, ref, true)
}

/** Keeps the index of pseudonyms in step with a person's record. */
export const indexPseudonyms = (
  tables: Tables,
  ref: string,
  before: readonly string[],
  after: readonly string[],
): void => {
  for (const pseudoniem of new Set([...before, ...after]))
    setWithin(tables.bijPseudoniem, pseudoniem, ref, after.includes(pseudoniem))
}

/** Raises an alarm when what an organisation said parts records of others that were one person: people must look who is right. */
export const watchParting = (
  tables: Tables,
  { moved }: Relinked,
  organisatie: string,
  { alarm }: Pick<Sending, 'alarm'>,
): void => {
  const ofOthers = (ref: string): boolean => organisatieOf(ref) !== organisatie
  const parts = new Map<string, Set<string>>()
  for (const [ref, former] of moved)
    if (ofOthers(ref))
      parts.set(former, (parts.get(former) ?? new Set()).add(tables.persoonVan.get(ref) ?? ''))
  for (const [former, now] of parts)
    if (valuesOf(tables.referenties, former).some((ref) => ofOthers(ref) && !moved.has(ref))) now.add(former)
  const aantal = [...parts.values()].filter((now) => now.size > 1).length
  if (aantal > 0) alarm({ organisatie, reden: 'koppeling van anderen verbroken', aantal, gewoon: 0 })
}
