import { dateInWords, dateOf, daysBetween, isBefore } from './dates'
import type { Gegevens, Said, Source } from './facts'
import { maatregelWords, redenWords } from './words'

export interface Measure {
  readonly sleutel: string
  readonly soort: string
  readonly personen: readonly string[]
  /** `komt`: has not begun; `verstreken`: its last day is past, but its organisation has not said that it ended. */
  readonly stand: 'komt' | 'loopt' | 'verstreken' | 'beeindigd'
  readonly standWords: string
  readonly uitvoerder: string | undefined
  readonly datumBeslissing: string | undefined
  readonly begin: string | undefined
  readonly eind: string | undefined
  /** The end by the first decision, when the measure was prolonged. */
  readonly oorspronkelijkEind: string | undefined
  readonly source: Source
  /** Organisations that give other dates for what looks like the same measure. */
  readonly contradictedBy: readonly string[]
}

type Maatregel = Gegevens['maatregel']

/** A measure that ends within six weeks asks for attention: a request to prolong it takes that long. */
const soon = 42

const standOf = (fact: Said<Maatregel>, eind: string | undefined, today: string): Measure['stand'] => {
  if (fact.gebeurtenis === 'beeindigd') return 'beeindigd'
  const { ingangsdatum } = fact.gegevens
  if (ingangsdatum !== undefined && ingangsdatum > today) return 'komt'
  return eind !== undefined && isBefore(eind, today) ? 'verstreken' : 'loopt'
}

const untilWords = (eind: string, today: string): string => {
  const days = daysBetween(today, eind)
  const left = days === 0 ? ' (vandaag)' : days === 1 ? ' (morgen)' : ` (nog ${days} dagen)`
  return `Loopt tot ${dateInWords(eind)}${days <= soon ? left : ''}`
}

const standWordsOf = (
  stand: Measure['stand'],
  fact: Said<Maatregel>,
  eind: string | undefined,
  today: string,
) => {
  const { ingangsdatum, einddatum, redenBeeindiging } = fact.gegevens
  switch (stand) {
    case 'komt':
      return ingangsdatum === undefined ? 'Gaat nog in' : `Gaat in op ${dateInWords(ingangsdatum)}`
    case 'loopt':
      return eind === undefined ? 'Loopt, einde niet bekend' : untilWords(eind, today)
    case 'verstreken':
      return `Einddatum ${dateInWords(eind ?? '')} is voorbij, maar een einde is niet gemeld`
    case 'beeindigd': {
      const reason = redenBeeindiging === undefined ? '' : ` (${redenWords(redenBeeindiging)})`
      return `Beëindigd${einddatum === undefined ? '' : ` op ${dateInWords(einddatum)}`}${reason}`
    }
  }
}

const measureOf = (fact: Said<Maatregel>, today: string): Measure => {
  const { ingangsdatum, einddatum, verlengdTot, uitvoerder, datumBeslissing, soort } = fact.gegevens
  const ended = fact.gebeurtenis === 'beeindigd'
  const eind = ended ? einddatum : (verlengdTot ?? einddatum)
  const stand = standOf(fact, eind, today)
  return {
    sleutel: fact.sleutel,
    soort: maatregelWords(soort),
    personen: fact.personen,
    stand,
    standWords: standWordsOf(stand, fact, eind, today),
    uitvoerder,
    datumBeslissing,
    begin: ingangsdatum,
    eind,
    oorspronkelijkEind: !ended && verlengdTot !== undefined ? einddatum : undefined,
    source: fact.source,
    contradictedBy: [],
  }
}

const contradicts = (a: Measure, b: Measure): boolean =>
  a.source.organisatie !== b.source.organisatie &&
  a.soort === b.soort &&
  a.stand !== 'beeindigd' &&
  b.stand !== 'beeindigd' &&
  a.personen.some((persoon) => b.personen.includes(persoon)) &&
  (a.begin !== b.begin || a.eind !== b.eind)

/** The measures, those that run first, and of those the latest first. */
export const measuresOf = (facts: readonly Said<Maatregel>[], now: Date): readonly Measure[] => {
  const measures = facts.map((fact) => measureOf(fact, dateOf(now)))
  return measures
    .map((m) => ({
      ...m,
      contradictedBy: measures.filter((o) => contradicts(m, o)).map((o) => o.source.organisatieNaam),
    }))
    .toSorted(
      (a, b) =>
        Number(a.stand === 'beeindigd') - Number(b.stand === 'beeindigd') ||
        (b.begin ?? '').localeCompare(a.begin ?? ''),
    )
}
