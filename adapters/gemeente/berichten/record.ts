import {
  all,
  Bsn,
  Code,
  openEnd,
  optional,
  record,
  text,
  wherePossible,
} from '@gezinsbeeld/adapter-kit/fields'
import type * as t from 'io-ts'
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

/** A product of a client in an iJw or iWmo message, as the source gives it. */
export const BerichtRecord = record(
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
    Client,
    ToegewezenProduct: optional(Allocated),
    StartProduct: optional(Started),
    StopProduct: optional(Stopped),
    AangevraagdProduct: optional(Requested),
  },
  'a product of a client in an iJw or iWmo message',
)

export type BerichtRecord = t.TypeOf<typeof BerichtRecord>
