import type { Rejection, TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import {
  adresOf,
  meaningIfAny,
  present,
  presentOrNone,
  readOrNone,
  record,
} from '@gezinsbeeld/adapter-kit/fields'
import type { Adres } from '@gezinsbeeld/contracts'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import { UnknownRecord, unknown } from 'io-ts'
import { brpNaamgebruik } from '../codelijsten/brp'
import { brpGeslacht } from '../codelijsten/geslacht'
import { objectVanBsn, persoonMetBsn } from '../keys'
import { dateOf } from './date'
import type { BrpRecord, Person } from './record'

const Place = record({ type: unknown, functieAdres: unknown, verblijfadres: UnknownRecord })

/** The home address. One for letters only, one abroad and one that is not known are none. */
const homeOf = (verblijfplaats: unknown): Adres | undefined => {
  const place = readOrNone(Place, verblijfplaats)
  const isForLetters = UnknownRecord.is(place?.functieAdres) && place.functieAdres['code'] === 'B'
  if (place?.type !== 'Adres' || isForLetters) return undefined
  const { verblijfadres: found } = place
  return adresOf({
    straat: found['officieleStraatnaam'] ?? found['korteStraatnaam'],
    huisnummer: found['huisnummer'],
    huisletter: found['huisletter'],
    toevoeging: found['huisnummertoevoeging'],
    postcode: found['postcode'],
    woonplaats: found['woonplaats'],
  })
}

/** Only a plain no, or nothing, says that an address may be known. */
const isOpen = (found: unknown): boolean =>
  found === undefined || found === null || found === false || found === 0 || found === '0'

const deathOf = (
  person: Person,
): Either<Rejection, { readonly overlijdensdatum?: string; readonly overleden?: true }> => {
  if (person.overlijden === undefined) return right({})
  const day = dateOf(person.overlijden.datum, 'persoon/overlijden/datum')
  if (isLeft(day)) return day
  return right(day.right === undefined ? { overleden: true } : { overlijdensdatum: day.right })
}

/** The client itself. The BRP goes before what cases and messages say of the same person. */
export const persoonOf = (
  { gevraagd, geheimAdres }: BrpRecord,
  person: Person,
  context: TranslateContext,
): Either<Rejection, TranslatedEvent> => {
  const now = context.pseudoniem(person.burgerservicenummer)
  const asked = context.pseudoniem(gevraagd)
  if (now === undefined || asked === undefined)
    return left({ reden: 'zonder-bsn', pad: 'persoon/burgerservicenummer', uitleg: 'expected a BSN' })
  const geslacht = meaningIfAny(brpGeslacht, person.geslacht?.code, 'persoon/geslacht/code')
  if (isLeft(geslacht)) return geslacht
  const usage = person.naam?.aanduidingNaamgebruik?.code
  const naamgebruik = meaningIfAny(brpNaamgebruik, usage, 'persoon/naam/aanduidingNaamgebruik/code')
  if (isLeft(naamgebruik)) return naamgebruik
  const born = dateOf(person.geboorte?.datum, 'persoon/geboorte/datum')
  if (isLeft(born)) return born
  const death = deathOf(person)
  if (isLeft(death)) return death
  const referentie = persoonMetBsn(context, gevraagd)
  const geheimhouding = !isOpen(person.geheimhoudingPersoonsgegevens)
  const { voornamen, voorletters, voorvoegsel, geslachtsnaam } = person.naam ?? {}
  const naam = presentOrNone({
    voornamen,
    voorletters: voornamen === undefined ? voorletters : undefined,
    ...{ voorvoegsel, geslachtsnaam, naamgebruik: naamgebruik.right },
  })
  return right({
    naam: 'persoon.vastgelegd',
    object: objectVanBsn(context, gevraagd),
    dossier: referentie,
    rang: 1,
    data: {
      referentie,
      personen: [referentie],
      pseudoniemen: [...new Set([now, asked])],
      ...present({ naam, geboortedatum: born.right, geslacht: geslacht.right }),
      ...death.right,
      geheimhouding,
      // Who lives with somebody whose address is secret gives it away.
      ...present({ adres: geheimhouding || geheimAdres ? undefined : homeOf(person.verblijfplaats) }),
    },
  })
}
