import {
  bericht,
  knownEvent,
  parseInvoerSubject,
  type RegisterApp,
  type RegisterDag,
  type RegisterOrganisatie,
  type RegisterWissing,
  validate,
} from '@gezinsbeeld/contracts'
import { isPartnerEvent, type PartnerEvent, personsOf, someMunicipality } from '@gezinsbeeld/family-picture'

/** A message of `invoer` as it was stored, its CloudEvents form taken off. */
export interface Message {
  /** Its sequence in the stream. */
  readonly positie: number
  /** RFC 3339: when the server stored it. */
  readonly ontvangenOp: string
  readonly subject: string
  /** Why there is no event, where that is something else than that it is no CloudEvent with JSON data. */
  readonly onleesbaar?: string
  /** Undefined when it is no CloudEvent with JSON data, or not one that the hub takes. */
  readonly event?: {
    /** `ce-type`. */
    readonly type: string
    /** `ce-sequence`. */
    readonly sequence?: string
    readonly traceparent?: string
    readonly data: unknown
  }
}

export type Input =
  | {
      readonly soort: 'partner'
      readonly organisatie: string
      readonly object: string
      readonly event: PartnerEvent
      readonly sequence: string
    }
  | { readonly soort: 'organisatie'; readonly organisatie: RegisterOrganisatie }
  | { readonly soort: 'app'; readonly app: RegisterApp }
  | { readonly soort: 'wissing'; readonly wissing: RegisterWissing }
  | { readonly soort: 'dag'; readonly dag: RegisterDag }
  | { readonly soort: 'onleesbaar'; readonly reden: string }

/** What cannot be applied, and why: without any value of it. */
export const unreadable = (reden: string): Input => ({ soort: 'onleesbaar', reden })

type Attributes = NonNullable<Message['event']>

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

/**
 * Nothing was recorded after the server stored it. Whose clock is ahead, or who says so, would have the newest word on where somebody
 * lives until that day comes.
 */
const recordedByThen = (data: unknown, ontvangenOp: string): unknown => {
  const { herkomst } = fields(data)
  const { vastgelegdOp } = fields(herkomst)
  if (typeof vastgelegdOp !== 'string' || !(Date.parse(vastgelegdOp) > Date.parse(ontvangenOp))) return data
  return { ...fields(data), herkomst: { ...fields(herkomst), vastgelegdOp: ontvangenOp } }
}

/** Whoever counts on from here in numbers (2^53) still can: else nothing would ever be newer, also for its own organisation. */
const lastSequence = '9000000000000000'

const partnerInput = (
  text: string,
  { type, data, sequence = '' }: Attributes,
  ontvangenOp: string,
): Input => {
  const subject = parseInvoerSubject(text)
  if (subject === undefined) return unreadable('subject is not of the contract')
  const { organisatie, naam, object } = subject
  if (type !== bericht(naam).type) return unreadable('ce-type contradicts the subject')
  // As a consumer the hub lets pass what it does not know, and as who tells others it knows nothing of it.
  const event = knownEvent(naam, recordedByThen(data, ontvangenOp))
  if (event === undefined) {
    const [problem] = validate(naam, data, 'tolerant')
    return unreadable(`payload ${problem?.path ?? ''} ${problem?.message ?? 'is not of the contract'}`)
  }
  if (!isPartnerEvent(event)) return unreadable('not an event that a partner publishes')
  if (!/^[0-9]{16}$/.test(sequence)) return unreadable('ce-sequence is not 16 digits')
  if (sequence > lastSequence) return unreadable('ce-sequence leaves none that is newer')
  if (event.data.referentie !== `${organisatie}:${object}`)
    return unreadable('referentie contradicts the subject')
  if (event.naam === 'persoon.vastgelegd' && event.data.personen[0] !== event.data.referentie)
    return unreadable('personen contradicts referentie')
  if (event.naam === 'relatie.vastgelegd') {
    const { van, naar, personen } = event.data
    if (van === naar || !personen.includes(van) || !personen.includes(naar))
      return unreadable('van and naar contradict personen')
  }
  // Who speaks of another organisation's persons could attach itself to any family.
  if (personsOf(event).some((ref) => !ref.startsWith(`${organisatie}:`)))
    return unreadable("names another organisation's person")
  return { soort: 'partner', organisatie, object, event, sequence }
}

const isOrganisation = (data: unknown): data is RegisterOrganisatie =>
  validate('register.organisatie', data, 'tolerant').length === 0
const isApp = (data: unknown): data is RegisterApp => validate('register.app', data, 'tolerant').length === 0
const isErasure = (data: unknown): data is RegisterWissing =>
  validate('register.wissing', data, 'tolerant').length === 0
const isDay = (data: unknown): data is RegisterDag => validate('register.dag', data, 'tolerant').length === 0

/** Where the hub publishes again what is left of an event about several persons. */
export const renewedPrefix = 'register.v1.hernieuwd.'

/** Reads one message of `invoer`. Never throws: what cannot be read says why, without any value of it. */
export const readInput = ({
  ontvangenOp,
  subject,
  event,
  onleesbaar = 'not a CloudEvent with JSON data',
}: Message): Input => {
  if (event === undefined) return unreadable(onleesbaar)
  // What only the hub may publish: what an organisation shared of several, without who was erased.
  if (subject.startsWith(renewedPrefix))
    return partnerInput(subject.replace(renewedPrefix, 'gezin.v1.'), event, ontvangenOp)
  const [first, , soort, naam] = subject.split('.')
  if (first !== 'register') return partnerInput(subject, event, ontvangenOp)
  const { data } = event
  if (soort === 'organisatie')
    return isOrganisation(data) && data.organisatie === naam && naam !== someMunicipality.organisatie
      ? { soort, organisatie: data }
      : unreadable('not a registration')
  if (soort === 'app')
    return isApp(data) && data.app === naam ? { soort, app: data } : unreadable('not a registration')
  if (soort === 'wissing')
    return isErasure(data) && data.wissing === naam ? { soort, wissing: data } : unreadable('not an erasure')
  if (soort === 'dag')
    return isDay(data) && data.datum === naam ? { soort, dag: data } : unreadable('not a day')
  return unreadable('subject is not of the contract')
}
