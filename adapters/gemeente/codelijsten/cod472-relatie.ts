import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type { Relatie } from '@gezinsbeeld/contracts'

/**
 * iJw and iWmo COD472, kind of relation: what the other person is of the client. A child of an adult client is told as network, because
 * the list does not say whose child it is by law. Whom to call, and who
 * works there, is nobody of whom the family's picture tells.
 */
export const cod472 = codeList<Relatie['soort'] | 'niemand'>('COD472', {
  '10': 'ouder',
  '11': 'voogd',
  '12': 'partner',
  '13': 'pleegouder',
  '16': 'netwerk',
  '17': 'netwerk',
  '18': 'netwerk',
  '03': 'niemand', // curator
  '04': 'niemand', // financieel gemachtigde
  '05': 'niemand', // financiële toetsing
  '06': 'niemand', // leefeenheid
  '07': 'niemand', // hulpverlener
  '08': 'niemand', // specialist
  '09': 'niemand', // anders
  '14': 'niemand', // bewindvoerder
  '15': 'niemand', // mentor
  '19': 'niemand', // buur
  '20': 'niemand', // vriend of kennis
  '21': 'niemand', // cliëntondersteuner
  '22': 'niemand', // huisarts
  '23': 'niemand', // erven
  '24': 'niemand', // werkgever
  '25': 'niemand', // wijkcoach
})
