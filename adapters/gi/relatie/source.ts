import { sql } from '@gezinsbeeld/adapter-kit'
import { RelatieRecord } from './record'

export const relatieSource = sql({
  view: 'gezinsbeeld.relatie',
  sleutel: 'relatie_id',
  gewijzigdOp: 'gewijzigd_op',
  kolommen: Object.keys(RelatieRecord.props),
  verwijderd: {
    view: 'gezinsbeeld.verwijdering',
    sleutel: 'sleutel',
    gewijzigdOp: 'gewijzigd_op',
    waar: { tabel: 'relatie' },
  },
})
