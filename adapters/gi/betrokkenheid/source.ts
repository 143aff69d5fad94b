import { sql } from '@gezinsbeeld/adapter-kit'
import { BetrokkenheidRecord } from './record'

export const betrokkenheidSource = sql({
  view: 'gezinsbeeld.betrokkenheid',
  sleutel: 'betrokkenheid_id',
  gewijzigdOp: 'gewijzigd_op',
  kolommen: Object.keys(BetrokkenheidRecord.props),
  verwijderd: {
    view: 'gezinsbeeld.verwijdering',
    sleutel: 'sleutel',
    gewijzigdOp: 'gewijzigd_op',
    waar: { tabel: 'betrokkenheid' },
  },
})
