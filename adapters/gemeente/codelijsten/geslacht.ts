import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type { Geslacht } from '@gezinsbeeld/contracts'

/** iJw and iWmo, `Geslacht`: 0 and 9 are unknown and not specified. */
export const berichtGeslacht = codeList<Geslacht>('iStandaarden Geslacht', {
  '0': 'onbekend',
  '1': 'man',
  '2': 'vrouw',
  '9': 'onbekend',
})

/** BRP (Haal Centraal, tabel Geslacht). */
export const brpGeslacht = codeList<Geslacht>('BRP Geslacht', { M: 'man', V: 'vrouw', O: 'onbekend' })

/** ZGW Zaken API, `geslachtsaanduiding` of a natuurlijk_persoon. */
export const zgwGeslacht = codeList<Geslacht>('ZGW geslachtsaanduiding', {
  m: 'man',
  v: 'vrouw',
  o: 'onbekend',
})
