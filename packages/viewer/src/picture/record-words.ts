import type {
  Afspraak,
  Bestaanszekerheid,
  Doel,
  EventName,
  Huishouden,
  Melding,
  Onderzoek,
  Overleg,
  Plan,
  Signaal,
  Toestemming,
  Verblijf,
  Voorziening,
} from '@gezinsbeeld/contracts'

/** The domeinen that the page shows as records: a heading, how it stands, and what else is told of it. */
const domeinen = {
  signaal: 'Signaal',
  melding: 'Melding',
  onderzoek: 'Onderzoek',
  verblijf: 'Verblijf',
  plan: 'Plan',
  doel: 'Doel',
  afspraak: 'Afspraak',
  overleg: 'Overleg',
  voorziening: 'Voorziening',
  bestaanszekerheid: 'Bestaanszekerheid',
  huishouden: 'Huishouden',
  toestemming: 'Toestemming',
} as const

export type RecordDomein = keyof typeof domeinen

type RecordEvent = Exclude<Extract<EventName, `${RecordDomein}.${string}`>, `${string}.ingetrokken`>

/** How an object stands by its last event; `ended` is history, and folded away. */
const standen: Readonly<Record<RecordEvent, { readonly words: string; readonly ended?: true }>> = {
  'signaal.afgegeven': { words: 'Geldt nu' },
  'signaal.opgeheven': { words: 'Opgeheven', ended: true },
  'melding.ontvangen': { words: 'Ontvangen, nog niet beoordeeld' },
  'melding.beoordeeld': { words: 'Beoordeeld, nog niet afgesloten' },
  'melding.afgesloten': { words: 'Afgesloten', ended: true },
  'onderzoek.verzocht': { words: 'Gevraagd, nog niet begonnen' },
  'onderzoek.gestart': { words: 'Loopt' },
  'onderzoek.afgerond': { words: 'Afgerond', ended: true },
  'verblijf.gestart': { words: 'Verblijft hier nu' },
  'verblijf.beeindigd': { words: 'Geëindigd', ended: true },
  'plan.vastgesteld': { words: 'Vastgesteld' },
  'doel.gesteld': { words: 'Nog niet behaald' },
  'doel.behaald': { words: 'Behaald', ended: true },
  'afspraak.gemaakt': { words: 'Staat open' },
  'afspraak.nagekomen': { words: 'Nagekomen', ended: true },
  'afspraak.vervallen': { words: 'Vervallen', ended: true },
  'overleg.gepland': { words: 'Gepland' },
  'overleg.gehouden': { words: 'Gehouden', ended: true },
  'voorziening.toegewezen': { words: 'Toegewezen, nog niet begonnen' },
  'voorziening.gestart': { words: 'Wordt geleverd' },
  'voorziening.beeindigd': { words: 'Geëindigd', ended: true },
  'bestaanszekerheid.gestart': { words: 'Loopt' },
  'bestaanszekerheid.beeindigd': { words: 'Geëindigd', ended: true },
  'huishouden.vastgelegd': { words: 'Vastgelegd' },
  'toestemming.verleend': { words: 'Verleend' },
}

/** `keyof` of each, not of all together, which would be only what they share. */
type FieldsOf<T> = T extends unknown ? keyof T : never
type Veld = Exclude<
  FieldsOf<
    | Afspraak
    | Bestaanszekerheid
    | Doel
    | Huishouden
    | Melding
    | Onderzoek
    | Overleg
    | Plan
    | Signaal
    | Toestemming
    | Verblijf
    | Voorziening
  >,
  'referentie' | 'personen' | 'herkomst'
>

/** What stands before a field's value. A field of the contract without words here does not compile. */
const velden: Readonly<Record<Veld, string>> = {
  aanbieder: 'Aanbieder',
  aanvang: 'Aanvang',
  aardGeweld: 'Aard van het geweld',
  analyse: 'Analyse',
  begindatum: 'Begin',
  behaaldOp: 'Behaald op',
  besluit: 'Besluit',
  categorie: 'Categorie',
  code: 'Productcode',
  datum: 'Datum',
  datumBesluit: 'Datum van het besluit',
  datumIncident: 'Datum van het voorval',
  datumMelding: 'Datum van de melding',
  datumVerzoek: 'Datum van het verzoek',
  deelbaarMetGezin: 'Te delen met het gezin',
  deelnemers: 'Deelnemers',
  doel: 'Doel',
  domeinen: 'Voor gegevens over',
  einddatum: 'Einde',
  ernst: 'Ernst',
  evaluatiedatum: 'Evaluatie',
  gegevenDoor: 'Gegeven door',
  geldigTot: 'Geldig tot en met',
  gemaaktOp: 'Gemaakt op',
  gesteldOp: 'Gesteld op',
  ingangsdatum: 'Toegewezen vanaf',
  locatie: 'Plek',
  locatieGeheim: 'Plek geheim',
  melder: 'Soort melder',
  monitoringTot: 'Gevolgd tot',
  nagekomenOp: 'Nagekomen op',
  omschrijving: 'Omschrijving',
  organisaties: 'Aan organisaties',
  overdrachtAan: 'Overgedragen aan',
  plaats: 'Plaats',
  plan: 'Plan',
  redenBeeindiging: 'Reden van het einde',
  resultaat: 'Resultaat',
  rollen: 'Aan organisaties in de rol',
  soort: 'Soort',
  stand: 'Stand',
  streefdatum: 'Te behalen voor',
  toegewezenTot: 'Toegewezen tot en met',
  toelichting: 'Toelichting',
  toewijzingsdatum: 'Toegewezen op',
  toewijzingsnummer: 'Toewijzingsnummer',
  uiterlijkOp: 'Uiterlijk op',
  urgentie: 'Urgentie',
  vastgesteldOp: 'Vastgesteld op',
  veiligheidsbeoordeling: 'Veiligheidsbeoordeling',
  vervallenOp: 'Vervallen op',
  verzoeker: 'Verzoeker',
  volgorde: 'Eerdere meldingen',
  wet: 'Wet',
  wie: 'Wie',
}

/** Codes that do not read as themselves without the hyphens. */
const codes: Readonly<Record<string, string>> = {
  'vt-melding': 'melding bij Veilig Thuis',
  'onderzoek-vt': 'onderzoek van Veilig Thuis',
  'zorg-en-veiligheid': 'melding bij het Zorg- en Veiligheidshuis',
  'niet-acute-zorg': 'melding niet-acute zorg',
  'verzoek-aan-rvdk': 'verzoek aan de Raad voor de Kinderbescherming',
  'vervolg-bij-veilig-thuis': 'vervolg bij Veilig Thuis',
  'eerste-melding': 'geen, dit is de eerste melding',
  hermelding: 'ja, dit is een hermelding',
  vervolgmelding: 'vervolgmelding tijdens betrokkenheid van Veilig Thuis',
  jeugdwet: 'Jeugdwet',
  wmo: 'Wmo 2015',
  gi: 'gecertificeerde instelling',
  rvdk: 'Raad voor de Kinderbescherming',
  'veilig-thuis': 'Veilig Thuis',
  ggz: 'ggz',
  'jeugd-ggz': 'jeugd-ggz',
}

const lookUp = (words: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined

export const isRecordDomein = (domein: string): domein is RecordDomein => Object.hasOwn(domeinen, domein)

export const domeinWords = (domein: RecordDomein): string => domeinen[domein]

/** A gebeurtenis of a newer contract reads as itself. */
export const standOf = (
  domein: string,
  gebeurtenis: string,
): { readonly words: string; readonly ended: boolean } => {
  const found = Object.entries(standen).find(([naam]) => naam === `${domein}.${gebeurtenis}`)?.[1]
  return { words: found?.words ?? gebeurtenis, ended: found?.ended === true }
}

/** A field of a newer contract reads as its own name in words: `nieuweDatum` is `Nieuwe datum`. */
export const veldWords = (veld: string): string =>
  lookUp(velden, veld) ?? capital(veld.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))

export const codeWords = (code: string): string => lookUp(codes, code) ?? code.replaceAll('-', ' ')

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('nl') + text.slice(1)
