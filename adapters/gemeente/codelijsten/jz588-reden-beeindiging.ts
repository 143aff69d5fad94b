import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type { Voorziening } from '@gezinsbeeld/contracts'

export type RedenBeeindiging = NonNullable<Voorziening['redenBeeindiging']>

/** iJw and iWmo JZ588 (release 3.2), reason of an end. The municipality may give a code another meaning (`redenen`). */
export const jz588 = codeList<RedenBeeindiging>('JZ588', {
  '02': 'overleden',
  '20': 'tijdelijk-onderbroken',
  '31': 'volgens-plan',
  '32': 'door-client',
  '33': 'door-aanbieder',
  '34': 'in-overeenstemming',
  '35': 'anders', // externe omstandigheden
  '36': 'anders', // geïnitieerd door de gemeente
  '37': 'anders', // in verband met een wijzigingsverzoek
  '38': 'overgedragen',
  '39': 'anders', // uitstroom naar een ander domein
})
