import type { Rejection, TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { present } from '@gezinsbeeld/adapter-kit/fields'
import { type Either, left, right } from 'fp-ts/lib/Either.js'
import { type Client, clientsOf } from './clients'
import { contactOf } from './contact'
import type { ZaakRecord } from './record'
import type { BetrokkenheidType, CommonType } from './settings'
import { unknownType } from './status'
import { atUrl, lastPart, means } from './url'

interface Settings<T> {
  readonly zaaktypen: Readonly<Record<string, T>>
  readonly nietDelen: readonly string[]
}

/** What the configuration says a case is; undefined: it is not told. */
export const typeOf = <T extends { readonly als: string }>(
  zaak: ZaakRecord,
  { zaaktypen, nietDelen }: Settings<T>,
): Either<Rejection, Exclude<T, { readonly als: 'negeer' }> | undefined> => {
  const type = atUrl(zaaktypen, zaak.zaaktype) ?? zaaktypen['*']
  if (type === undefined) return left(unknownType('zaaktypen', zaak.zaaktype, 'zaaktype'))
  const { vertrouwelijkheidaanduiding: secrecy } = zaak
  return right(isTold(type) && !(secrecy !== undefined && nietDelen.includes(secrecy)) ? type : undefined)
}

const isTold = <T extends { readonly als: string }>(
  type: T,
): type is Exclude<T, { readonly als: 'negeer' }> => type.als !== 'negeer'

/** Whether the result says that the case should not have been. */
const isVoid = ({ resultaten }: ZaakRecord, { vervallen }: CommonType): boolean =>
  resultaten.some(({ resultaattype }) => vervallen.some((each) => means(each, resultaattype)))

/** The clients whom a case is about; nobody when the case should not have been. */
export const aboutWhom = (
  zaak: ZaakRecord,
  type: CommonType,
  context: TranslateContext,
): Either<Rejection, readonly Client[]> => (isVoid(zaak, type) ? right([]) : clientsOf(zaak, type, context))

export interface ZaakObject {
  readonly object: string
  readonly dossier: string
  readonly base: { readonly referentie: string; readonly personen: readonly string[] }
}

/**
 * One object of a case for each client: each is shared with that client's own file, and a case about two says nothing of the one in the
 * file of the other.
 */
export const perClient = (
  zaak: ZaakRecord,
  clients: readonly Client[],
  context: TranslateContext,
  eventOf: (object: ZaakObject) => TranslatedEvent | undefined,
): readonly TranslatedEvent[] =>
  clients.flatMap(({ referentie, sleutel, event }) => {
    const object = context.object('zaak', `${lastPart(zaak.url)}|${sleutel}`)
    const base = { referentie: `${context.organisatie}:${object}`, personen: [referentie] }
    const told = eventOf({ object, dossier: referentie, base })
    return told === undefined ? [] : [event, told]
  })

/** One object of a case for all its clients together, who are a family and known as such. */
export const together = (
  zaak: ZaakRecord,
  clients: readonly Client[],
  context: TranslateContext,
  eventOf: (object: Omit<ZaakObject, 'dossier'>) => TranslatedEvent,
): readonly TranslatedEvent[] => {
  if (clients.length === 0) return []
  const object = context.object('zaak', lastPart(zaak.url))
  const personen = clients.map(({ referentie }) => referentie)
  const base = { referentie: `${context.organisatie}:${object}`, personen }
  return [...clients.map(({ event }) => event), eventOf({ object, base })]
}

/** `betrokkenheid.gestart`, or `betrokkenheid.beeindigd` once the case is closed. */
export const betrokkenheidOf = (
  { startdatum, einddatum, rollen }: ZaakRecord,
  { rol, regie, contact }: BetrokkenheidType,
  { object, base, ...file }: Omit<ZaakObject, 'dossier'> & Partial<ZaakObject>,
): TranslatedEvent => {
  const data = {
    ...{ ...base, personen: [...base.personen], rol },
    ...present({ begindatum: startdatum, contactpersoon: contactOf(rollen, contact), regie }),
  }
  return einddatum === undefined
    ? { naam: 'betrokkenheid.gestart', object, ...file, data }
    : { naam: 'betrokkenheid.beeindigd', object, ...file, data: { ...data, einddatum } }
}
