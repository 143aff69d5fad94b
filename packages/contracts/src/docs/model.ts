import type { JsonObject } from '../build/json'

/** One field of a payload or one header, as a reader looks it up. */
export interface FieldDoc {
  /** `adres.postcode`, `leden[].rol`. */
  readonly naam: string
  /** For people; empty where the schema has none. */
  readonly titel: string
  readonly verplicht: boolean
  /** In words: `tekst`, `lijst van Lid`. */
  readonly soort: string
  /** The values of an enum or a const. */
  readonly waarden: readonly string[]
  /** Bounds and pattern, in words. */
  readonly grenzen: readonly string[]
  readonly omschrijving: string
}

export interface ExampleDoc {
  readonly naam: string
  readonly json: string
}

export interface MessageDoc {
  /** Its key in the document. */
  readonly id: string
  /** Short: `maatregel.opgelegd`. */
  readonly label: string
  /** Chapter: the domein. */
  readonly groep: string
  /** `name`: the type on the wire. */
  readonly naam: string
  readonly samenvatting: string
  readonly omschrijving: string
  readonly contentType: string
  readonly velden: readonly FieldDoc[]
  readonly koppen: readonly FieldDoc[]
  readonly voorbeelden: readonly ExampleDoc[]
  /** `x-grondslag`; empty when the document has none. */
  readonly grondslag: string
  /** `x-doelbinding` and its kin, by their name without `x-`. */
  readonly doelbinding: JsonObject
}

export interface ChannelDoc {
  readonly id: string
  /** Undefined for an answer, which goes where the question says. */
  readonly adres: string | undefined
  readonly titel: string
  readonly omschrijving: string
  readonly parameters: readonly { readonly naam: string; readonly omschrijving: string }[]
  /** Ids of messages. */
  readonly berichten: readonly string[]
  readonly stroom: string
  readonly bewaren: string
  /** Names of applications. */
  readonly zenders: readonly string[]
  readonly ontvangers: readonly string[]
}

export interface ApplicationDoc {
  readonly naam: string
  readonly titel: string
  readonly omschrijving: string
}

/** All that the site tells. */
export interface SiteModel {
  readonly titel: string
  readonly versie: string
  readonly omschrijving: string
  readonly berichten: readonly MessageDoc[]
  readonly kanalen: readonly ChannelDoc[]
  readonly toepassingen: readonly ApplicationDoc[]
}
