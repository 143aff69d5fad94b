import type { Niveau } from '../momentopname'
import { organisations } from '../organisations'
import type { PersonRecord, RecordId } from '../recording/published'
import type { PersonFact } from './access'
import type { Family } from './families'
import type { LinkedPerson } from './linking'
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
      const person = byRecord.get(fact.persoon)
      return person ? [{ fact, person }] : []
    }),
  }
}

/** A fact as who may see all of it sees it, and what is needed to see less of it. */
export interface FamilyFact {
  readonly fact: FactTruth
  /** What is left at `bekendheid`; absent of what is no involvement that goes on, of which nothing is left. */
  readonly bekend?: FactTruth['velden']
  /** The level of the message itself: what the GGZ does is told of to nobody else wholly. */
  readonly bericht: Niveau
}

/** Everything that belongs in one family's picture. */
export const factsOf = (family: Family, index: Index): readonly FamilyFact[] => [
  ...[...family.members.keys()].flatMap((member) =>
    member.records.flatMap((record) => personFact(record, member, family, index).map(whole)),
  ),
  ...relationFacts(family, index).map(whole),
  ...index.facts.flatMap((entry) => otherFact(entry, family)),
]

const whole = (fact: FactTruth): FamilyFact => ({ fact, bericht: 'volledig' })

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
  recordedForOther(record.organisatie, [member], family, index)
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

/** Measures, involvements and trajectories: of the minors, and the GGZ's of an adult client among the parents. */
const otherFact = ({ fact, person }: PersonFact, { members }: Family): readonly FamilyFact[] => {
  const rol = members.get(person)
  if (rol === undefined) return []
  const { domein, gebeurtenis, organisatie, velden, bekend, loopt } = fact
  return [
    {
      fact: {
        domein,
        gebeurtenis,
        organisatie,
        niveau: 'volledig',
        personen: [person.id],
        velden,
        afwezig: velden['einddatum'] === undefined ? ['einddatum'] : [],
        eis: rol === 'kind' || rol === 'ouder' ? 'moet' : 'mag',
      },
      ...(loopt && domein !== 'maatregel' && { bekend }),
      bericht: organisations[organisatie].rol === 'ggz' ? 'bekendheid' : 'volledig',
    },
  ]
}
