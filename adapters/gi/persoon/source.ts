import { sql } from '@gezinsbeeld/adapter-kit'
import { PersoonRecord } from './record'

export const persoonSource = sql({
  view: 'gezinsbeeld.persoon',
  sleutel: 'persoon_id',
  gewijzigdOp: 'gewijzigd_op',
  kolommen: Object.keys(PersoonRecord.props),
  verwijderd: {
    view: 'gezinsbeeld.verwijdering',
    sleutel: 'sleutel',
    gewijzigdOp: 'gewijzigd_op',
    waar: { tabel: 'persoon' },
  },
})
