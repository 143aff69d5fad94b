import type { Rejection, Translate } from '@gezinsbeeld/adapter-kit'
import { meaning, meaningIfAny, present } from '@gezinsbeeld/adapter-kit/fields'
import type { Gezag, Relatie } from '@gezinsbeeld/contracts'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import { gezag, relaties } from '../codes'
import { persoonKeySpace } from '../keys'
import type { RelatieRecord } from './record'

/** The view says whether there is authority, and only of a guardian that tells which kind. */
const gezagOf = (soort: Relatie['soort'], heeftGezag: 'ja' | 'nee' | undefined): Gezag | undefined => {
  if (heeftGezag === undefined) return undefined
  if (heeftGezag === 'nee') return 'geen-gezag'
  return soort === 'voogd' ? 'voogdij' : 'gezag-soort-onbekend'
}

const toOneself: Rejection = {
  reden: 'zelfde-persoon',
  pad: 'naar_persoon_id',
  uitleg: 'found a relation of a person to the same person; expected two persons',
}

/** One row, one `relatie.vastgelegd`, also when it has ended: the end is a part of its state. */
export const translateRelatie: Translate<RelatieRecord> = (record, context) => {
  if (record.van_persoon_id === record.naar_persoon_id) return left(toOneself)
  const soort = meaning(relaties, record.soort, 'soort')
  if (isLeft(soort)) return soort
  const heeftGezag = meaningIfAny(gezag, record.gezag, 'gezag')
  if (isLeft(heeftGezag)) return heeftGezag
  const van = context.persoon(persoonKeySpace, record.van_persoon_id)
  const naar = context.persoon(persoonKeySpace, record.naar_persoon_id)
  const object = context.object('relatie', record.relatie_id)
  const data = {
    referentie: `${context.organisatie}:${object}`,
    personen: [van, naar],
    van,
    naar,
    soort: soort.right,
    ...present({
      gezag: gezagOf(soort.right, heeftGezag.right),
      begindatum: record.begindatum,
      einddatum: record.einddatum,
    }),
  }
  return right([{ naam: 'relatie.vastgelegd', object, data }])
}
