import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type { Voorziening } from '@gezinsbeeld/contracts'

export type RedenBeeindiging = NonNullable<Voorziening['redenBeeindiging']>

/**
 * iJw and iWmo JZ588, reason of an end. That 31 is "according to plan" is the only meaning that could be found; the others are
 * told as `anders` until the municipality says what they mean (`redenen` in the configuration).
 */
export const jz588 = codeList<RedenBeeindiging>('JZ588', {
  '02': 'anders',
  '20': 'anders',
  '31': 'volgens-plan',
  '32': 'anders',
  '33': 'anders',
  '34': 'anders',
  '35': 'anders',
  '36': 'anders',
  '37': 'anders',
  '38': 'anders',
  '39': 'anders',
})
