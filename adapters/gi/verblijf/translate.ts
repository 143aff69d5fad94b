import type { Translate } from '@gezinsbeeld/adapter-kit'
import { meaning, present } from '@gezinsbeeld/adapter-kit/fields'
import type { Verblijf } from '@gezinsbeeld/contracts'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import { verblijven } from '../codes'
import { persoonKeySpace } from '../keys'
import type { VerblijfRecord } from './record'

type Place = Pick<Verblijf, 'aanbieder' | 'locatie' | 'locatieGeheim'>

/**
 * Where it is. A shelter and a crisis place are secret always. Of a home or a foster home only the provider is told: what
 * stands as its location is an address or the name of a family.
 */
const placeOf = ({ geheim, aanbieder, locatie }: VerblijfRecord, soort: Verblijf['soort']): Place => {
  if (geheim) return { locatieGeheim: true }
  const provider = aanbieder === undefined ? {} : { aanbieder: { naam: aanbieder } }
  switch (soort) {
    case 'opvang':
    case 'crisis':
      return {}
    case 'thuis':
    case 'pleeggezin':
      return provider
    case 'instelling':
      return { ...provider, ...(locatie === undefined ? {} : { locatie: { naam: locatie } }) }
  }
}

/** One row: `verblijf.gestart`, or `verblijf.beeindigd` when it has an end. */
export const translateVerblijf: Translate<VerblijfRecord> = (record, context) => {
  const soort = meaning(verblijven, record.soort, 'soort')
  if (isLeft(soort)) return soort
  const object = context.object('verblijf', record.verblijf_id)
  const data = {
    referentie: `${context.organisatie}:${object}`,
    personen: [context.persoon(persoonKeySpace, record.persoon_id)],
    soort: soort.right,
    ...present({ begindatum: record.begindatum }),
    ...placeOf(record, soort.right),
  }
  const { einddatum } = record
  if (einddatum === undefined) return right([{ naam: 'verblijf.gestart', object, data }])
  return right([{ naam: 'verblijf.beeindigd', object, data: { ...data, einddatum } }])
}
