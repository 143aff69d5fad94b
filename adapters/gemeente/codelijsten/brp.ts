import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type { Naam } from '@gezinsbeeld/contracts'

/** BRP, aanduiding naamgebruik. */
export const brpNaamgebruik = codeList<NonNullable<Naam['naamgebruik']>>('BRP Naamgebruik', {
  E: 'eigen',
  P: 'partner',
  V: 'partner-eigen',
  N: 'eigen-partner',
})

/** Haal Centraal, `type` of a date, and which fields it has. */
export const brpDatum = codeList<'dag' | 'maand' | 'jaar' | 'onbekend'>('BRP datum', {
  Datum: 'dag',
  JaarMaandDatum: 'maand',
  JaarDatum: 'jaar',
  DatumOnbekend: 'onbekend',
})

/** Haal Centraal BRP Personen 2, gezag version 2: `type` of a gezagsrelatie. */
export const brpGezag = codeList<
  'gezamenlijk-ouders' | 'eenhoofdig' | 'gezamenlijk-derde' | 'voogdij' | 'tijdelijk-geen' | 'niet-te-bepalen'
>('BRP gezag', {
  GezamenlijkOuderlijkGezag: 'gezamenlijk-ouders',
  EenhoofdigOuderlijkGezag: 'eenhoofdig',
  GezamenlijkGezag: 'gezamenlijk-derde',
  Voogdij: 'voogdij',
  TijdelijkGeenGezag: 'tijdelijk-geen',
  GezagNietTeBepalen: 'niet-te-bepalen',
})
