import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type { Relatie } from '@gezinsbeeld/contracts'

/**
 * iJw and iWmo COD472, kind of relation: what the other person is of the client. A child of an adult client is told as network, because
 * the list does not say whose child it is by law. Others are whom to call, or who
 * works there: they are not told.
 */
export const cod472 = codeList<Relatie['soort']>('COD472', {
  '10': 'ouder',
  '11': 'voogd',
  '12': 'partner',
  '13': 'pleegouder',
  '16': 'netwerk',
  '17': 'netwerk',
  '18': 'netwerk',
})
