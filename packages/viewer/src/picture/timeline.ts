import { dateInWords, dateOf, dayOf } from './dates'
import type { Facts, Said, Source } from './facts'
import { groupBy } from './group-by'
import { recordMoments, recordWords } from './records'
import {
  betrokkenheidWords,
  gezagWords,
  maatregelWords,
  redenWords,
  relatieWords,
  trajectWords,
} from './words'

/** A piece of a sentence: plain text, or the person of whom the name stands there. */
export type Piece = string | { readonly persoon: string }

export interface TimelineEntry {
  /** Possibly incomplete. */
  readonly datum: string
  /** `vastgelegd`: the fact has no date of its own and stands at the day on which it was recorded. */
  readonly soort: 'gebeurd' | 'verwacht' | 'vastgelegd'
  readonly wat: readonly Piece[]
  readonly personen: readonly string[]
  readonly sources: readonly Source[]
}

interface Moment {
  readonly datum: string | undefined
  readonly wat: readonly Piece[]
  /** Whether the sentence itself names the persons. */
  readonly named?: boolean
}

type Teller<D extends keyof Facts> = (fact: Facts[D][number]) => readonly Moment[]

const person = (persoon: string): Piece => ({ persoon })
const lower = (text: string): string => text.charAt(0).toLocaleLowerCase('nl') + text.slice(1)

const persoon: Teller<'persoon'> = ({ personen: [wie = ''], gegevens }) => [
  { datum: gegevens.geboortedatum, wat: [person(wie), ' geboren'], named: true },
  { datum: gegevens.ongeboren?.verwachteDatum, wat: ['Geboorte verwacht van ', person(wie)], named: true },
  { datum: gegevens.overlijdensdatum, wat: [person(wie), ' overleden'], named: true },
]

const relatie: Teller<'relatie'> = ({ gegevens: { van, naar, soort, gezag, begindatum, einddatum } }) => {
  const wat = [person(van), ` ${relatieWords(soort)} `, person(naar)]
  const custody = gezag === undefined ? [] : [`, ${gezagWords(gezag)}`]
  return [
    { datum: begindatum, wat: [...wat, ...custody], named: true },
    { datum: einddatum, wat: ['Einde: ', ...wat], named: true },
  ]
}

const betrokkenheid: Teller<'betrokkenheid'> = ({ gegevens, source }) => [
  {
    datum: gegevens.begindatum,
    wat: [`${source.organisatieNaam} betrokken: ${betrokkenheidWords(gegevens.rol)}`],
  },
  {
    datum: gegevens.einddatum,
    wat: [`${source.organisatieNaam} niet langer betrokken: ${betrokkenheidWords(gegevens.rol)}`],
  },
]

const maatregel: Teller<'maatregel'> = ({ gebeurtenis, gegevens }) => {
  const soort = maatregelWords(gegevens.soort)
  const { datumBeslissing, ingangsdatum, einddatum, verlengdTot, redenBeeindiging } = gegevens
  const reason = redenBeeindiging === undefined ? '' : ` (${redenWords(redenBeeindiging)})`
  const ended = gebeurtenis === 'beeindigd'
  return [
    // A decision on the day on which the measure begins is one event to a reader.
    {
      datum: datumBeslissing === ingangsdatum ? undefined : datumBeslissing,
      wat: [`Beslissing: ${lower(soort)}`],
    },
    { datum: ingangsdatum, wat: [`${soort} ingegaan`] },
    { datum: ended ? einddatum : undefined, wat: [`${soort} beëindigd${reason}`] },
    { datum: ended || verlengdTot !== undefined ? undefined : einddatum, wat: [`${soort} loopt af`] },
    { datum: ended ? undefined : verlengdTot, wat: [`${soort} loopt af na verlenging`] },
  ]
}

const traject: Teller<'traject'> = ({ gegevens }) => {
  const soort = trajectWords(gegevens.soort ?? 'overig')
  return [
    { datum: gegevens.wachtSinds, wat: [`${soort}: aangemeld`] },
    { datum: gegevens.begindatum, wat: [`${soort}: traject begonnen`] },
    { datum: gegevens.einddatum, wat: [`${soort}: traject afgerond`] },
  ]
}

const bekendheid: Teller<'bekendheid'> = ({ gegevens, source }) => [
  { datum: gegevens.begindatum, wat: [`${source.organisatieNaam} betrokken`] },
]

const plain = ({ domein, gebeurtenis }: Said<unknown>): readonly Piece[] => [`${domein} ${gebeurtenis}`]

const recordedWords = (fact: Said<unknown>): readonly Piece[] => {
  if (fact.domein === 'persoon') return ['Persoonsgegevens vastgelegd of gewijzigd']
  if (fact.domein === 'relatie') return ['Relatie vastgelegd of gewijzigd']
  if (fact.domein === 'betrokkenheid') return [`Betrokkenheid van ${fact.source.organisatieNaam} vastgelegd`]
  return recordWords(fact) ?? plain(fact)
}

const entriesOf = (fact: Said<unknown>, moments: readonly Moment[], today: string): TimelineEntry[] => {
  const dated = moments.flatMap(({ datum, wat, named }): TimelineEntry[] =>
    datum === undefined
      ? []
      : [
          {
            datum,
            soort: datum > today ? 'verwacht' : 'gebeurd',
            wat,
            personen: named === true ? [] : fact.personen,
            sources: [fact.source],
          },
        ],
  )
  // A person's record is always told of as well: its date of birth says nothing about when it was recorded.
  if (dated.length > 0 && fact.domein !== 'persoon') return dated
  const recorded: TimelineEntry = {
    datum: dayOf(fact.source.vastgelegdOp),
    soort: 'vastgelegd',
    wat: recordedWords(fact),
    personen: fact.personen,
    sources: [fact.source],
  }
  return [...dated, recorded]
}

/**
 * What is one entry to a reader: the same thing on the same day, told by several organisations; or several persons' records,
 * put down by one organisation on one day.
 */
const sameEntry = ({ datum, soort, wat, personen, sources }: TimelineEntry): string =>
  JSON.stringify([
    datum,
    soort,
    wat,
    soort === 'vastgelegd' ? sources.map(({ organisatie }) => organisatie) : personen.toSorted(),
  ])

const merge = (entries: readonly TimelineEntry[]): readonly TimelineEntry[] =>
  [...groupBy(entries, sameEntry).values()].flatMap((same) =>
    same.slice(0, 1).map((entry) => ({
      ...entry,
      personen: [...new Set(same.flatMap(({ personen }) => personen))],
      sources: same.flatMap(({ sources }) => sources),
    })),
  )

/** Every fact by its date, newest first; what is still to come stands before what has been. */
export const timelineOf = (facts: Facts, now: Date): readonly TimelineEntry[] => {
  const today = dateOf(now)
  const all = [
    ...facts.persoon.flatMap((fact) => entriesOf(fact, persoon(fact), today)),
    ...facts.relatie.flatMap((fact) => entriesOf(fact, relatie(fact), today)),
    ...facts.betrokkenheid.flatMap((fact) => entriesOf(fact, betrokkenheid(fact), today)),
    ...facts.maatregel.flatMap((fact) => entriesOf(fact, maatregel(fact), today)),
    ...facts.traject.flatMap((fact) => entriesOf(fact, traject(fact), today)),
    ...facts.bekendheid.flatMap((fact) => entriesOf(fact, bekendheid(fact), today)),
    ...facts.records.flatMap((fact) => entriesOf(fact, recordMoments(fact), today)),
    ...facts.other.flatMap((fact) => entriesOf(fact, [], today)),
    ...facts.unreadable.flatMap((fact) => entriesOf(fact, [], today)),
  ]
  return merge(all).toSorted((a, b) => b.datum.localeCompare(a.datum))
}

/** The timeline's headings: the year, or what is still to come. */
export const yearsOf = (
  entries: readonly TimelineEntry[],
): readonly (readonly [string, readonly TimelineEntry[]])[] => [
  ...groupBy(entries, ({ soort, datum }) => (soort === 'verwacht' ? 'Verwacht' : datum.slice(0, 4))),
]

export const entryDate = ({ datum }: TimelineEntry): string => dateInWords(datum)
