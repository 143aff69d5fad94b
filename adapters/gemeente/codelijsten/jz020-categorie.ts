import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type { Voorziening } from '@gezinsbeeld/contracts'

export type Categorie = NonNullable<Voorziening['categorie']>

/** iJw JZ020 (release 3.2), product category. The municipality may give a code another meaning (`categorieen.jeugdwet`). */
export const jz020 = codeList<Categorie>('JZ020', {
  '31': 'jeugdhulp-ambulant',
  '32': 'jeugdhulp-ambulant',
  '33': 'jeugdhulp-ambulant',
  '34': 'jeugdhulp-ambulant',
  '35': 'pleegzorg',
  '36': 'jeugdhulp-verblijf',
  '37': 'jeugdhulp-verblijf',
  '38': 'jeugdhulp-verblijf',
  '40': 'persoonlijke-verzorging',
  '41': 'overig', // dagbehandeling
  '42': 'vervoer',
  '43': 'jeugdhulp-verblijf',
  '44': 'jeugdhulp-verblijf',
  '45': 'jeugdhulp-ambulant',
  '46': 'jeugdhulp-crisis',
  '47': 'jeugdreclassering',
  '48': 'jeugdbescherming',
  '49': 'overig', // preventief justitieel kader
  '50': 'overig', // maatwerkarrangementen
  '51': 'jeugd-ggz',
  '52': 'jeugd-ggz',
  '53': 'overig', // kindergeneeskunde
  '54': 'jeugd-ggz',
  '55': 'overig', // landelijk ingekocht
})

/** iWmo WMO020: none could be found, so that all stand in the configuration (`categorieen.wmo`). */
export const wmo020 = codeList<Categorie>('WMO020', {})
