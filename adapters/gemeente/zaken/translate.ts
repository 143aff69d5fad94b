import type { Rejection, Translate, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { type Either, isLeft, right } from 'fp-ts/lib/Either.js'
import type { ZaakRecord } from '../zgw/record'
import {
  type BestaanszekerheidType,
  type BetrokkenheidType,
  type VoorzieningType,
  zakenSettings,
} from '../zgw/settings'
import { standsOf } from '../zgw/status'
import { aboutWhom, betrokkenheidOf, perClient, typeOf, type ZaakObject } from '../zgw/zaak'
import { bestaanszekerheidOf } from './bestaanszekerheid'
import { voorzieningOf } from './voorziening'

type Type = BetrokkenheidType | VoorzieningType | BestaanszekerheidType
type EventOf = (about: ZaakObject) => TranslatedEvent | undefined

const eventOf = (zaak: ZaakRecord, type: Type): Either<Rejection, EventOf> => {
  switch (type.als) {
    case 'betrokkenheid':
      return right((about) => betrokkenheidOf(zaak, type, about))
    case 'voorziening': {
      const stands = standsOf(zaak, type.statustypen)
      return isLeft(stands) ? stands : right((about) => voorzieningOf(type, stands.right, about))
    }
    case 'bestaanszekerheid': {
      const stands = standsOf(zaak, type.statustypen)
      return isLeft(stands) ? stands : right((about) => bestaanszekerheidOf(zaak, type, stands.right, about))
    }
  }
}

/** A case of Wmo, debt counselling, income or housing: for each client what it is, in that client's file. */
export const translateZaak: Translate<ZaakRecord> = (zaak, context) => {
  const found = typeOf(zaak, zakenSettings(context.config))
  if (isLeft(found)) return found
  const type = found.right
  if (type === undefined) return right([])
  const event = eventOf(zaak, type)
  if (isLeft(event)) return event
  const clients = aboutWhom(zaak, type, context)
  return isLeft(clients) ? clients : right(perClient(zaak, clients.right, context, event.right))
}
