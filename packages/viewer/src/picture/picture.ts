import type { GezinMomentopname } from '@gezinsbeeld/contracts'
import { type Contradiction, contradictionsOf } from './contradictions'
import { type Facts, readFacts } from './facts'
import { type Freshness, freshnessOf } from './freshness'
import { type Involved, involvedOrganisations } from './involved'
import { type Measure, measuresOf } from './measures'
import { type Member, membersOf, type Reader } from './members'
import { namesTogether } from './names'
import { type Entry, recordsOf } from './records'
import { type Relation, relationsOf } from './relations'
import { type TimelineEntry, timelineOf } from './timeline'
import { type Trajectory, trajectoriesOf } from './trajectories'
import { unknownsOf } from './unknowns'

/** One family as the page shows it: the hub's picture, put in the order in which a professional reads it. */
export interface Picture {
  readonly gezin: string
  readonly titel: string
  readonly niveau: GezinMomentopname['niveau']
  /** RFC 3339. */
  readonly standPer: string
  readonly members: readonly Member[]
  readonly relations: readonly Relation[]
  readonly involved: readonly Involved[]
  readonly measures: readonly Measure[]
  readonly trajectories: readonly Trajectory[]
  readonly records: readonly Entry[]
  readonly timeline: readonly TimelineEntry[]
  readonly freshness: readonly Freshness[]
  readonly contradictions: readonly Contradiction[]
  /** Sentences. */
  readonly unknowns: readonly string[]
  readonly other: Facts['other']
  readonly unreadable: Facts['unreadable']
  /** The name of a person for a sentence, also when it is not known. */
  readonly nameOf: (persoon: string) => string
}

export interface Circumstances extends Reader {
  /** After how many minutes a source is called stale. */
  readonly staleAfter: number
}

const titleOf = (members: readonly Member[]): string => {
  const present = members.filter(({ rollen }) => rollen.length > 0)
  const children = present.filter(({ rollen }) => rollen.includes('kind'))
  const names = (children.length > 0 ? children : present).flatMap(({ naam }) => naam ?? [])
  return names.length === 0 ? 'Gezin zonder bekende namen' : `Gezin van ${namesTogether(names)}`
}

const roleless = 'iemand van wie de naam niet bekend is'
const unnamed: Readonly<Record<string, string>> = {
  kind: 'kind van wie de naam niet bekend is',
  ouder: 'ouder van wie de naam niet bekend is',
  voogd: 'voogd van wie de naam niet bekend is',
}

const namer = (members: readonly Member[]): ((persoon: string) => string) => {
  const names = new Map(
    members.map(({ persoon, naam, rollen, ongeboren }) => [
      persoon,
      naam ?? (ongeboren ? 'ongeboren kind' : (unnamed[rollen[0] ?? ''] ?? roleless)),
    ]),
  )
  return (persoon) => names.get(persoon) ?? 'iemand buiten dit beeld'
}

const organisatieNamer = ({ feiten, bronnen }: GezinMomentopname): ((organisatie: string) => string) => {
  const names = new Map([...feiten, ...bronnen].map((one) => [one.organisatie, one.organisatieNaam]))
  return (organisatie) => names.get(organisatie) ?? organisatie
}

/** Pure: the same picture at the same moment gives the same page. */
export const pictureOf = (momentopname: GezinMomentopname, circumstances: Circumstances): Picture => {
  const { now, eigen, staleAfter } = circumstances
  const facts = readFacts(momentopname)
  const members = membersOf(momentopname.leden, facts.persoon, { now, eigen })
  const involved = involvedOrganisations(facts, now)
  const relations = relationsOf(facts.relatie, now)
  const nameOf = namer(members)
  const measures = measuresOf(facts.maatregel, now)
  const contactOf = (organisatie: string) =>
    involved.find((one) => one.organisatie === organisatie)?.contacts.find((c) => c.telefoon !== undefined)
  return {
    gezin: momentopname.gezin,
    titel: titleOf(members),
    niveau: momentopname.niveau,
    standPer: momentopname.standPer,
    members,
    relations,
    involved,
    measures,
    trajectories: trajectoriesOf(facts, contactOf),
    records: recordsOf(facts.records, { nameOf, organisatieNaamOf: organisatieNamer(momentopname), now }),
    timeline: timelineOf(facts, now),
    freshness: freshnessOf(momentopname.bronnen, now, staleAfter),
    contradictions: contradictionsOf({ members, relations, involved, measures, nameOf }),
    unknowns: unknownsOf({ niveau: momentopname.niveau, members, relations, involved, nameOf }),
    other: facts.other,
    unreadable: facts.unreadable,
    nameOf,
  }
}
