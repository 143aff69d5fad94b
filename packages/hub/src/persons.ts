import type { Lid, PersoonVastgelegd } from '@gezinsbeeld/contracts'
import { addressKey, kindOf, type PartnerEvent, type StoredObject } from '@gezinsbeeld/family-picture'
import {
  type FamilyPerson,
  type FamilyRelation,
  isMinor,
  linkPersons,
  type PersonRecord,
} from '@gezinsbeeld/identity'
import { setValue, type Tables, valuesOf } from './tables'

/** Gives out a new id; the same input always gives the same ones. */
export type Mint = () => string

/** Where an object is kept. */
export const objectKey = (naam: PartnerEvent['naam'], referentie: string): string =>
  `${kindOf(naam)} ${referentie}`

export const organisatieOf = (ref: string): string => ref.slice(0, ref.indexOf(':'))

/** What an organisation records of a person; undefined when it only names them, or withdrew them. */
export const personData = (tables: Tables, ref: string): PersoonVastgelegd | undefined => {
  const event = tables.objecten.get(`persoon ${ref}`)?.event
  return event?.naam === 'persoon.vastgelegd' ? event.data : undefined
}

const recordOf = (tables: Tables, ref: string): PersonRecord | undefined => {
  const data = personData(tables, ref)
  if (data === undefined) return undefined
  const { pseudoniemen = [], geboortedatum, geslacht, naam, ongeboren } = data
  return {
    ref,
    organisatie: organisatieOf(ref),
    pseudoniemen,
    ...(geboortedatum === undefined ? {} : { geboortedatum }),
    ...(geslacht === undefined ? {} : { geslacht }),
    ...(naam === undefined ? {} : { naam }),
    ...(ongeboren === undefined ? {} : { ongeboren: true }),
  }
}

/** Everybody whose link can depend on these references: those that share a pseudonym, now or before, directly or through others. */
const neighbourhood = (
  tables: Tables,
  refs: Iterable<string>,
  pseudonyms: Iterable<string>,
): ReadonlySet<string> => {
  const found = new Set(refs)
  const todo = [...pseudonyms]
  for (const ref of found) todo.push(...(personData(tables, ref)?.pseudoniemen ?? []))
  const seen = new Set<string>()
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    for (const ref of valuesOf(tables.bijPseudoniem, next)) {
      if (found.has(ref)) continue
      found.add(ref)
      todo.push(...(personData(tables, ref)?.pseudoniemen ?? []))
    }
  }
  return found
}

/**
 * Links the persons around these references anew and gives every group its id: the one that most of it had, else a new one.
 * Returns the hub's persons whose references or facts may have changed.
 */
export const relink = (
  tables: Tables,
  touched: readonly string[],
  formerPseudonyms: readonly string[],
  mint: Mint,
): ReadonlySet<string> => {
  const around = [...neighbourhood(tables, touched, formerPseudonyms)].sort()
  const records = around.flatMap((ref) => recordOf(tables, ref) ?? [])
  const recorded = new Set(records.map(({ ref }) => ref))
  const groups = [
    ...linkPersons(records).groepen,
    ...around.filter((ref) => !recorded.has(ref)).map((ref) => [ref]),
  ]

  const affected = new Set<string>()
  const claims = groups
    .flatMap((group) => {
      const counts = new Map<string, number>()
      for (const ref of group) {
        const id = tables.persoonVan.get(ref)
        if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
      }
      return [...counts].map(([id, count]) => ({ group, id, count }))
    })
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const idOf = new Map<readonly string[], string>()
  const taken = new Set<string>()
  for (const { group, id } of claims) {
    affected.add(id)
    if (idOf.has(group) || taken.has(id)) continue
    idOf.set(group, id)
    taken.add(id)
  }
  for (const group of groups) {
    const id = idOf.get(group) ?? `persoon:${mint()}`
    affected.add(id)
    for (const ref of group) {
      const before = tables.persoonVan.get(ref)
      if (before === id) continue
      if (before !== undefined) setValue(tables.referenties, before, ref, false)
      setValue(tables.referenties, id, ref, true)
      tables.persoonVan.put(ref, id)
    }
  }
  return affected
}

/** Keeps the index of pseudonyms in step with a person's record. */
export const indexPseudonyms = (
  tables: Tables,
  ref: string,
  before: readonly string[],
  after: readonly string[],
): void => {
  for (const pseudoniem of new Set([...before, ...after]))
    setValue(tables.bijPseudoniem, pseudoniem, ref, after.includes(pseudoniem))
}

export const objectsOfPerson = (tables: Tables, persoon: string): readonly StoredObject[] =>
  [
    ...new Set(valuesOf(tables.referenties, persoon).flatMap((ref) => valuesOf(tables.bijPersoon, ref))),
  ].flatMap((key) => tables.objecten.get(key) ?? [])

/** Whether an organisation charges itself with custody, so that its word on parenthood goes before others'. */
const authoritative = (tables: Tables, organisatie: string): boolean =>
  tables.organisaties.get(organisatie)?.opentGezinnen === true

/** The relations that hold now, between the hub's persons. */
export const relationsOf = (tables: Tables, objects: readonly StoredObject[]): readonly FamilyRelation[] =>
  objects.flatMap(({ event, organisatie }) => {
    if (event.naam !== 'relatie.vastgelegd' || event.data.einddatum !== undefined) return []
    const van = tables.persoonVan.get(event.data.van)
    const naar = tables.persoonVan.get(event.data.naar)
    if (van === undefined || naar === undefined) return []
    return [{ van, naar, soort: event.data.soort, gezaghebbend: authoritative(tables, organisatie) }]
  })

/** A person with no birth date at all is a child when somebody is its parent or carer, or a measure protects it. */
const looksLikeChild = (
  persoon: string,
  objects: readonly StoredObject[],
  relations: readonly FamilyRelation[],
): boolean =>
  (relations.some((r) => r.naar === persoon && ['ouder', 'voogd', 'pleegouder'].includes(r.soort)) &&
    !relations.some((r) => r.van === persoon && r.soort === 'ouder')) ||
  objects.some(({ event }) => event.naam === 'maatregel.opgelegd' && event.data.soort !== 'jeugdreclassering')

const bornOf = (records: readonly PersoonVastgelegd[]): string | undefined =>
  records
    .flatMap(({ geboortedatum }) => geboortedatum ?? [])
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0]

const recordsOf = (tables: Tables, persoon: string): readonly PersoonVastgelegd[] =>
  valuesOf(tables.referenties, persoon).flatMap((ref) => personData(tables, ref) ?? [])

/** Whether it is certain that a person is eighteen or older. */
export const isOfAge = (tables: Tables, persoon: string, vandaag: string): boolean => {
  const birth = bornOf(recordsOf(tables, persoon))
  return birth !== undefined && !isMinor(birth, vandaag)
}

/** The person as families look at it; the address is that of the newest record that says anything of one. */
export const familyPerson = (
  tables: Tables,
  persoon: string,
  objects: readonly StoredObject[],
  relations: readonly FamilyRelation[],
  vandaag: string,
): FamilyPerson => {
  const records = recordsOf(tables, persoon)
  const birth = bornOf(records)
  const unborn = birth === undefined && records.some(({ ongeboren }) => ongeboren !== undefined)
  const newest = records
    .filter(({ adres, geheimhouding }) => adres !== undefined || geheimhouding === true)
    .sort(
      (a, b) =>
        Date.parse(b.herkomst.vastgelegdOp) - Date.parse(a.herkomst.vastgelegdOp) ||
        (a.referentie < b.referentie ? -1 : 1),
    )[0]
  const adres = addressKey(newest?.geheimhouding === true ? undefined : newest?.adres)
  return {
    id: persoon,
    minderjarig:
      unborn || (birth === undefined ? looksLikeChild(persoon, objects, relations) : isMinor(birth, vandaag)),
    ...(adres === undefined ? {} : { adres }),
  }
}

/** Whether a gatekeeper records this person, so that a family may form around it. */
export const knownToGatekeeper = (tables: Tables, persoon: string): boolean =>
  valuesOf(tables.referenties, persoon).some(
    (ref) => authoritative(tables, organisatieOf(ref)) && personData(tables, ref) !== undefined,
  )

/** Members of a family proper; the other roles are not asked about. */
export const memberRoles: ReadonlySet<Lid['rol']> = new Set(['kind', 'ouder', 'voogd', 'partner'])
