import type { Rejection, Translate } from '@gezinsbeeld/adapter-kit'
import { present } from '@gezinsbeeld/adapter-kit/fields'
import { left, right } from 'fp-ts/lib/Either.js'
import { participantsOf, personsOf, referenceTo } from '../persons'
import type { AfspraakRecord } from './record'

const both: Rejection = {
  reden: 'tegenstrijdig',
  pad: 'vervallen_op',
  uitleg: 'found nagekomen_op and vervallen_op; expected one of them at most',
}

/** One row: `afspraak.gemaakt` while it is open, then `afspraak.nagekomen` or `afspraak.vervallen`. */
export const translateAfspraak: Translate<AfspraakRecord> = (record, context) => {
  const { nagekomen_op: nagekomenOp, vervallen_op: vervallenOp } = record
  if (nagekomenOp !== undefined && vervallenOp !== undefined) return left(both)
  const object = context.object('afspraak', record.afspraak_id)
  const data = {
    referentie: `${context.organisatie}:${object}`,
    personen: personsOf(record.persoon_ids, context),
    omschrijving: record.omschrijving,
    ...present({
      plan: referenceTo('plan', record.plan_id, context),
      doel: referenceTo('doel', record.doel_id, context),
      wie: participantsOf(record.wie, context),
      gemaaktOp: record.gemaakt_op,
      uiterlijkOp: record.uiterlijk_op,
      deelbaarMetGezin: record.deelbaar,
    }),
  }
  if (nagekomenOp !== undefined)
    return right([{ naam: 'afspraak.nagekomen', object, data: { ...data, nagekomenOp } }])
  if (vervallenOp !== undefined)
    return right([{ naam: 'afspraak.vervallen', object, data: { ...data, vervallenOp } }])
  return right([{ naam: 'afspraak.gemaakt', object, data }])
}
