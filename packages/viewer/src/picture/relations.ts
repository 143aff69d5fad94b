import { type Aspect, aspectOf, latestFirst } from './aspect'
import { dateInWords, dateOf, datesAgree, isBefore } from './dates'
import type { Gegevens, Said, Source } from './facts'
import { groupBy } from './group-by'
import { gezagWords } from './words'

type Relatie = Gegevens['relatie']

/** One relation between two persons, with everyone who says it. */
export interface Relation {
  readonly van: string
  readonly naar: string
  readonly soort: string
  readonly aspects: readonly Aspect[]
  readonly sources: readonly Source[]
  readonly ended: boolean
  /** Other kinds that are said of the same two persons and that cannot be true as well. */
  readonly contradictedBy: readonly string[]
}

const symmetric = new Set(['partner', 'ex-partner', 'broer-zus'])

/** Kinds of which only one can hold between two persons at a time. */
const exclusive: readonly (readonly [string, string])[] = [
  ['partner', 'ex-partner'],
  ['ouder', 'pleegouder'],
  ['ouder', 'stiefouder'],
  ['ouder', 'grootouder'],
  ['ouder', 'broer-zus'],
  ['biologische-ouder', 'stiefouder'],
]

const ordered = ({ van, naar, soort }: Relatie): readonly [string, string] =>
  symmetric.has(soort) && naar < van ? [naar, van] : [van, naar]

const keyOf = (relatie: Relatie): string => [relatie.soort, ...ordered(relatie)].join(' ')

const isAspect = (aspect: Aspect | undefined): aspect is Aspect => aspect !== undefined

const relationOf = (facts: readonly Said<Relatie>[], today: string): Relation | undefined => {
  const [latest] = facts
  if (latest === undefined) return undefined
  const [van, naar] = ordered(latest.gegevens)
  const { soort } = latest.gegevens
  return {
    van,
    naar,
    soort,
    aspects: [
      aspectOf(facts, { label: 'Gezag', value: (r) => r.gezag, text: gezagWords }),
      aspectOf(facts, { label: 'Sinds', value: (r) => r.begindatum, text: dateInWords, agree: datesAgree }),
      aspectOf(facts, { label: 'Tot', value: (r) => r.einddatum, text: dateInWords, agree: datesAgree }),
    ].filter(isAspect),
    sources: facts.map((fact) => fact.source),
    ended: facts.every(
      ({ gegevens: { einddatum } }) => einddatum !== undefined && isBefore(einddatum, today),
    ),
    contradictedBy: [],
  }
}

const samePair = (a: Relation, b: Relation): boolean =>
  (a.van === b.van && a.naar === b.naar) ||
  ((symmetric.has(a.soort) || symmetric.has(b.soort)) && a.van === b.naar && a.naar === b.van)

const excludes = (a: Relation, b: Relation): boolean =>
  exclusive.some(([x, y]) => (a.soort === x && b.soort === y) || (a.soort === y && b.soort === x))

const kindOrder = ['ouder', 'biologische-ouder', 'voogd', 'pleegouder', 'stiefouder', 'partner', 'ex-partner']
const orderOf = (relation: Relation): number =>
  kindOrder.includes(relation.soort) ? kindOrder.indexOf(relation.soort) : kindOrder.length

/** The relations, what several organisations say of the same two persons brought together; present ones first. */
export const relationsOf = (facts: readonly Said<Relatie>[], now: Date): readonly Relation[] => {
  const groups = groupBy(latestFirst(facts), (fact) => keyOf(fact.gegevens))
  const relations = [...groups.values()].flatMap((group) => relationOf(group, dateOf(now)) ?? [])
  return relations
    .map((relation) => ({
      ...relation,
      contradictedBy: relations
        .filter((o) => !relation.ended && !o.ended && samePair(relation, o) && excludes(relation, o))
        .map((o) => o.soort),
    }))
    .toSorted((a, b) => Number(a.ended) - Number(b.ended) || orderOf(a) - orderOf(b))
}
