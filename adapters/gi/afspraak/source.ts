import { sql } from '@gezinsbeeld/adapter-kit'
import { AfspraakRecord } from './record'

export const afspraakSource = sql({
  view: 'gezinsbeeld.afspraak',
  sleutel: 'afspraak_id',
  gewijzigdOp: 'gewijzigd_op',
  kolommen: Object.keys(AfspraakRecord.props),
  verwijderd: {
    view: 'gezinsbeeld.verwijdering',
    sleutel: 'sleutel',
    gewijzigdOp: 'gewijzigd_op',
    waar: { tabel: 'afspraak' },
  },
})
