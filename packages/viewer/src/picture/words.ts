import type { Betrokkenheid, Gezag, Lid, Maatregel, Relatie, Traject } from '@gezinsbeeld/contracts'

/**
 * The words of a code. The page reads tolerantly: a code of a newer contract shows as itself rather than as nothing.
 */
const wordsOf =
  <C extends string>(words: Readonly<Record<C, string>>) =>
  (code: string): string =>
    Object.entries<string>(words).find(([known]) => known === code)?.[1] ?? code.replaceAll('-', ' ')

export const lidWords = wordsOf<Lid['rol']>({
  kind: 'kind',
  ouder: 'ouder',
  voogd: 'voogd',
  partner: 'partner van een ouder',
  stiefouder: 'stiefouder',
  pleegouder: 'pleegouder',
  netwerk: 'netwerk',
})

export const maatregelWords = wordsOf<Maatregel['soort']>({
  ots: 'Ondertoezichtstelling (OTS)',
  'voorlopige-ots': 'Voorlopige ondertoezichtstelling (VOTS)',
  voogdij: 'Voogdij',
  'voorlopige-voogdij': 'Voorlopige voogdij',
  'tijdelijke-voogdij': 'Tijdelijke voogdij',
  'machtiging-uithuisplaatsing': 'Machtiging uithuisplaatsing',
  jeugdreclassering: 'Jeugdreclassering',
})

export const redenWords = wordsOf<NonNullable<Maatregel['redenBeeindiging']>>({
  'einde-termijn': 'de termijn liep af',
  opgeheven: 'opgeheven',
  meerderjarig: 'meerderjarig geworden',
  overleden: 'overleden',
  overgedragen: 'overgedragen',
  anders: 'andere reden',
})

export const trajectWords = wordsOf<NonNullable<Traject['soort']>>({
  'jeugd-ggz': 'Jeugd-ggz',
  'volwassenen-ggz': 'Volwassenen-ggz',
  verslavingszorg: 'Verslavingszorg',
  crisiszorg: 'Crisiszorg',
  'forensische-zorg': 'Forensische zorg',
  overig: 'Zorg',
})

export const betrokkenheidWords = wordsOf<Betrokkenheid['rol']>({
  jeugdbescherming: 'jeugdbescherming',
  jeugdreclassering: 'jeugdreclassering',
  gezinsmanagement: 'gezinsmanagement',
  behandeling: 'behandeling',
  begeleiding: 'begeleiding',
  'lokaal-team': 'lokaal team',
  onderzoek: 'onderzoek',
  opvang: 'opvang',
  'veilig-thuis': 'Veilig Thuis',
  ondersteuning: 'ondersteuning',
  schuldhulp: 'schuldhulp',
  overig: 'overig',
})

/** What stands between `van` and `naar`. */
export const relatieWords = wordsOf<Relatie['soort']>({
  ouder: 'is ouder van',
  'biologische-ouder': 'is biologische, niet juridische ouder van',
  pleegouder: 'is pleegouder van',
  stiefouder: 'is stiefouder van',
  voogd: 'is voogd van',
  partner: 'is partner van',
  'ex-partner': 'is ex-partner van',
  'broer-zus': 'is broer of zus van',
  grootouder: 'is grootouder van',
  netwerk: 'hoort bij het netwerk van',
})

export const gezagWords = wordsOf<Gezag>({
  'gezamenlijk-ouderlijk-gezag': 'gezamenlijk ouderlijk gezag',
  'eenhoofdig-ouderlijk-gezag': 'eenhoofdig ouderlijk gezag',
  'gezamenlijk-gezag': 'gezamenlijk gezag',
  voogdij: 'voogdij',
  'tijdelijk-geen-gezag': 'tijdelijk geen gezag',
  'gezag-niet-te-bepalen': 'gezag niet te bepalen',
  'geen-gezag': 'geen gezag',
  'gezag-soort-onbekend': 'heeft gezag, soort onbekend',
})
