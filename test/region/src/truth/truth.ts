import type { Niveau, Rol } from '../momentopname'
import type { LocalKey, Organisatie } from '../organisations'
import type { Feitdomein } from '../recording/published'

/** What every organisation's picture must show, in the local keys of each system. */
export interface Truth {
  readonly pictures: Readonly<Record<Organisatie, readonly PictureTruth[]>>
  /** Families that exist but that this organisation must not see. */
  readonly hidden: Readonly<Record<Organisatie, readonly HiddenFamily[]>>
  /** The bad records: each must be parked, and nothing else. */
  readonly parked: readonly ParkedRecord[]
  /** Texts that may stand in no picture: postcodes of secret addresses, names of who reported, places of shelters. */
  readonly secrets: readonly string[]
}

export interface PictureTruth {
  /** The truth's own name of the family; the hub mints another. */
  readonly gezin: string
  readonly archetype: string
  readonly niveau: Niveau
  readonly leden: readonly MemberTruth[]
  /** Who is involved now, and since when; each must be told of. */
  readonly organisaties: readonly { readonly organisatie: Organisatie; readonly sinds: string | undefined }[]
  readonly feiten: readonly FactTruth[]
}

export interface MemberTruth {
  /** One linked person. A true person whose records cannot be linked is several of these. */
  readonly id: string
  /** The true person. */
  readonly who: string
  readonly rol: Rol
  /** The receiver's own records of this person; the picture's `eigenReferentie` is one of them. */
  readonly eigen: readonly LocalKey[]
  /** Every organisation's shared records of this person. */
  readonly records: readonly LocalKey[]
}

export interface FactTruth {
  readonly domein: 'persoon' | 'relatie' | Feitdomein
  readonly gebeurtenis: string
  readonly organisatie: Organisatie
  readonly niveau: Niveau
  /** Whether a municipality that says it goes unnamed, as somebody's address is secret. */
  readonly anoniem?: 'moet' | 'mag' | undefined
  /** Member ids; undefined is somebody who is no member. */
  readonly personen: readonly (string | undefined)[]
  /** Fields that `gegevens` must have with these values; it may have more. */
  readonly velden: Readonly<Record<string, unknown>>
  /** Fields that `gegevens` must not have. */
  readonly afwezig: readonly string[]
  /** Of a relation: its two persons in their places. */
  readonly van?: string | undefined
  readonly naar?: string | undefined
  /** `moet` must be there; `mag` may be there or not (README, "What is left open"). */
  readonly eis: 'moet' | 'mag'
}

export interface HiddenFamily {
  readonly gezin: string
  readonly archetype: string
  /** The receiver's own records of its minors, if it has any. */
  readonly eigen: readonly LocalKey[]
}

export interface ParkedRecord {
  readonly organisatie: Organisatie
  readonly feed: string
  readonly sleutel: string
  /** The `reden` that the adapter gives: an impossible date is `onleesbaar`. */
  readonly reden:
    | 'onbekende-code'
    | 'onleesbaar'
    | 'ongeldig-bsn'
    | 'zonder-client'
    | 'verkeerde-ontvanger'
    /** A file that is cut off. */
    | 'afgekeurd-bestand'
}
