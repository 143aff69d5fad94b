import type { Translate } from '@gezinsbeeld/adapter-kit'
import { meaning, meaningIfAny, present } from '@gezinsbeeld/adapter-kit/fields'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import { maatregelen, redenenBeeindiging } from '../codes'
import { persoonKeySpace } from '../keys'
import type { MaatregelRecord } from './record'

/** One row: `maatregel.opgelegd`, or `maatregel.beeindigd` when it has an end. */
export const translateMaatregel: Translate<MaatregelRecord> = (record, context) => {
  const soort = meaning(maatregelen, record.soort, 'soort')
  if (isLeft(soort)) return soort
  const reden = meaningIfAny(redenenBeeindiging, record.reden_beeindiging, 'reden_beeindiging')
  if (isLeft(reden)) return reden
  const object = context.object('maatregel', record.maatregel_id)
  const data = {
    referentie: `${context.organisatie}:${object}`,
    personen: [context.persoon(persoonKeySpace, record.persoon_id)],
    soort: soort.right,
    ...present({
      ingangsdatum: record.ingangsdatum,
      datumBeslissing: record.datum_beslissing,
      verlengdTot: record.verlengd_tot,
      uitvoerder: record.uitvoerder,
    }),
  }
  const { einddatum } = record
  // A reason without an end date does not end a measure: until the date is there, it is shown as running.
  if (einddatum === undefined) return right([{ naam: 'maatregel.opgelegd', object, data }])
  const ended = { ...data, einddatum, ...present({ redenBeeindiging: reden.right }) }
  return right([{ naam: 'maatregel.beeindigd', object, data: ended }])
}
