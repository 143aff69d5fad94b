import { document, el, field, type Xml } from '../xml'
import type { Described } from './zaken'

/** A file of iJw or iWmo 3.2. */
export interface Berichtbestand {
  readonly bestand: string
  readonly xml: string
}

interface Common {
  readonly wet: 'jeugdwet' | 'wmo'
  readonly client: Described
  readonly gemeentecode: string
  /** AGB code of the provider. */
  readonly aanbieder: string
  readonly nummer: number
  readonly dagtekening: string
  readonly toewijzing: number
  readonly product: { readonly categorie: string; readonly code: string }
}

export type Toewijzing = Common & { readonly ingang: string; readonly tot?: string }
export type Start = Common & {
  readonly ingang: string
  readonly begin: string
  readonly verwijderd?: boolean
}
export type Stop = Start & { readonly einde: string; readonly reden: string }

const kinds = {
  '301': { lijst: 'ToegewezenProducten', code: { jeugdwet: '436', wmo: '414' } },
  '305': { lijst: 'StartProducten', code: { jeugdwet: '438', wmo: '418' } },
  '307': { lijst: 'StopProducten', code: { jeugdwet: '440', wmo: '420' } },
} as const
type Kind = keyof typeof kinds

const message = (kind: Kind, given: Common, product: Xml): string => {
  const [standard, prefix] = given.wet === 'jeugdwet' ? ['ijw', 'jw'] : ['iwmo', 'wmo']
  const space = `http://www.istandaarden.nl/${standard}/3_2`
  const { lijst, code } = kinds[kind]
  // A toewijzing goes from the municipality to the provider, the others come back.
  const [from, to] =
    kind === '301' ? [given.gemeentecode, given.aanbieder] : [given.aanbieder, given.gemeentecode]
  return document(
    el(
      `m:Bericht xmlns:m="${space}/${prefix}${kind}/schema" xmlns:b="${space}/basisschema/schema"`,
      el(
        'm:Header',
        field('m:BerichtCode', code[given.wet]),
        field('m:BerichtVersie', '3'),
        field('m:BerichtSubversie', '2'),
        field('m:Afzender', from),
        field('m:Ontvanger', to),
        el(
          'm:BerichtIdentificatie',
          field('b:Identificatie', `${prefix}${kind}-${given.nummer}`),
          field('b:Dagtekening', given.dagtekening),
        ),
      ),
      el('m:Client', clientFields(given.client), el(`m:${lijst}`, product)),
    ),
  )
}

const clientFields = ({ bsn, geboortedatum, geslacht, name }: Described): readonly Xml[] => {
  const [year = '1900', month, day] = (geboortedatum ?? '').split('-')
  const lacking = day !== undefined ? undefined : month !== undefined ? '1' : '2'
  return [
    field('m:Bsn', bsn),
    el(
      'm:Geboortedatum',
      field('b:Datum', `${year}-${month ?? '01'}-${day ?? '01'}`),
      field('b:DatumGebruik', lacking),
    ),
    field('m:Geslacht', geslacht === undefined ? '0' : geslacht === 'M' ? '1' : '2'),
    el(
      'm:Naam',
      el(
        'b:Geslachtsnaam',
        field('b:Achternaam', name.geslachtsnaam),
        field('b:Voorvoegsel', name.voorvoegsel),
      ),
      name.partner !== undefined &&
        el(
          'b:Partnernaam',
          field('b:Achternaam', name.partner.geslachtsnaam),
          field('b:Voorvoegsel', name.partner.voorvoegsel),
        ),
      !name.voorletters && field('b:Voornamen', name.voornamen.join(' ')),
      field('b:Voorletters', name.voornamen.map((given) => given.slice(0, 1)).join('')),
    ),
  ]
}

const productFields = ({ product }: Common): Xml =>
  el('m:Product', field('b:Categorie', product.categorie), field('b:Code', product.code))

/** 301: the municipality allocates. */
export const bericht301 = (given: Toewijzing): string =>
  message(
    '301',
    given,
    el(
      'm:ToegewezenProduct',
      field('m:ToewijzingNummer', given.toewijzing),
      productFields(given),
      field('m:Toewijzingsdatum', given.dagtekening),
      field('m:Toewijzingstijd', '10:00:00'),
      field('m:Ingangsdatum', given.ingang),
      field('m:Einddatum', given.tot),
    ),
  )

/** 305: the provider has begun; deleted with status 3. */
export const bericht305 = (given: Start): string =>
  message(
    '305',
    given,
    el(
      'm:StartProduct',
      field('m:ToewijzingNummer', given.toewijzing),
      productFields(given),
      field('m:ToewijzingIngangsdatum', given.ingang),
      field('m:Begindatum', given.begin),
      field('m:StatusAanlevering', given.verwijderd ? '3' : '1'),
    ),
  )

/** 307: the provider has ended. */
export const bericht307 = (given: Stop): string =>
  message(
    '307',
    given,
    el(
      'm:StopProduct',
      field('m:ToewijzingNummer', given.toewijzing),
      productFields(given),
      field('m:ToewijzingIngangsdatum', given.ingang),
      field('m:Begindatum', given.begin),
      field('m:StatusAanlevering', '1'),
      field('m:Einddatum', given.einde),
      field('m:RedenBeeindiging', given.reden),
    ),
  )
