import type { Rol } from '../momentopname'
import type { FactRecord, PersonRecord, RecordId } from '../recording/published'
import type { PersonFact } from './access'
import type { Family } from './families'
import type { LinkedPerson } from './linking'
import { isMunicipality, type Secrecy, secrecyOf, secretFieldsOf, withoutSecrets } from './secrecy'
import type { Shared } from './sharing'
import type { FactTruth } from './truth'

/** The persons and facts of one story, found by record. */
export interface Index {
  readonly shared: Shared
  readonly personOf: (record: RecordId) => LinkedPerson | undefined
  readonly facts: readonly PersonFact[]
}

export const indexOf = (shared: Shared): Index => {
  const byRecord = new Map<RecordId, LinkedPerson>()
  for (const person of shared.linked) for (const { id } of person.records) byRecord.set(id, person)
  return {
    shared,
    personOf: (record) => byRecord.get(record),
    facts: shared.facts.flatMap((fact) => {
      const persons = fact.personen.flatMap((record) => byRecord.get(record) ?? [])
      return persons.length > 0 ? [{ fact, persons }] : []
    }),
  }
}

/** A fact as who recorded it sees it, and what is needed to see less of it. */
export interface FamilyFact {
  readonly fact: FactTruth
  /** The same as somebody else with all of it sees it: without what is secret. */
  readonly anderen: FactTruth
  /** What is left at `bekendheid`; absent of what is no involvement that goes on, of which nothing is left. */
  readonly bekend?: FactTruth['velden']
  /** What was recorded; absent of who people are and how they are related, which is whole to all. */
  readonly bron?: FactRecord
}

/** Everything that belongs in one family's picture. */
export const factsOf = (family: Family, index: Index): readonly FamilyFact[] => {
  const secrecy = secrecyOf(family)
  return [
    ...[...family.members.keys()].flatMap((member) =>
      member.records.flatMap((record) =>
        personFact(record, member, family, index).map((fact) => ({
          fact,
          anderen: discreet(fact, [member], secrecy),
        })),
      ),
    ),
    ...relationFacts(family, index).map((fact) => ({
      fact,
      anderen: discreet(
        fact,
        [...family.members.keys()].filter(({ id }) => fact.personen.includes(id)),
        secrecy,
      ),
    })),
    ...index.facts.flatMap((entry) => otherFact(entry, family, secrecy, index)),
  ]
}

/** As told to others: nothing of where somebody is whose address is secret. */
const discreet = (
  fact: FactTruth,
  persons: readonly LinkedPerson[],
  { geheim, onzeker }: Secrecy,
): FactTruth => {
  const secret = persons.some((person) => geheim.has(person))
  if (!secret && !persons.some((person) => onzeker.has(person))) return fact
  const velden = withoutSecrets(fact)
  const anoniem = isMunicipality(fact.organisatie) ? (secret ? 'moet' : 'mag') : undefined
  const secretFields = secretFieldsOf(fact.domein)
  return secret
    ? { ...fact, anoniem, velden, afwezig: [...new Set([...fact.afwezig, ...secretFields])] }
    : { ...fact, anoniem, velden, afwezig: fact.afwezig.filter((field) => !secretFields.includes(field)) }
}

/**
 * Whether it was recorded for another family: an adult's data never cross to that adult's other family. By an
 * organisation that knows no minor of this family, but does of another one in which one of these adults is.
 */
const recordedForOther = (
  organisatie: PersonRecord['organisatie'],
  adults: readonly LinkedPerson[],
  family: Family,
  index: Index,
): boolean => {
  const knowsMinorOf = ({ minors }: Family): boolean =>
    minors.some(({ records }) => records.some((record) => record.organisatie === organisatie))
  const others = index.shared.families.filter(
    (other) => other !== family && adults.some((adult) => other.members.has(adult)),
  )
  return !knowsMinorOf(family) && others.some(knowsMinorOf)
}

const personFact = (
  record: PersonRecord,
  member: LinkedPerson,
  family: Family,
  index: Index,
): readonly FactTruth[] =>
  record.naamloos || recordedForOther(record.organisatie, [member], family, index)
    ? []
    : [
        {
          domein: 'persoon',
          gebeurtenis: 'vastgelegd',
          organisatie: record.organisatie,
          niveau: 'volledig',
          personen: [member.id],
          velden: record.velden,
          afwezig: record.afwezig,
          eis: 'moet',
        },
      ]

const relationFacts = (family: Family, index: Index): readonly FactTruth[] => {
  const { members } = family
  return index.shared.relations.flatMap((relation): FactTruth[] => {
    const [van, naar] = [index.personOf(relation.van), index.personOf(relation.naar)]
    if (!van || !naar) return []
    const roles = [members.get(van), members.get(naar)]
    const withMinor = roles.includes('kind')
    const bothHere = !roles.includes(undefined)
    // A relation of an adult here with somebody outside the family is of another family.
    if (!withMinor && !bothHere) return []
    if (!withMinor && recordedForOther(relation.organisatie, [van, naar], family, index)) return []
    const onlyRole = roles.some((rol) => rol === 'stiefouder' || rol === 'pleegouder' || rol === 'netwerk')
    const [from, to] = [van, naar].map((person) => (members.has(person) ? person.id : undefined))
    return [
      {
        domein: 'relatie',
        gebeurtenis: 'vastgelegd',
        organisatie: relation.organisatie,
        niveau: 'volledig',
        personen: [from, to],
        van: from,
        naar: to,
        velden: {
          soort: relation.soort,
          ...(relation.einddatum && { einddatum: relation.einddatum }),
        },
        afwezig: relation.einddatum ? [] : ['einddatum'],
        eis: bothHere && (withMinor || !onlyRole) ? 'moet' : 'mag',
      },
    ]
  })
}

/**
 * What is done with and for people: of the minors; and of adults here what was recorded for this family. Of somebody with only a
 * role (a foster parent's own treatment) it may be told or not.
 */
const otherFact = (
  { fact, persons }: PersonFact,
  family: Family,
  secrecy: Secrecy,
  index: Index,
): readonly FamilyFact[] => {
  const here = persons.filter((person) => family.members.has(person))
  if (here.length === 0) return []
  const roles = here.map((person) => family.members.get(person))
  if (!roles.includes('kind') && recordedForOther(fact.organisatie, here, family, index)) return []
  const { domein, gebeurtenis, organisatie, velden, bekend, loopt, afwezig = [] } = fact
  const told: FactTruth = {
    domein,
    gebeurtenis,
    organisatie,
    niveau: 'volledig',
    personen: [...new Set(here.map(({ id }) => id))],
    velden,
    afwezig: [...afwezig, ...(velden['einddatum'] === undefined ? ['einddatum'] : [])],
    eis: roles.some((rol) => rol !== undefined && proper.includes(rol)) ? 'moet' : 'mag',
  }
  return [
    {
      fact: told,
      anderen: discreet(told, here, secrecy),
      ...(loopt && bekend && { bekend }),
      bron: fact,
    },
  ]
}

const proper: readonly Rol[] = ['kind', 'ouder', 'voogd', 'partner']
