import type { Rejection, TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { meaningWherePossible, present, presentOrNone } from '@gezinsbeeld/adapter-kit/fields'
import type { Naam } from '@gezinsbeeld/contracts'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import { cod472 } from '../codelijsten/cod472-relatie'
import { berichtGeslacht } from '../codelijsten/geslacht'
import { objectVanBsn, persoonMetBsn } from '../keys'
import { knownDate } from './date'
import type { Client, Name } from './record'

const naamOf = (name: Name): Naam | undefined =>
  presentOrNone({
    voornamen: name.Voornamen,
    voorletters: name.Voornamen === undefined ? name.Voorletters : undefined,
    voorvoegsel: name.Geslachtsnaam.Voorvoegsel,
    geslachtsnaam: name.Geslachtsnaam.Achternaam,
    partnervoorvoegsel: name.Partnernaam?.Voorvoegsel,
    partnernaam: name.Partnernaam?.Achternaam,
  })

const onceEach = (events: readonly TranslatedEvent[]): readonly TranslatedEvent[] => [
  ...new Map(events.map((event) => [event.object, event])).values(),
]

type Relation = NonNullable<Client['Relaties']>['Relatie'][number]

const aboutRelation = (
  relation: Relation,
  client: string,
  bsn: string,
  context: TranslateContext,
): Either<Rejection, readonly TranslatedEvent[]> => {
  const place = 'Client/Relaties/Relatie'
  const soort = meaningWherePossible(cod472, relation.Soort, `${place}/Soort`, context)
  if (soort === undefined || soort === 'niemand') return right([])
  const geslacht = meaningWherePossible(berichtGeslacht, relation.Geslacht, `${place}/Geslacht`, context)
  const pad = 'Client/Relaties/Relatie/Geboortedatum'
  const born =
    relation.Geboortedatum === undefined ? right(undefined) : knownDate(relation.Geboortedatum, pad)
  if (isLeft(born)) return born
  // Somebody without a BSN is only known by a number within this client's file.
  const key = `${bsn}|${relation.Nummer}`
  const van = context.persoon('bericht-relatie', key)
  const object = context.object('bericht-relatie-soort', `${key}|${relation.Soort}`)
  return right([
    {
      naam: 'persoon.vastgelegd',
      object: context.object('bericht-relatie', key),
      dossier: client,
      data: {
        referentie: van,
        personen: [van],
        ...present({ naam: naamOf(relation.Naam), geboortedatum: born.right, geslacht }),
      },
    },
    {
      naam: 'relatie.vastgelegd',
      object,
      dossier: client,
      data: {
        referentie: `${context.organisatie}:${object}`,
        personen: [van, client],
        ...{ van, naar: client, soort },
      },
    },
  ])
}

/** The client of a message and whom it names around the client, all in the client's file. */
export const aboutClient = (
  client: Client,
  context: TranslateContext,
): Either<Rejection, { readonly client: string; readonly events: readonly TranslatedEvent[] }> => {
  const pseudoniem = context.pseudoniem(client.Bsn)
  if (pseudoniem === undefined)
    return left({
      reden: 'zonder-bsn',
      pad: 'Client/Bsn',
      uitleg: 'expected a BSN: there is no client without one',
    })
  const born = knownDate(client.Geboortedatum, 'Client/Geboortedatum')
  if (isLeft(born)) return born
  context.raadpleeg(client.Bsn)
  const geslacht = meaningWherePossible(berichtGeslacht, client.Geslacht, 'Client/Geslacht', context)
  const referentie = persoonMetBsn(context, client.Bsn)
  const events: TranslatedEvent[] = [
    {
      naam: 'persoon.vastgelegd',
      object: objectVanBsn(context, client.Bsn),
      dossier: referentie,
      data: {
        referentie,
        personen: [referentie],
        pseudoniemen: [pseudoniem],
        ...present({
          naam: naamOf(client.Naam),
          geboortedatum: born.right,
          geslacht,
        }),
      },
    },
  ]
  for (const relation of client.Relaties?.Relatie ?? []) {
    const about = aboutRelation(relation, referentie, client.Bsn, context)
    if (isLeft(about)) return about
    events.push(...about.right)
  }
  // Somebody may be named twice, as parent and as guardian.
  return right({ client: referentie, events: onceEach(events) })
}
