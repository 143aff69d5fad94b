import { sql } from '@gezinsbeeld/adapter-kit'
import { PlanRecord } from './record'

export const planSource = sql({
  view: 'gezinsbeeld.plan',
  sleutel: 'plan_id',
  gewijzigdOp: 'gewijzigd_op',
  kolommen: Object.keys(PlanRecord.props),
  verwijderd: {
    view: 'gezinsbeeld.verwijdering',
    sleutel: 'sleutel',
    gewijzigdOp: 'gewijzigd_op',
    waar: { tabel: 'plan' },
  },
})
