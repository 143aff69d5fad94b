import type { Translate } from '@gezinsbeeld/adapter-kit'
import { meaning, present, presentOrNone } from '@gezinsbeeld/adapter-kit/fields'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import { rollen } from '../codes'
import { persoonKeySpace } from '../keys'
import type { BetrokkenheidRecord } from './record'

/** One row: `betrokkenheid.gestart`, or `betrokkenheid.beeindigd` when it has an end. */
export const translateBetrokkenheid: Translate<BetrokkenheidRecord> = (record, context) => {
  const rol = meaning(rollen, record.rol, 'rol')
  if (isLeft(rol)) return rol
  const object = context.object('betrokkenheid', record.betrokkenheid_id)
  const data = {
    referentie: `${context.organisatie}:${object}`,
    personen: [context.persoon(persoonKeySpace, record.persoon_id)],
    rol: rol.right,
    ...present({
      begindatum: record.begindatum,
      contactpersoon: presentOrNone({
        naam: record.medewerker,
        functie: record.functie,
        telefoon: record.telefoon,
        email: record.email,
      }),
      regie: record.regie,
    }),
  }
  const { einddatum } = record
  if (einddatum === undefined) return right([{ naam: 'betrokkenheid.gestart', object, data }])
  return right([{ naam: 'betrokkenheid.beeindigd', object, data: { ...data, einddatum } }])
}
