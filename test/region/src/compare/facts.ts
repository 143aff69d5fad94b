import type { Momentopname, SeenFact } from '../momentopname'
import type { Organisatie } from '../organisations'
import { isMunicipality } from '../truth/secrecy'
import type { FactTruth, MemberTruth } from '../truth/truth'
import { fieldsOf, lacking, sameSayer, unnamed } from './differences'
import type { FamilyPair } from './families'

/** Every fact that is missing, extra, or tells something else, or more, than it may. */
export const compareFacts = (
  { expected, seen }: FamilyPair,
  memberOf: ReadonlyMap<string, MemberTruth>,
  receiver: Organisatie,
): readonly string[] => {
  const differences: string[] = []
  // What must be there and what says most comes first, so that a fact is not spent on one that says less.
  const weight = ({ eis, velden }: FactTruth): number =>
    (eis === 'moet' ? 1e6 : 0) + JSON.stringify(velden).length
  const open = new Set([...expected.feiten].sort((a, b) => weight(b) - weight(a)))
  const unmatched: SeenFact[] = []
  for (const fact of seen.feiten) {
    const same = [...open].find((truth) => difference(truth, fact, memberOf) === undefined)
    if (same) open.delete(same)
    else unmatched.push(fact)
  }
  for (const fact of unmatched) {
    // What comes nearest says best what is wrong with it.
    const near = [...open].find(
      (truth) => truth.domein === fact.domein && sameSayer(truth, fact) && samePeople(truth, fact, memberOf),
    )
    if (near) {
      open.delete(near)
      differences.push(`wrong fact ${toldSeen(fact)}: ${difference(near, fact, memberOf)}`)
    } else {
      differences.push(`extra fact ${toldSeen(fact)} about ${people(fact, memberOf)}`)
    }
  }
  for (const fact of open) if (fact.eis === 'moet') differences.push(`missing fact ${toldTruth(fact)}`)
  for (const { organisatie } of expected.organisaties) {
    const isOf = (fact: SeenFact): boolean =>
      fact.organisatie === organisatie || (fact.organisatie === unnamed && isMunicipality(organisatie))
    if (!seen.feiten.some((fact) => isOf(fact) && involvement.has(fact.domein))) {
      differences.push(`nothing says that ${organisatie} is involved`)
    }
  }
  return [...differences, ...tooMuch(seen, receiver)]
}

const involvement = new Set([
  'betrokkenheid',
  'traject',
  'melding',
  'onderzoek',
  'voorziening',
  'bestaanszekerheid',
  'verblijf',
])
const known = new Set(['begindatum', 'contactpersoon'])

/** What holds for every picture, whatever the truth, of what others say; its own facts a receiver may see wholly. */
const tooMuch = (seen: Momentopname, receiver: Organisatie): readonly string[] => {
  const members = new Set(seen.leden.map(({ persoon }) => persoon))
  const foreign = seen.feiten.filter(({ organisatie }) => organisatie !== receiver)
  return foreign.flatMap((fact) => [
    ...(fact.niveau === 'bekendheid'
      ? Object.keys(fact.gegevens)
          .filter((field) => !known.has(field))
          .map((field) => `${toldSeen(fact)} tells ${field}, which bekendheid does not`)
      : []),
    ...(fact.niveau === 'volledig' && seen.niveau === 'bekendheid'
      ? [`${toldSeen(fact)} is at level volledig in a picture at bekendheid`]
      : []),
    ...(seen.niveau === 'bekendheid' && fact.personen.some((person) => !members.has(person))
      ? [`${toldSeen(fact)} names somebody whom the receiver may not know of`]
      : []),
  ])
}

const difference = (
  truth: FactTruth,
  fact: SeenFact,
  memberOf: ReadonlyMap<string, MemberTruth>,
): string | undefined => {
  if (truth.domein !== fact.domein || !sameSayer(truth, fact)) return 'another fact'
  if (!samePeople(truth, fact, memberOf)) return 'about others'
  if (truth.niveau !== fact.niveau) return `level ${fact.niveau}, expected ${truth.niveau}`
  if (truth.gebeurtenis !== fact.gebeurtenis) return `${fact.gebeurtenis}, expected ${truth.gebeurtenis}`
  const fields = fieldsOf(fact.gegevens)
  const forbidden = truth.afwezig.find((field) => fields[field] !== undefined)
  if (forbidden !== undefined) return `${forbidden} must not be there`
  return lacking(truth.velden, fields)
}

const samePeople = (
  truth: FactTruth,
  fact: SeenFact,
  memberOf: ReadonlyMap<string, MemberTruth>,
): boolean => {
  const idOf = (person: unknown): string | undefined =>
    typeof person === 'string' ? memberOf.get(person)?.id : undefined
  const seen = fact.personen.map(idOf)
  const same = [...seen].map(String).sort().join() === [...truth.personen].map(String).sort().join()
  if (!same || truth.domein !== 'relatie' || truth.niveau === 'bekendheid') return same
  const { van, naar } = fieldsOf(fact.gegevens)
  return idOf(van) === truth.van && idOf(naar) === truth.naar
}

const people = (fact: SeenFact, memberOf: ReadonlyMap<string, MemberTruth>): string =>
  fact.personen.map((person) => memberOf.get(person)?.who ?? person).join(' and ') || 'nobody'

const toldSeen = ({ domein, gebeurtenis, organisatie }: SeenFact): string =>
  `${domein}.${gebeurtenis} of ${organisatie}`

const toldTruth = ({ domein, gebeurtenis, organisatie, personen, velden }: FactTruth): string =>
  `${domein}.${gebeurtenis} of ${organisatie} about ${personen.join(' and ')}: ${JSON.stringify(velden)}`
