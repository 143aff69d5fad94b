import type { EventName } from '@gezinsbeeld/contracts'

/** What one record says about one object; its content waits here until it may be shared. */
export interface State {
  /** `<domein>.<token>`: the ledger's key of an object. */
  readonly object: string
  readonly naam: EventName
  /** The event's JSON without `herkomst`. */
  readonly content: string
  readonly hash: string
  /** `ce-subject`: the first person that the event concerns, or the object itself. */
  readonly subject: string
  /** The client in whose file the record stands. */
  readonly dossier?: string
  readonly delen?: false
  /** Laid over what other records say of the object; `nodig`: only where there is something to lay it over. */
  readonly over?: 'mag' | 'nodig'
}

/** What `herkomst` takes from the moment: when the source recorded it (RFC 3339), and which mapping translated it. */
export interface Moment {
  readonly at: string
  readonly versie: string
}

/** A source's record as it was last translated. */
export interface RecordEntry extends Moment {
  /** Fingerprint of the raw record and of the mapping that translated it: equal means there is nothing to do. */
  readonly hash: string
  readonly states: readonly State[]
}

/** What was last said to the world about an object. */
export interface ObjectEntry {
  /** The last number given out; 0 while nothing was. Stored before publishing, so it may or may not have arrived. */
  readonly sequence: number
  /** What that number stands for. */
  readonly naam: EventName | ''
  readonly hash: string
  /** The records that give this object, `<feed>/<key>`, the latest last: when one stops, the one before speaks again. */
  readonly owners: readonly string[]
  /** `ce-subject` of what was last said. */
  readonly subject: string
  /** Set when the last number withdrew it: its `herkomst`, since no record has one for it. */
  readonly withdrawn?: Moment
}

/** A client of a gated adapter, or of one whose source says "deel niet". */
export interface ClientEntry {
  readonly pseudoniemen: readonly string[]
  readonly delen: boolean
}

export interface FeedState {
  /** Where the source goes on; only the source reads it. */
  readonly cursor: unknown
  /** The mapping under which it was read: another one reads from the start. */
  readonly mapping: string
  /** RFC 3339: up to when the source has been read completely; undefined until the first pass is complete. */
  readonly standPer?: string
}

export interface Parked {
  readonly reden: string
  readonly pad: string
  readonly uitleg: string
  /** RFC 3339: when it was parked, and when the first of an unbroken series was. */
  readonly at: string
  readonly since: string
  readonly versie: string
  /** As in a RecordEntry: the same record is not parked twice. */
  readonly hash: string
  /** AES-256-GCM: 12 bytes nonce, 16 bytes tag, then the record's JSON. Not kept of what was discarded. */
  readonly sealed?: Uint8Array
  /** RFC 3339: the record's own moment. */
  readonly bron?: string
  readonly vervallen?: Discarded
}

/** Somebody decided that a parked record will not be repaired. */
export interface Discarded {
  readonly reden: string
  /** RFC 3339. */
  readonly op: string
}

export const emptyObject: ObjectEntry = { sequence: 0, naam: '', hash: '', subject: '', owners: [] }

export const domeinOfObject = (object: string): string => object.slice(0, object.indexOf('.'))
export const tokenOfObject = (object: string): string => object.slice(object.indexOf('.') + 1)

export const ownerOf = (feed: string, key: string): string => `${feed}/${key}`
export const feedOfOwner = (owner: string): string => owner.slice(0, owner.indexOf('/'))
export const keyOfOwner = (owner: string): string => owner.slice(owner.indexOf('/') + 1)
