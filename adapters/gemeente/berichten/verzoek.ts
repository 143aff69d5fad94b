import type { Rejection, TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { present } from '@gezinsbeeld/adapter-kit/fields'
import { type Either, left, right } from 'fp-ts/lib/Either.js'
import type { ProductRecord } from './record'
import { type About, categorieOf, otherProduct } from './voorziening'

/** A provider gives each request a number of its own, which the allocation that answers it repeats. */
const objectOf = ({ client, agb }: About, referentie: string, context: TranslateContext): string =>
  context.object('verzoek', `${agb}|${referentie}|${client}`)

/**
 * That help was asked for and is not allocated yet (iJw and iWmo 315): the client waits. Nothing is told of what the client does not
 * have; only that somebody asked, since when, and for what kind of help.
 */
export const gevraagd = (
  { AangevraagdProduct: product, bericht }: ProductRecord,
  about: About,
  context: TranslateContext,
): Either<Rejection, TranslatedEvent> => {
  if (product === undefined) return left(otherProduct('AangevraagdProduct'))
  const { Identificatie, Dagtekening } = bericht.Bericht.Header.BerichtIdentificatie
  const referentie = product.ReferentieAanbieder ?? Identificatie
  if (referentie === undefined) return left(otherProduct('AangevraagdProduct/ReferentieAanbieder'))
  const categorie = categorieOf(product.Product, about, context)
  const object = objectOf(about, referentie, context)
  const what = categorie === undefined ? '' : ` (${categorie})`
  return right({
    naam: 'signaal.afgegeven',
    ...{ object, dossier: about.client },
    data: {
      referentie: `${context.organisatie}:${object}`,
      personen: [about.client],
      soort: 'wachttijd',
      toelichting: `Er is om toewijzing van hulp gevraagd${what}; de gemeente heeft nog niet toegewezen.`,
      ...present({ begindatum: Dagtekening }),
    },
  })
}

/** The allocation that answers a request ends the waiting, also when it is read before the request. */
export const beantwoord = (
  { ToegewezenProduct: product }: ProductRecord,
  about: About,
  context: TranslateContext,
): TranslatedEvent | undefined => {
  if (product?.ReferentieAanbieder === undefined) return undefined
  const object = objectOf(about, product.ReferentieAanbieder, context)
  return {
    naam: 'signaal.opgeheven',
    ...{ object, dossier: about.client, rang: 1, neemtOver: ['begindatum'] },
    data: {
      referentie: `${context.organisatie}:${object}`,
      personen: [about.client],
      soort: 'wachttijd',
      ...present({ einddatum: product.Toewijzingsdatum }),
    },
  }
}
