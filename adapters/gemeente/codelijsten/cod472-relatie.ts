import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type { Relatie } from '@gezinsbeeld/contracts'

/** iJw COD472, kind of relation: what the other person is of the client. */
export const cod472 = codeList<Relatie['soort']>('COD472', {
  '10': 'ouder',
  '11': 'voogd',
  '13': 'pleegouder',
})
