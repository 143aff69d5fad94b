import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type { Voorziening } from '@gezinsbeeld/contracts'

export type Categorie = NonNullable<Voorziening['categorie']>

/**
 * iJw JZ020, product category. Only these three could be found in a public source; the municipality adds its own in the
 * configuration (`categorieen.jeugdwet`), and a code that is in neither parks its message.
 */
export const jz020 = codeList<Categorie>('JZ020', {
  '47': 'jeugdreclassering',
  '48': 'jeugdbescherming',
  '54': 'jeugd-ggz',
})

/** iWmo WMO020: none could be found, so that all stand in the configuration (`categorieen.wmo`). */
export const wmo020 = codeList<Categorie>('WMO020', {})
