import { domeinOf, type EventName, gebeurtenisOf, isEventName } from './events'

/** An organisation's short name: one subject token, lower case because NATS tags are. */
const organisatiePattern = /^[a-z][a-z0-9-]{1,40}$/
const tokenPattern = /^[A-Za-z0-9_-]{22}$/

export const isOrganisatie = (text: string): boolean => organisatiePattern.test(text)
/** An object token or family number: 22 base64url characters. */
export const isToken = (text: string): boolean => tokenPattern.test(text)

const must = (ok: boolean, what: string): void => {
  // The value itself is left out: a caller's mistake may have put personal data there.
  if (!ok) throw new TypeError(`not ${what}`)
}

/** `gezin.v1.<organisatie>.<domein>.<gebeurtenis>.<object>`, where an adapter publishes. */
export const invoerSubject = (organisatie: string, naam: EventName, object: string): string => {
  must(isOrganisatie(organisatie), 'the name of an organisation')
  must(isToken(object), 'an object token')
  return `gezin.v1.${organisatie}.${naam}.${object}`
}

export interface InvoerSubject {
  readonly organisatie: string
  readonly naam: EventName
  readonly object: string
}

/** Undefined for anything that is not a subject of the contract. */
export const parseInvoerSubject = (subject: string): InvoerSubject | undefined => {
  const [gezin, v1, organisatie, domein, gebeurtenis, object, ...more] = subject.split('.')
  const naam = `${domein}.${gebeurtenis}`
  if (gezin !== 'gezin' || v1 !== 'v1' || more.length > 0 || !isEventName(naam)) return undefined
  if (organisatie === undefined || !isOrganisatie(organisatie)) return undefined
  return object === undefined || !isToken(object) ? undefined : { organisatie, naam, object }
}

/**
 * Bytes of JSON that an event's data have at most: many times what the contract makes of one, and little enough that what the hub makes of
 * it fits in a message. It sets apart what is larger.
 */
export const mostEventBytes = 262_144

/** Stands for the family in a delivery that is about none (`bekendheid.*`). */
export const geenGezin = '-'

/** `bezorgd.v1.<ontvanger>.<gezin>.<domein>.<gebeurtenis>`, where the hub delivers. */
export const bezorgdSubject = (ontvanger: string, gezin: string, naam: EventName): string => {
  must(isOrganisatie(ontvanger), 'the name of an organisation')
  must(gezin === geenGezin || isToken(gezin), 'a family number')
  return `bezorgd.v1.${ontvanger}.${gezin}.${domeinOf(naam)}.${gebeurtenisOf(naam)}`
}

export interface BezorgdSubject {
  readonly ontvanger: string
  readonly gezin: string
  readonly naam: EventName
}

/** Undefined for anything that is not a subject of the contract. */
export const parseBezorgdSubject = (subject: string): BezorgdSubject | undefined => {
  const [bezorgd, v1, ontvanger, gezin, domein, gebeurtenis, ...more] = subject.split('.')
  const naam = `${domein}.${gebeurtenis}`
  if (bezorgd !== 'bezorgd' || v1 !== 'v1' || more.length > 0 || !isEventName(naam)) return undefined
  if (ontvanger === undefined || !isOrganisatie(ontvanger) || gezin === undefined) return undefined
  return gezin === geenGezin || isToken(gezin) ? { ontvanger, gezin, naam } : undefined
}

/** `register.v1.<soort>.<naam>`: registrations and the clock, published by the region's operator. */
export const registerSubject = (soort: 'organisatie' | 'app' | 'wissing' | 'dag', naam: string): string => {
  must(/^[a-z0-9-]{2,41}$/.test(naam), 'a name in the register')
  return `register.v1.${soort}.${naam}`
}

/** `dienst.v1.<dienst>.<organisatie>.<verb>`: a service that an organisation asks. */
export const dienstSubject = (
  dienst: 'pseudoniem' | 'beeld' | 'bron',
  organisatie: string,
  verb: string,
): string => {
  must(isOrganisatie(organisatie), 'the name of an organisation')
  return `dienst.v1.${dienst}.${organisatie}.${verb}`
}
