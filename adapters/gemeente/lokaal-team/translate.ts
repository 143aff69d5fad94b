import type { Translate } from '@gezinsbeeld/adapter-kit'
import { present } from '@gezinsbeeld/adapter-kit/fields'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import type { ZaakRecord } from '../zgw/record'
import { lokaalTeamSettings } from '../zgw/settings'
import { aboutWhom, betrokkenheidOf, together, typeOf } from '../zgw/zaak'

/** A case of the local team, with its clients: its involvement with a family, or the family's plan. */
export const translateLokaalTeam: Translate<ZaakRecord> = (zaak, context) => {
  const found = typeOf(zaak, lokaalTeamSettings(context.config))
  if (isLeft(found)) return found
  const type = found.right
  if (type === undefined) return right([])
  const clients = aboutWhom(zaak, type, context)
  if (isLeft(clients)) return clients
  const events = together(zaak, clients.right, context, (about) => {
    switch (type.als) {
      case 'betrokkenheid':
        return betrokkenheidOf(zaak, type, about)
      case 'plan':
        return {
          naam: 'plan.vastgesteld',
          object: about.object,
          data: {
            ...{ ...about.base, personen: [...about.base.personen], soort: type.soort },
            ...present({ vastgesteldOp: zaak.startdatum, einddatum: zaak.einddatum }),
          },
        }
    }
  })
  return right(events)
}
