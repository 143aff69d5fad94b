import { dateInWords } from './dates'
import type { ContactGegevens, Facts, Gegevens, Said, Source } from './facts'
import { trajectWords } from './words'

export interface Trajectory {
  readonly sleutel: string
  /** Undefined at `bekendheid`: then only that the organisation is involved, since when, and whom to call. */
  readonly soort: string | undefined
  readonly personen: readonly string[]
  readonly ended: boolean
  readonly standWords: string
  readonly crisis: boolean
  readonly contact: ContactGegevens | undefined
  readonly source: Source
}

type Traject = Gegevens['traject']

const since = (date: string | undefined): string => (date === undefined ? '' : ` sinds ${dateInWords(date)}`)

const standWordsOf = ({ gebeurtenis, gegevens }: Said<Traject>): string => {
  const { begindatum, einddatum, wachtSinds } = gegevens
  if (gebeurtenis === 'aangemeld') return `Aangemeld, wacht${since(wachtSinds ?? begindatum)}`
  if (gebeurtenis !== 'beeindigd') return `Loopt${since(begindatum)}`
  const from = begindatum === undefined ? '' : `, begonnen ${dateInWords(begindatum)}`
  return `Afgerond${einddatum === undefined ? '' : ` op ${dateInWords(einddatum)}`}${from}`
}

const full = (fact: Said<Traject>): Trajectory => ({
  sleutel: fact.sleutel,
  soort: trajectWords(fact.gegevens.soort ?? 'overig'),
  personen: fact.personen,
  ended: fact.gebeurtenis === 'beeindigd',
  standWords: standWordsOf(fact),
  crisis: fact.gegevens.crisis === true,
  contact: undefined,
  source: fact.source,
})

const known = (fact: Said<Gegevens['bekendheid']>, contact: ContactGegevens | undefined): Trajectory => ({
  sleutel: fact.sleutel,
  soort: undefined,
  personen: fact.personen,
  ended: fact.gebeurtenis === 'beeindigd',
  standWords:
    fact.gebeurtenis === 'beeindigd'
      ? `${fact.source.organisatieNaam} was betrokken`
      : `${fact.source.organisatieNaam} is betrokken${since(fact.gegevens.begindatum)}`,
  crisis: false,
  contact: fact.gegevens.contactpersoon ?? contact,
  source: fact.source,
})

/** The trajectories, those that run first. `contactOf` gives whom to call at an organisation that names nobody in the fact. */
export const trajectoriesOf = (
  facts: Pick<Facts, 'traject' | 'bekendheid'>,
  contactOf: (organisatie: string) => ContactGegevens | undefined,
): readonly Trajectory[] =>
  [
    ...facts.traject.map(full),
    ...facts.bekendheid
      .filter((fact) => fact.domein === 'traject')
      .map((fact) => known(fact, contactOf(fact.source.organisatie))),
  ].toSorted((a, b) => Number(a.ended) - Number(b.ended))
