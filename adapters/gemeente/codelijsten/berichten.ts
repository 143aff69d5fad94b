import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type { Voorziening } from '@gezinsbeeld/contracts'

export interface Bericht {
  readonly wet: Voorziening['wet']
  readonly soort: 'toewijzing' | 'start' | 'stop' | 'verzoek'
}

/** Each message has a namespace of its own; the version of the standard stands nowhere else. */
const ijw = (bericht: string): string => `http://www.istandaarden.nl/ijw/3_2/jw${bericht}/schema`
const iwmo = (bericht: string): string => `http://www.istandaarden.nl/iwmo/3_2/wmo${bericht}/schema`

/** The messages of iJw and iWmo 3.2 that are read. One of another version or kind parks. */
export const berichten = codeList<Bericht>('iJw en iWmo 3.2', {
  [ijw('301')]: { wet: 'jeugdwet', soort: 'toewijzing' },
  [ijw('305')]: { wet: 'jeugdwet', soort: 'start' },
  [ijw('307')]: { wet: 'jeugdwet', soort: 'stop' },
  [ijw('315')]: { wet: 'jeugdwet', soort: 'verzoek' },
  [iwmo('301')]: { wet: 'wmo', soort: 'toewijzing' },
  [iwmo('305')]: { wet: 'wmo', soort: 'start' },
  [iwmo('307')]: { wet: 'wmo', soort: 'stop' },
  [iwmo('315')]: { wet: 'wmo', soort: 'verzoek' },
})

/**
 * Whether a message, of any version, says nothing of a client that is told: that another one arrived (302, 304, 306, 308, 316, 318,
 * 320, 322), that a provider asks to change what goes on (317), or what is paid (303, 321, 323, 325).
 */
export const saysNothing = (namespace: string): boolean =>
  /\/(?:ijw|iwmo)\/\d{1,2}_\d{1,2}\/(?:jw|wmo)3(?:0[23468]|1[678]|2[01235])\/schema$/.test(namespace)
