import { sql } from '@gezinsbeeld/adapter-kit'
import { MaatregelRecord } from './record'

export const maatregelSource = sql({
  view: 'gezinsbeeld.maatregel',
  sleutel: 'maatregel_id',
  gewijzigdOp: 'gewijzigd_op',
  kolommen: Object.keys(MaatregelRecord.props),
  verwijderd: {
    view: 'gezinsbeeld.verwijdering',
    sleutel: 'sleutel',
    gewijzigdOp: 'gewijzigd_op',
    waar: { tabel: 'maatregel' },
  },
})
