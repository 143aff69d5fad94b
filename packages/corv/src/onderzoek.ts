import type { TranslateContext } from '@gezinsbeeld/adapter-kit'
import { codeList, optional, record, wherePossible } from '@gezinsbeeld/adapter-kit/fields'
import type { Onderzoek } from '@gezinsbeeld/contracts'
import { each, folded, Kenmerk } from './fields'
import { type Bekende, NatuurlijkPersoon, ongeborene, persoonOf } from './persoon'

/** The lists of a notificatie and a verzoek tot onderzoek (StUF-Jeugdzorg 1.0.9). Compared without capitals. */

export const standen = codeList<NonNullable<Onderzoek['stand']>>('status (Omschrijving-stt)', {
  'intake afgerond': 'intake-afgerond',
  'onderzoek afgerond': 'onderzoek-afgerond',
  'zaak afgerond': 'zaak-afgerond',
})

export const resultaten = codeList<NonNullable<Onderzoek['resultaat']>>(
  'resultaat (Omschrijving-resultaat-notificatie)',
  {
    'verzoek tot onderzoek afgewezen': 'verzoek-afgewezen',
    'geen rekest kinderbescherming': 'geen-rekest',
    'maatregel opgelegd': 'maatregel-opgelegd',
    'geen maatregel opgelegd': 'geen-maatregel-opgelegd',
  },
)

export const clienten = codeList<'kind' | 'ongeboren'>('client (Omschrijving-client)', {
  'client (kind)': 'kind',
  'client (ongeboren kind)': 'ongeboren',
})

export const zaaktypen = codeList<Onderzoek['soort']>('zaaktype', {
  'uitvoeren onderzoek kinderbeschermingsmaatregel': 'raadsonderzoek',
  'overwegen kinderbeschermingsmaatregel': 'raadsonderzoek',
})

export const Zaaktype = record({
  gerelateerde: optional(record({ omschrijvingGeneriek: optional(Kenmerk) })),
})

/** A natuurlijkPersoon below a relation; the XSD allows several in one. */
export const Client = record({
  gerelateerde: optional(record({ natuurlijkPersoon: each(NatuurlijkPersoon) })),
  omschrijving: optional(Kenmerk),
})

export const Belanghebbende = record({
  /** A vestiging, as which a GI has voogdij, is no person. */
  gerelateerde: optional(record({ natuurlijkPersoon: optional(NatuurlijkPersoon) })),
  code: wherePossible(Kenmerk),
  omschrijving: optional(Kenmerk),
})

/** One child of one zaak: what the verzoek and all notificaties about it name. */
export const onderzoekObject = (zaak: string, kind: Bekende, context: TranslateContext): string =>
  context.object('corv-onderzoek', JSON.stringify([folded(zaak), kind.referentie]))

/** @param unborn how many unborn children stood before this one. */
export const clientOf = (
  soort: 'kind' | 'ongeboren',
  persoon: NatuurlijkPersoon,
  zaak: string,
  unborn: number,
  context: TranslateContext,
): Bekende =>
  soort === 'ongeboren'
    ? ongeborene(persoon, zaak, unborn, context)
    : persoonOf(persoon, zaak, unborn, context)
