import { sql } from '@gezinsbeeld/adapter-kit'
import { OverlegRecord } from './record'

export const overlegSource = sql({
  view: 'gezinsbeeld.overleg',
  sleutel: 'overleg_id',
  gewijzigdOp: 'gewijzigd_op',
  kolommen: Object.keys(OverlegRecord.props),
  verwijderd: {
    view: 'gezinsbeeld.verwijdering',
    sleutel: 'sleutel',
    gewijzigdOp: 'gewijzigd_op',
    waar: { tabel: 'overleg' },
  },
})
