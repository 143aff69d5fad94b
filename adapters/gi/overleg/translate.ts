import type { Rejection, Translate } from '@gezinsbeeld/adapter-kit'
import { meaning, present } from '@gezinsbeeld/adapter-kit/fields'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import { overleggen } from '../codes'
import { participantsOf, personsOf, referenceTo } from '../persons'
import type { OverlegRecord } from './record'

const withoutDay: Rejection = {
  reden: 'onleesbaar',
  pad: 'datum',
  uitleg: 'found a meeting that has been held without datum and aanvang; expected one of them',
}

/** One row: `overleg.gepland`, or `overleg.gehouden` when it has been held. */
export const translateOverleg: Translate<OverlegRecord> = (record, context) => {
  const soort = meaning(overleggen, record.soort, 'soort')
  if (isLeft(soort)) return soort
  const { datum, aanvang } = record
  const object = context.object('overleg', record.overleg_id)
  const data = {
    referentie: `${context.organisatie}:${object}`,
    personen: personsOf(record.persoon_ids, context),
    soort: soort.right,
    ...present({
      plan: referenceTo('plan', record.plan_id, context),
      plaats: record.plaats,
      deelnemers: participantsOf(record.deelnemers, context),
      deelbaarMetGezin: record.deelbaar,
    }),
  }
  if (record.gehouden !== true)
    return right([{ naam: 'overleg.gepland', object, data: { ...data, ...present({ datum, aanvang }) } }])
  if (aanvang !== undefined)
    return right([{ naam: 'overleg.gehouden', object, data: { ...data, aanvang, ...present({ datum }) } }])
  if (datum === undefined) return left(withoutDay)
  return right([{ naam: 'overleg.gehouden', object, data: { ...data, datum } }])
}
