import type { Bronstand } from '@gezinsbeeld/contracts'
import { momentInWords } from './dates'

/** How fresh the data of one organisation's source system is. */
export interface Freshness {
  readonly organisatieNaam: string
  readonly bronsysteem: string
  /** Undefined when the source has not been read to its end yet, or never said anything of it. */
  readonly standPer: string | undefined
  readonly words: string
  readonly stale: boolean
  /** Records that are still to come. */
  readonly backlog: number
  /** Records that could not be read and are therefore missing here. */
  readonly parked: number
}

/** `staleAfter` is in minutes. */
export const freshnessOf = (
  bronnen: readonly Bronstand[],
  now: Date,
  staleAfter: number,
): readonly Freshness[] =>
  bronnen
    .map(({ organisatieNaam, bronsysteem, standPer, achterstand, inQuarantaine }) => ({
      organisatieNaam,
      bronsysteem,
      standPer,
      words:
        standPer === undefined
          ? inQuarantaine === undefined && achterstand === undefined
            ? `${organisatieNaam} heeft nog nooit gemeld tot wanneer de gegevens zijn bijgewerkt`
            : `Gegevens van ${organisatieNaam} zijn nog niet helemaal ingelezen`
          : `Gegevens van ${organisatieNaam} bijgewerkt tot ${momentInWords(standPer, now)}`,
      stale: standPer === undefined || now.getTime() - Date.parse(standPer) > staleAfter * 60_000,
      backlog: achterstand ?? 0,
      parked: inQuarantaine ?? 0,
    }))
    .toSorted(
      (a, b) =>
        a.organisatieNaam.localeCompare(b.organisatieNaam, 'nl') ||
        a.bronsysteem.localeCompare(b.bronsysteem, 'nl'),
    )
