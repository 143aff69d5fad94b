import type { Written } from '../person-file'
import { el, field, type Xml } from '../xml'

/** One message as the gateway leaves it: a file. */
export interface CorvBericht {
  readonly bestand: string
  readonly xml: string
}

export const namespaces = [
  'xmlns:JZ="http://www.stufstandaarden.nl/koppelvlak/jz0100"',
  'xmlns:ZKN="http://www.egem.nl/StUF/sector/zkn/0310"',
  'xmlns:BG="http://www.egem.nl/StUF/sector/bg/0310"',
  'xmlns:StUF="http://www.egem.nl/StUF/StUF0301"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ')

export interface Stuurgegevens {
  /** OINs. */
  readonly zender: string
  readonly ontvanger: string
  readonly referentienummer: string
  /** RFC 3339. */
  readonly tijdstip: string
}

/** StUF's digits: a moment without zone, in Dutch winter time, of 17. */
export const stufMoment = (moment: string): string => moment.replace(/\D/g, '').padEnd(17, '0').slice(0, 17)
export const stufDate = (date: string): string => date.replaceAll('-', '')

export const stuurgegevens = (
  functie: string,
  { zender, ontvanger, referentienummer, tijdstip }: Stuurgegevens,
): Xml =>
  el(
    'JZ:stuurgegevens',
    field('StUF:berichtcode', 'Di01'),
    el('StUF:zender', field('StUF:organisatie', zender), field('StUF:applicatie', 'CORV')),
    el('StUF:ontvanger', field('StUF:organisatie', ontvanger), field('StUF:applicatie', 'CORV')),
    field('StUF:referentienummer', referentienummer),
    field('StUF:tijdstipBericht', stufMoment(tijdstip)),
    field('StUF:functie', functie),
  )

/** A birth date, of which day or month may be lacking (StUF `indOnvolledigeDatum`): then the digits that are there, with 01. */
export const birthDate = (date: string | undefined): Xml => {
  if (date === undefined) return ''
  const lacking = date.length === 10 ? 'V' : date.length === 7 ? 'D' : 'M'
  const [year, month = '01', day = '01'] = date.split('-')
  return el(`BG:geboortedatum StUF:indOnvolledigeDatum="${lacking}"`, `${year}${month}${day}`)
}

export const sex = ({ geslacht }: Written): string => geslacht ?? 'O'

/** BSN and name, in the order of StUF BG. A vtMelding has no place for initials. */
export const bsnAndName = ({ bsn, name }: Written, initials = true): readonly Xml[] => [
  field('BG:inp.bsn', bsn),
  field('BG:geslachtsnaam', name.geslachtsnaam),
  field('BG:voorvoegselGeslachtsnaam', name.voorvoegsel),
  name.voorletters
    ? field('BG:voorletters', initials ? name.voornamen.join('') : undefined)
    : field('BG:voornamen', name.voornamen.join(' ')),
]

/** The address in JZ's `verblijfsadres`. */
export const residence = ({ adres }: Written): Xml =>
  adres === undefined
    ? ''
    : el(
        'BG:verblijfsadres',
        field('BG:wpl.woonplaatsNaam', adres.woonplaats),
        field('BG:gor.straatnaam', adres.straat),
        field('BG:aoa.postcode', adres.postcode),
        field('BG:aoa.huisnummer', adres.huisnummer),
        field('BG:aoa.huisletter', adres.huisletter),
        field('BG:aoa.huisnummertoevoeging', adres.toevoeging),
      )
