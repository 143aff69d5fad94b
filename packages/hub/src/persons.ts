import type { Lid, PersoonVastgelegd } from '@gezinsbeeld/contracts'
import { addressKey, kindOf, type PartnerEvent, type StoredObject } from '@gezinsbeeld/family-picture'
import { type FamilyPerson, type FamilyRelation, isMinor, type PersonRecord } from '@gezinsbeeld/identity'
import { familyOfMinor } from './destined'
import { organisatieOf } from './proposals'
import { behind, setEntry, type Tables, todayOf, valuesOf } from './tables'

/** Where an object is kept. */
export const objectKey = (naam: PartnerEvent['naam'], referentie: string): string =>
  `${kindOf(naam)} ${referentie}`

/** What an organisation records of a person; undefined when it only names them, or withdrew them. */
export const personData = (tables: Tables, ref: string): PersoonVastgelegd | undefined => {
  const event = tables.objecten.get(`persoon ${ref}`)?.event
  return event?.naam === 'persoon.vastgelegd' ? event.data : undefined
}

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
