import {
  all,
  Bsn,
  Code,
  openEnd,
  optional,
  readOrNone,
  record,
  text,
  wherePossible,
} from '@gezinsbeeld/adapter-kit/fields'
import * as t from 'io-ts'
import { saysNothing } from '../codelijsten/berichten'
import { PartialDate, XmlDate } from './date'

const FamilyName = record({ Achternaam: text(200), Voorvoegsel: optional(text(20)) })

const Name = record({
  Geslachtsnaam: FamilyName,
  Partnernaam: wherePossible(FamilyName),
  Voornamen: optional(text(200)),
  Voorletters: optional(text(40)),
})

const Product = optional(record({ Categorie: optional(Code), Code: wherePossible(Code) }))

const Relation = record({
  Nummer: Code,
  Soort: Code,
  Geboortedatum: optional(PartialDate),
  Geslacht: optional(Code),
  Naam: Name,
})

export type Name = t.TypeOf<typeof Name>

const Client = record({
  Bsn,
  Geboortedatum: PartialDate,
  Geslacht: Code,
  Naam: Name,
  Relaties: optional(record({ Relatie: all(Relation) })),
})

export type Client = t.TypeOf<typeof Client>

const common = { ToewijzingNummer: Code, Product, StatusAanlevering: optional(Code) }

const Allocated = record({
  ...common,
  /** Of an allocation that was asked for. */
  ReferentieAanbieder: optional(Code),
  Toewijzingsdatum: optional(XmlDate),
  Ingangsdatum: XmlDate,
  Einddatum: openEnd(XmlDate),
  RedenWijziging: wherePossible(Code),
})

/** What a provider asks for (315): a provision that has no number yet. */
const Requested = record({
  ReferentieAanbieder: optional(Code),
  Product,
  StatusAanlevering: optional(Code),
})

const Started = record({ ...common, ToewijzingIngangsdatum: optional(XmlDate), Begindatum: XmlDate })

const Stopped = record({
  ...common,
  ToewijzingIngangsdatum: optional(XmlDate),
  Begindatum: optional(XmlDate),
  Einddatum: XmlDate,
  RedenBeeindiging: optional(Code),
})

export type Requested = t.TypeOf<typeof Requested>
export type Allocated = t.TypeOf<typeof Allocated>
export type Started = t.TypeOf<typeof Started>
export type Stopped = t.TypeOf<typeof Stopped>

const Named = record({
  bericht: record({
    Bericht: record({
      '@naamruimte': text(200),
      /** Of a 319: what becomes of a request. */
      Antwoord: wherePossible(record({ VerzoekAntwoord: Code })),
    }),
  }),
})

/** WJ760: the request is looked into. */
const underWay = '2'

/** A product of a client in an iJw or iWmo message, as the source gives it. */
const ProductRecord = record(
  {
    bericht: record({
      Bericht: record({
        '@naamruimte': text(200),
        Header: record({
          BerichtCode: Code,
          Afzender: Code,
          Ontvanger: Code,
          BerichtIdentificatie: record({
            Identificatie: wherePossible(Code),
            Dagtekening: wherePossible(XmlDate),
          }),
        }),
      }),
    }),
    /** There is none in a message without products. */
    Client: optional(Client),
    ToegewezenProduct: optional(Allocated),
    StartProduct: optional(Started),
    StopProduct: optional(Stopped),
    AangevraagdProduct: optional(Requested),
  },
  'a product of a client in an iJw or iWmo message',
)

export type ProductRecord = t.TypeOf<typeof ProductRecord>

/** Undefined for a message that says nothing of a client that is told: what stands in it may well be why it was sent back. */
export const BerichtRecord = new t.Type<ProductRecord | undefined, unknown, unknown>(
  ProductRecord.name,
  (found): found is ProductRecord | undefined => found === undefined || ProductRecord.is(found),
  (raw, context) => {
    const { '@naamruimte': namespace = '', Antwoord } = readOrNone(Named, raw)?.bericht.Bericht ?? {}
    return saysNothing(namespace) || Antwoord?.VerzoekAntwoord === underWay
      ? t.success(undefined)
      : ProductRecord.validate(raw, context)
  },
  (value) => value,
)
