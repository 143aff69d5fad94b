import { sql } from '@gezinsbeeld/adapter-kit'
import { DoelRecord } from './record'

export const doelSource = sql({
  view: 'gezinsbeeld.doel',
  sleutel: 'doel_id',
  gewijzigdOp: 'gewijzigd_op',
  kolommen: Object.keys(DoelRecord.props),
  verwijderd: {
    view: 'gezinsbeeld.verwijdering',
    sleutel: 'sleutel',
    gewijzigdOp: 'gewijzigd_op',
    waar: { tabel: 'doel' },
  },
})
