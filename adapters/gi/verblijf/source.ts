import { sql } from '@gezinsbeeld/adapter-kit'
import { VerblijfRecord } from './record'

export const verblijfSource = sql({
  view: 'gezinsbeeld.verblijf',
  sleutel: 'verblijf_id',
  gewijzigdOp: 'gewijzigd_op',
  kolommen: Object.keys(VerblijfRecord.props),
  verwijderd: {
    view: 'gezinsbeeld.verwijdering',
    sleutel: 'sleutel',
    gewijzigdOp: 'gewijzigd_op',
    waar: { tabel: 'verblijf' },
  },
})
