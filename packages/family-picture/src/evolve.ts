import { domeinOf, type EventName, type FamilyEvent } from '@gezinsbeeld/contracts'

/** What the hub holds of one object of one organisation: its newest version, or that it was withdrawn. */
export interface StoredObject {
  /** The object's key in what the hub delivers: 22 characters, the same for as long as it is the same object. */
  readonly sleutel: string
  readonly organisatie: string
  readonly event: PartnerEvent
  /** `ce-sequence`: 16 digits. */
  readonly sequence: string
}

/** The events that partners publish and that pictures are made of. */
export type PartnerEvent = Extract<FamilyEvent, { readonly data: { readonly herkomst: unknown } }>

export const isPartnerEvent = (event: FamilyEvent): event is PartnerEvent => 'herkomst' in event.data

/** `maatregel.ingetrokken` and the like: the object is no longer there. */
export type Withdrawn = Extract<PartnerEvent, { readonly naam: `${string}.ingetrokken` }>

export const isWithdrawn = (event: PartnerEvent): event is Withdrawn => event.naam.endsWith('.ingetrokken')

/** The persons that an object names, as its organisation's references; none for a withdrawal or a source's state. */
export const personsOf = (event: PartnerEvent): readonly string[] =>
  'personen' in event.data ? event.data.personen : []

/**
 * The newest version of an object. An event is applied only when its sequence is above what is there, so repeating one or
 * receiving an old one late changes nothing; every event carries the full state, so nothing else of the past is needed.
 */
export const evolve = (current: StoredObject | undefined, next: StoredObject): StoredObject =>
  current === undefined || current.sequence < next.sequence ? next : current

/** The kind of object, `maatregel` of `maatregel.opgelegd`. */
export const kindOf = (naam: EventName): string => domeinOf(naam)
