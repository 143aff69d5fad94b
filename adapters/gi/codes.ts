import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type {
  Betrokkenheid,
  Geslacht,
  Maatregel,
  Naam,
  Overleg,
  Plan,
  Relatie,
  Verblijf,
} from '@gezinsbeeld/contracts'

/** The codes of the GI's views and what each means in the contract. A code that is not here parks its record. */

export const geslachten = codeList<Geslacht>('geslacht', {
  M: 'man',
  V: 'vrouw',
  X: 'onbekend',
  O: 'onbekend',
})

/** BRP, aanduiding naamgebruik. */
export const naamgebruik = codeList<NonNullable<Naam['naamgebruik']>>('naamgebruik', {
  E: 'eigen',
  P: 'partner',
  V: 'partner-eigen',
  N: 'eigen-partner',
})

/** Van is the `soort` of naar: `OUDER` is van as a legal parent of naar. */
export const relaties = codeList<Relatie['soort']>('soort relatie', {
  OUDER: 'ouder',
  BIO_OUDER: 'biologische-ouder',
  PLEEGOUDER: 'pleegouder',
  STIEFOUDER: 'stiefouder',
  VOOGD: 'voogd',
  PARTNER: 'partner',
  EX_PARTNER: 'ex-partner',
  BROER_ZUS: 'broer-zus',
  GROOTOUDER: 'grootouder',
  NETWERK: 'netwerk',
})

/** Whether van has authority over naar; of which kind, the view does not tell. */
export const gezag = codeList<'ja' | 'nee'>('gezag', { J: 'ja', N: 'nee' })

export const rollen = codeList<Betrokkenheid['rol']>('rol betrokkenheid', {
  JB: 'jeugdbescherming',
  JR: 'jeugdreclassering',
  GM: 'gezinsmanagement',
})

export const maatregelen = codeList<Maatregel['soort']>('soort maatregel', {
  OTS: 'ots',
  VOTS: 'voorlopige-ots',
  VOOGDIJ: 'voogdij',
  VVOOGDIJ: 'voorlopige-voogdij',
  TVOOGDIJ: 'tijdelijke-voogdij',
  MUHP: 'machtiging-uithuisplaatsing',
  JR: 'jeugdreclassering',
})

export const redenenBeeindiging = codeList<NonNullable<Maatregel['redenBeeindiging']>>('reden beëindiging', {
  EINDE_TERMIJN: 'einde-termijn',
  OPGEHEVEN: 'opgeheven',
  MEERDERJARIG: 'meerderjarig',
  OVERLEDEN: 'overleden',
  OVERGEDRAGEN: 'overgedragen',
  ANDERS: 'anders',
})

/** A gezinshuis is a family to live with. */
export const verblijven = codeList<Verblijf['soort']>('soort verblijf', {
  THUIS: 'thuis',
  PLEEGGEZIN: 'pleeggezin',
  GEZINSHUIS: 'pleeggezin',
  INSTELLING: 'instelling',
  OPVANG: 'opvang',
  CRISIS: 'crisis',
})

export const plannen = codeList<NonNullable<Plan['soort']>>('soort plan', {
  FGP: 'familiegroepsplan',
  HVP: 'hulpverleningsplan',
  VP: 'veiligheidsplan',
  PP: 'perspectiefplan',
  OP: 'ondersteuningsplan',
  OVERIG: 'overig',
})

export const overleggen = codeList<Overleg['soort']>('soort overleg', {
  MDO: 'multidisciplinair-overleg',
  RONDETAFEL: 'rondetafel',
  GEZINSGESPREK: 'gezinsgesprek',
  CASUSOVERLEG: 'casusoverleg',
  EVALUATIE: 'evaluatie',
  OVERIG: 'overig',
})
