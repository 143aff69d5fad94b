import type { Translate } from '@gezinsbeeld/adapter-kit'
import { adresOf, meaningIfAny, present, presentOrNone } from '@gezinsbeeld/adapter-kit/fields'
import type { Naam, Persoon } from '@gezinsbeeld/contracts'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import { geslachten, naamgebruik } from '../codes'
import { persoonKeySpace } from '../keys'
import type { PersoonRecord } from './record'

type Birth = Pick<Persoon, 'geboortedatum' | 'ongeboren'>
type Whereabouts = Pick<Persoon, 'geheimhouding' | 'adres' | 'telefoon'>

/** A child that is born has a birth date; the expected date that then remains in the row is the past. */
const birthOf = ({ geboortedatum, verwachte_datum }: PersoonRecord): Birth => {
  if (geboortedatum !== undefined) return { geboortedatum }
  return verwachte_datum === undefined ? {} : { ongeboren: { verwachteDatum: verwachte_datum } }
}

const whereaboutsOf = (record: PersoonRecord): Whereabouts =>
  record.geheim
    ? { geheimhouding: true }
    : { geheimhouding: false, ...present({ adres: adresOf(record), telefoon: record.telefoon }) }

/** Initials in the column of the given names: `J.P.`, `J P`. Two small letters in a row are a name, which nearly all rows have. */
const isInitials = (found: string | undefined): boolean =>
  found !== undefined &&
  !/[a-z]{2}/.test(found) &&
  found.length <= 40 &&
  /^(?:\p{Lu}\p{Ll}?\. ?)+$|^\p{Lu}(?: \p{Lu})*$/u.test(found)

const naamOf = (record: PersoonRecord, gebruik: Naam['naamgebruik'] | undefined): Naam | undefined => {
  const initials = isInitials(record.voornamen)
  return presentOrNone({
    voornamen: initials ? undefined : record.voornamen,
    voorletters: initials ? record.voornamen : undefined,
    roepnaam: record.roepnaam,
    voorvoegsel: record.voorvoegsel,
    geslachtsnaam: record.geslachtsnaam,
    partnervoorvoegsel: record.partnervoorvoegsel,
    partnernaam: record.partnernaam,
    naamgebruik: gebruik,
  })
}

/** One row, one `persoon.vastgelegd`. */
export const translatePersoon: Translate<PersoonRecord> = (record, context) => {
  const gebruik = meaningIfAny(naamgebruik, record.naamgebruik, 'naamgebruik')
  if (isLeft(gebruik)) return gebruik
  const geslacht = meaningIfAny(geslachten, record.geslacht, 'geslacht')
  if (isLeft(geslacht)) return geslacht
  const referentie = context.persoon(persoonKeySpace, record.persoon_id)
  const birth = birthOf(record)
  // A child that is not born has no BSN: what stands there is its mother's.
  const pseudoniem = birth.ongeboren === undefined ? context.pseudoniem(record.bsn) : undefined
  const data = {
    referentie,
    personen: [referentie],
    ...present({
      pseudoniemen: pseudoniem === undefined ? undefined : [pseudoniem],
      naam: naamOf(record, gebruik.right),
      geslacht: geslacht.right,
    }),
    ...record.overlijdensdatum,
    ...birth,
    ...whereaboutsOf(record),
  }
  return right([
    { naam: 'persoon.vastgelegd', object: context.object(persoonKeySpace, record.persoon_id), data },
  ])
}
