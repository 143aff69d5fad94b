import type { Translate } from '@gezinsbeeld/adapter-kit'
import { meaningIfAny, present } from '@gezinsbeeld/adapter-kit/fields'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import { plannen } from '../codes'
import { personsOf } from '../persons'
import type { PlanRecord } from './record'

/** One row, one `plan.vastgesteld`, also when it has ended: the end is a part of its state. */
export const translatePlan: Translate<PlanRecord> = (record, context) => {
  const soort = meaningIfAny(plannen, record.soort, 'soort')
  if (isLeft(soort)) return soort
  const object = context.object('plan', record.plan_id)
  const data = {
    referentie: `${context.organisatie}:${object}`,
    personen: personsOf(record.persoon_ids, context),
    ...present({
      soort: soort.right,
      analyse: record.analyse,
      vastgesteldOp: record.vastgesteld_op,
      evaluatiedatum: record.evaluatiedatum,
      einddatum: record.einddatum,
      deelbaarMetGezin: record.deelbaar,
    }),
  }
  return right([{ naam: 'plan.vastgesteld', object, data }])
}
