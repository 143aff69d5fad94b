import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type { Melding, Relatie } from '@gezinsbeeld/contracts'
import { folded } from '@gezinsbeeld/corv'

/** The codes of StUF-Jeugdzorg 1.0.9 and what each means in the contract. A code that is not here parks its message. */

export const ernst = codeList<NonNullable<Melding['ernst']>>('SASHniveau', {
  laag: 'laag',
  matig: 'matig',
  hoog: 'hoog',
})

export const soortenMelding = codeList<Melding['soort']>('SoortMeldingContentType', {
  VT: 'vt-melding',
  NAZ: 'niet-acute-zorg',
  ZVH: 'zorg-en-veiligheid',
})

type Uitkomst = NonNullable<Melding['veiligheidsbeoordeling']>['uitkomst']
type Besluit = NonNullable<Melding['besluit']>

/** What Veilig Thuis says of a melding: that it was assessed, or how it was closed. */
export type Afloop =
  | { readonly stap: 'beoordeeld'; readonly uitkomst: Uitkomst | undefined }
  | { readonly stap: 'afgesloten'; readonly besluit: Besluit }

const beoordeeld = (uitkomst?: Uitkomst): Afloop => ({ stap: 'beoordeeld', uitkomst })
const afgesloten = (besluit: Besluit): Afloop => ({ stap: 'afgesloten', besluit })

/** vtTerugkoppeling, status. The outcome of an assessment stands beside it, in `uitkomst`. */
export const statussen = codeList<Afloop>('StatusVeiligheidsbeoordeling', {
  'melding niet ontvankelijk': afgesloten('niet-ontvankelijk'),
  'uitkomst veiligheidsbeoordeling': beoordeeld(),
  overdracht: afgesloten('overdracht'),
  'afsluiting zonder overdracht': afgesloten('afsluiting-zonder-overdracht'),
  'melding onjuist geadresseerd': afgesloten('onjuist-geadresseerd'),
})

export const uitkomsten = codeList<Uitkomst>('UitkomstVeiligheidsbeoordeling', {
  'vervolgstappen belegd bij vt': 'vervolg-bij-veilig-thuis',
  overdracht: 'overdracht',
  'geen vervolgstappen nodig': 'geen-vervolgstappen',
  'inzet regionaal maatwerk vt': 'regionaal-maatwerk',
})

/** uitkomstMeldingGeneriek, statuscode. */
export const statuscodes = codeList<Afloop>('StatusMeldingContentType', {
  'VT-00': afgesloten('niet-ontvankelijk'),
  'VT-01-01': beoordeeld('vervolg-bij-veilig-thuis'),
  'VT-01-02': beoordeeld('overdracht'),
  'VT-01-03': beoordeeld('geen-vervolgstappen'),
  'VT-01-04': beoordeeld('regionaal-maatwerk'),
  'VT-02': afgesloten('overdracht'),
  'VT-03': afgesloten('afsluiting-zonder-overdracht'),
  'VT-99': afgesloten('onjuist-geadresseerd'),
  'ZVH-01': afgesloten('casus'),
  'ZVH-02': afgesloten('nader-onderzoek'),
  'ZVH-03': afgesloten('anders-afgedaan'),
})

/** zorgmeldingTerugkoppeling, resultaat. */
export const resultaten = codeList<Afloop>('Omschrijving-resultaat-zorgmeldingTerugkoppeling', {
  'geen actie nodig': afgesloten('geen-actie-nodig'),
  'vervolgactie nodig': afgesloten('vervolgactie-nodig'),
})

/** As what somebody is mentioned. Who lays the charge, or saw it happen, may be who reported: they are never told of. */
export const hoedanigheden = codeList<'betrokkene' | 'niemand'>('BetrokkenheidHoedanigheidType', {
  '001': 'betrokkene',
  '002': 'betrokkene',
  '003': 'betrokkene',
  '004': 'niemand',
  '005': 'niemand',
})

/** What somebody is to the person whom a meldingGeneriek is about; `omgekeerd`: that person is it to them. */
export type Verhouding =
  | { readonly soort: Relatie['soort']; readonly omgekeerd?: true }
  /** Strangers, and who is there by profession. */
  | 'niemand'

const is = (soort: Relatie['soort']): Verhouding => ({ soort })
const heeft = (soort: Relatie['soort']): Verhouding => ({ soort, omgekeerd: true })
const netwerk = is('netwerk')

/**
 * BetrokkenheidRelatieType. "Ouder" is told as a parent without a word on gezag: the list, which is the police's, does not know more.
 */
export const verhoudingen = codeList<Verhouding>('BetrokkenheidRelatieType', {
  '001': netwerk, // aanverwante familie
  '002': 'niemand', // begeleider
  '003': is('broer-zus'),
  '004': 'niemand', // contact
  '005': 'niemand', // curator
  '006': is('partner'),
  '007': 'niemand', // eigenaar
  '008': is('ex-partner'),
  '009': 'niemand', // garantontvanger
  '010': 'niemand', // garantsteller
  '011': is('grootouder'),
  '012': 'niemand', // horecabezoeker
  '013': 'niemand', // hulpontvanger
  '014': 'niemand', // huurder
  '015': heeft('ouder'), // kind
  '016': heeft('grootouder'), // kleinkind
  '017': 'niemand', // leerling
  '018': 'niemand', // leidinggevende
  '019': 'niemand', // mededader
  '020': 'niemand', // medereiziger
  '021': netwerk, // neef/nicht
  '022': 'niemand', // ondertoezichtgestelde
  '023': heeft('voogd'), // onder voogdij
  '024': 'niemand', // onderdaan
  '025': 'niemand', // onder leiding van
  '026': netwerk, // oom/tante
  '027': is('ouder'),
  '028': is('partner'),
  '029': 'niemand', // pupil
  '030': 'niemand', // referent
  '031': netwerk, // schoonzoon/schoondochter
  '032': netwerk, // schoonouder
  '033': 'niemand', // uitgenodigde
  '034': 'niemand', // verantwoordelijk
  '035': 'niemand', // verhuurder
  '036': 'niemand', // vertegenwoordigd
  '037': netwerk, // verzorgd door
  '038': netwerk, // verzorger
  '039': is('voogd'),
  '040': netwerk, // vriend/vriendin
  '041': 'niemand', // werkgever
  '042': 'niemand', // werknemer
  '043': netwerk, // zwager/schoonzus
})

/** What kind of organisation reports, by its name; never which one. An organisation that is not known says nothing. */
const melders: readonly (readonly [RegExp, NonNullable<Melding['melder']>])[] = [
  [/\b(politie|openbaar ministerie|om|reclassering|halt|marechaussee|justitie)\b/, 'justitie-en-veiligheid'],
  [/\b(raad voor de kinderbescherming|zorg- en veiligheidshuis|veiligheidshuis)\b/, 'justitie-en-veiligheid'],
  [/\bveilig thuis\b/, 'veilig-thuis-andere-regio'],
]

export const melderVan = (organisatie: string | undefined): Melding['melder'] | undefined =>
  melders.find(([pattern]) => pattern.test(folded(organisatie ?? '')))?.[1]
