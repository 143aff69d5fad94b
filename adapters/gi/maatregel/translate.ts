import type { Translate } from '@gezinsbeeld/adapter-kit'
import { meaning, meaningIfAny, present } from '@gezinsbeeld/adapter-kit/fields'
import { bind, Do, map } from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { maatregelen, redenenBeeindiging } from '../codes'
import { persoonKeySpace } from '../keys'
import type { MaatregelRecord } from './record'

/** One row: `maatregel.opgelegd`, or `maatregel.beeindigd` when it has an end. */
export const translateMaatregel: Translate<MaatregelRecord> = (record, context) =>
  pipe(
    Do,
    bind('soort', () => meaning(maatregelen, record.soort, 'soort')),
    bind('reden', () => meaningIfAny(redenenBeeindiging, record.reden_beeindiging, 'reden_beeindiging')),
    map(({ soort, reden }) => {
      const object = context.object('maatregel', record.maatregel_id)
      const data = {
        referentie: `${context.organisatie}:${object}`,
        personen: [context.persoon(persoonKeySpace, record.persoon_id)],
        soort,
        ...present({
          ingangsdatum: record.ingangsdatum,
          datumBeslissing: record.datum_beslissing,
          verlengdTot: record.verlengd_tot,
          uitvoerder: record.uitvoerder,
        }),
      }
      const { einddatum } = record
      // A reason without an end date does not end a measure: until the date is there, it is shown as running.
      return einddatum === undefined
        ? [{ naam: 'maatregel.opgelegd', object, data }]
        : [
            {
              naam: 'maatregel.beeindigd',
              object,
              data: { ...data, einddatum, ...present({ redenBeeindiging: reden }) },
            },
          ]
    }),
  )
