import type { Translate } from '@gezinsbeeld/adapter-kit'
import { present } from '@gezinsbeeld/adapter-kit/fields'
import { right } from 'fp-ts/lib/Either.js'
import { personsOf, referenceTo } from '../persons'
import type { DoelRecord } from './record'

/** One row: `doel.gesteld`, or `doel.behaald` when it has been reached. */
export const translateDoel: Translate<DoelRecord> = (record, context) => {
  const object = context.object('doel', record.doel_id)
  const data = {
    referentie: `${context.organisatie}:${object}`,
    personen: personsOf(record.persoon_ids, context),
    omschrijving: record.omschrijving,
    ...present({
      plan: referenceTo('plan', record.plan_id, context),
      gesteldOp: record.gesteld_op,
      streefdatum: record.streefdatum,
      deelbaarMetGezin: record.deelbaar,
    }),
  }
  const { behaald_op: behaaldOp } = record
  if (behaaldOp === undefined) return right([{ naam: 'doel.gesteld', object, data }])
  return right([{ naam: 'doel.behaald', object, data: { ...data, behaaldOp } }])
}
