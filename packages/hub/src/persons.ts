import type { Lid, PersoonVastgelegd } from '@gezinsbeeld/contracts'
import { addressKey, kindOf, type PartnerEvent, type StoredObject } from '@gezinsbeeld/family-picture'
import {
  type FamilyPerson,
  type FamilyRelation,
  isMinor,
  likeness,
  linkPersons,
  type PersonRecord,
  type Proposal,
} from '@gezinsbeeld/identity'
import { destinedPerson, familyOfMinor } from './destined'
import { decidedOn, organisatieOf } from './proposals'
import type { Mint } from './send'
import { behind, hasReplayed, setEntry, setValue, type Tables, todayOf, valuesOf } from './tables'

/** Where an object is kept. */
export const objectKey = (naam: PartnerEvent['naam'], referentie: string): string =>
  `${kindOf(naam)} ${referentie}`

/** What an organisation records of a person; undefined when it only names them, or withdrew them. */
export const personData = (tables: Tables, ref: string): PersoonVastgelegd | undefined => {
  const event = tables.objecten.get(`persoon ${ref}`)?.event
  return event?.naam === 'persoon.vastgelegd' ? event.data : undefined
}

const recordOf = (tables: Tables, ref: string): PersonRecord | undefined =>
  recordIn(ref, personData(tables, ref))

/** What linking looks at. */
export const recordIn = (ref: string, data: PersoonVastgelegd | undefined): PersonRecord | undefined => {
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

/**
 * Links the persons around these references anew and gives every group its id: the one that most of it had, else a new one.
 * Returns the hub's persons whose references or facts may have changed.
 */
export const relink = (
  tables: Tables,
  touched: readonly string[],
  formerPseudonyms: readonly string[],
  mint: Mint,
  propose: (voorstellen: readonly Proposal[]) => void,
): ReadonlySet<string> => {
  const around = [...neighbourhood(tables, touched, formerPseudonyms)].sort()
  const records = around.flatMap((ref) => toLink(tables, ref) ?? [])
  const recorded = new Set(records.map(({ ref }) => ref))
  const { groepen, voorstellen } = linkPersons(records, decidedOn(tables, around))
  propose(voorstellen)
  const groups = [...groepen, ...around.filter((ref) => !recorded.has(ref)).map((ref) => [ref])]

  const affected = new Set<string>()
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
      if (before !== undefined) {
        setValue(tables.referenties, before, ref, false)
        affected.add(before)
      }
      setValue(tables.referenties, id, ref, true)
      tables.persoonVan.put(ref, id)
    }
  }
  return affected
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
  if (was !== undefined) setValue(tables.bijGelijkenis, was, ref, false)
  if (is !== undefined) setValue(tables.bijGelijkenis, is, ref, true)
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
const isOfAge = (tables: Tables, persoon: string, vandaag: string): boolean => {
  const birth = bornOf(recordsOf(tables, persoon))
  return birth !== undefined && !isMinor(birth, vandaag)
}

/** The day from which somebody with this birth date, which may be incomplete, is certainly eighteen. */
const adultFrom = (geboortedatum: string): string => {
  const [year = '', month = '12', day = '31'] = geboortedatum.split('-')
  return `${Number(year) + 18}-${month}-${day}`
}

/** Keeps the index of who comes of age when in step with a person's record. */
export const indexBirth = (
  tables: Tables,
  ref: string,
  before: PersonRecord | undefined,
  after: PersonRecord | undefined,
): void => {
  const [was, is] = [before?.geboortedatum, after?.geboortedatum]
  if (was === is) return
  if (was !== undefined) setEntry(tables.volwassenVanaf, `${adultFrom(was)} ${ref}`, false)
  if (is !== undefined && adultFrom(is) > todayOf(tables))
    setEntry(tables.volwassenVanaf, `${adultFrom(is)} ${ref}`, true)
}

/** The minors of families who are certainly eighteen on this day; those days are forgotten. */
export const comingOfAge = (tables: Tables, vandaag: string): readonly string[] => {
  const passed = tables.volwassenVanaf.entries({ end: `${vandaag}~` })
  for (const { key } of passed) tables.volwassenVanaf.remove(key)
  const persons = passed.flatMap(({ key }) => tables.persoonVan.get(behind(key, 1)) ?? [])
  return [...new Set(persons)]
    .filter((person) => familyOfMinor(tables, person) !== undefined && isOfAge(tables, person, vandaag))
    .sort()
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

/** What a municipality tells on request only, out of its Wmo, schuldhulp and BRP: none of it opens a family. */
const onRequest: ReadonlySet<string> = new Set([
  'persoon',
  'relatie',
  'huishouden',
  'voorziening',
  'bestaanszekerheid',
  'verblijf',
  'toestemming',
])

/** Whether an object of this kind is a municipality's local team's, which opens families as the BRP beside it does not. */
export const ofLocalTeam = (tables: Tables, organisatie: string, kind: string): boolean =>
  tables.organisaties.get(organisatie)?.rol === 'gemeente' && !onRequest.has(kind)

/** Whether a gatekeeper records this person, so that a family may form around it; of a municipality its local team. */
export const knownToGatekeeper = (tables: Tables, persoon: string): boolean =>
  valuesOf(tables.referenties, persoon).some((ref) => {
    const organisatie = organisatieOf(ref)
    if (!authoritative(tables, organisatie) || personData(tables, ref) === undefined) return false
    return (
      tables.organisaties.get(organisatie)?.rol !== 'gemeente' ||
      valuesOf(tables.bijPersoon, ref).some((key) =>
        ofLocalTeam(tables, organisatie, key.slice(0, key.indexOf(' '))),
      )
    )
  })

/** Members of a family proper; the other roles are not asked about. */
export const memberRoles: ReadonlySet<Lid['rol']> = new Set(['kind', 'ouder', 'voogd', 'partner'])
