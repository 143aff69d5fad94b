import type { Involved } from './involved'
import type { Measure } from './measures'
import type { Member } from './members'
import { enumerate } from './names'
import type { Relation } from './relations'

/** Something about which what is recorded cannot all be true, and the section of the page where it stands side by side. */
export interface Contradiction {
  readonly section: 'betrokken' | 'leden' | 'maatregelen' | 'relaties'
  readonly about: string
}

interface Said {
  readonly members: readonly Member[]
  readonly relations: readonly Relation[]
  readonly involved: readonly Involved[]
  readonly measures: readonly Measure[]
  readonly nameOf: (persoon: string) => string
}

const nouns: Readonly<Record<string, string>> = { Geboren: 'geboortedatum', Overleden: 'overlijdensdatum' }

const ofMembers = ({ members, nameOf }: Said): readonly Contradiction[] =>
  members.flatMap(({ persoon, aspects }) => {
    const labels = aspects
      .filter(({ contradictory }) => contradictory)
      .map(({ label }) => nouns[label] ?? label.toLowerCase())
    return labels.length === 0
      ? []
      : [{ section: 'leden', about: `${nameOf(persoon)}: ${enumerate(labels)}` }]
  })

const ofRelations = ({ relations, nameOf }: Said): readonly Contradiction[] =>
  relations
    .filter((r) => r.contradictedBy.length > 0 || r.aspects.some(({ contradictory }) => contradictory))
    .map(({ van, naar }) => ({
      section: 'relaties',
      about: `Relatie tussen ${nameOf(van)} en ${nameOf(naar)}`,
    }))

const ofMeasures = ({ measures }: Said): readonly Contradiction[] =>
  measures
    .filter(({ contradictedBy }) => contradictedBy.length > 0)
    .map(({ soort }) => ({ section: 'maatregelen', about: `Data van ${soort}` }))

const ofRegie = ({ involved }: Said): readonly Contradiction[] => {
  const claims = involved.filter(({ regie }) => regie).map(({ naam }) => naam)
  return claims.length < 2
    ? []
    : [{ section: 'betrokken', about: `${enumerate(claims)} zeggen allebei de regie te hebben` }]
}

/** Every contradiction once, for the head of the page. */
export const contradictionsOf = (said: Said): readonly Contradiction[] => {
  const all = [...ofRegie(said), ...ofMembers(said), ...ofMeasures(said), ...ofRelations(said)]
  return [...new Map(all.map((one) => [one.about, one])).values()]
}
