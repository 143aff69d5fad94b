/** Parts of CORV messages, as a system of the chain writes them (StUF-Jeugdzorg 1.0.9). For tests and the synthetic region. */

export interface Stuur {
  readonly zender: string
  readonly ontvanger: string
  readonly referentienummer: string
  /** 8 to 17 digits. */
  readonly tijdstip: string
  readonly applicatie?: string
}

export interface PersoonXml {
  readonly bsn?: string | undefined
  readonly geslachtsnaam: string
  readonly voorvoegsel?: string | undefined
  readonly voorletters?: string | undefined
  readonly voornamen?: string | undefined
  /** M, V or O. */
  readonly geslacht?: string | undefined
  /** 8 digits. */
  readonly geboortedatum?: string | undefined
  /** `D`: the day is not known, `M`: nor the month, `J`: nor the year. */
  readonly onvolledig?: 'D' | 'M' | 'J' | undefined
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** An element with text; none when there is no text. */
export const el = (name: string, text: string | undefined, attributes = ''): string =>
  text === undefined
    ? ''
    : `<${name}${attributes === '' ? '' : ` ${attributes}`}>${escaped(text)}</${name}>\n`

/** An element with elements in it. */
export const wrap = (name: string, inner: string, entiteittype?: string): string =>
  `<${name}${entiteittype === undefined ? '' : ` StUF:entiteittype="${entiteittype}"`}>\n${inner}</${name}>\n`

const namespaces = [
  'xmlns:JZ="http://www.stufstandaarden.nl/koppelvlak/jz0100"',
  'xmlns:StUF="http://www.egem.nl/StUF/StUF0301"',
  'xmlns:ZKN="http://www.egem.nl/StUF/sector/zkn/0310"',
  'xmlns:BG="http://www.egem.nl/StUF/sector/bg/0310"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ')

const systeem = (name: string, organisatie: string, applicatie: string): string =>
  wrap(`StUF:${name}`, el('StUF:organisatie', organisatie) + el('StUF:applicatie', applicatie))

export const message = (root: string, stuur: Stuur, object: string): string => {
  const { zender, ontvanger, referentienummer, tijdstip, applicatie = 'CORV' } = stuur
  const stuurgegevens = wrap(
    'JZ:stuurgegevens',
    el('StUF:berichtcode', 'Di01') +
      systeem('zender', zender, applicatie) +
      systeem('ontvanger', ontvanger, applicatie) +
      el('StUF:referentienummer', referentienummer) +
      el('StUF:tijdstipBericht', tijdstip) +
      el('StUF:functie', root),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<JZ:${root} ${namespaces}>\n${stuurgegevens}${object}</JZ:${root}>\n`
}

const geboorte = ({ geboortedatum, onvolledig }: PersoonXml): string =>
  el(
    'BG:geboortedatum',
    geboortedatum,
    onvolledig === undefined ? '' : `StUF:indOnvolledigeDatum="${onvolledig}"`,
  )

/** What stands in every natuurlijkPersoon, in the order of the XSDs; vtMelding and meldingGeneriek know no voorletters. */
export const persoon = (found: PersoonXml, voorletters = true): string =>
  el('BG:inp.bsn', found.bsn) +
  el('BG:geslachtsnaam', found.geslachtsnaam) +
  el('BG:voorvoegselGeslachtsnaam', found.voorvoegsel) +
  (voorletters ? el('BG:voorletters', found.voorletters) : '') +
  el('BG:voornamen', found.voornamen) +
  el('BG:geslachtsaanduiding', found.geslacht) +
  geboorte(found)
