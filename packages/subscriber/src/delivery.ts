import { decodeEvent, type IncomingMessage, ParkError } from '@gezinsbeeld/bus'
import {
  type EventMap,
  type EventName,
  type Feit,
  type Problem,
  parseBezorgdSubject,
  validate,
  validateDelivery,
} from '@gezinsbeeld/contracts'

/** The messages in which the hub speaks of a family or of access itself. */
type Own = Extract<
  EventName,
  `gezin.${string}` | `toegang.${string}` | `bekendheid.${string}` | `koppeling.${string}`
>

/** The messages in which it hands on what a partner said. */
export type Facts = Exclude<EventName, Own | `register.${string}`>

/** Everything that an app can be delivered. */
export type DeliveryName = Own | Facts

/** The fields of a fact, persons as the hub's ids; at `bekendheid` only `begindatum` and `contactpersoon`, of a withdrawal none. */
type Told<N extends Facts> = Partial<
  Omit<EventMap[N], 'referentie' | 'personen' | 'herkomst' | 'pseudoniemen'>
> & {
  readonly contactpersoon?: EventMap['betrokkenheid.gestart']['contactpersoon']
}

/** One delivery to an app. */
export type Delivery<N extends DeliveryName = DeliveryName> = {
  [K in N]: {
    readonly naam: K
    /** `ce-id`: the same whenever this delivery comes again. */
    readonly id: string
    /** Undefined for what is about no single family. */
    readonly gezin: string | undefined
    /** RFC 3339: when the hub received what this follows from. */
    readonly tijd: string
    /** W3C Trace Context, where the way of the record that this follows from is traced: go on with it in your own tracing. */
    readonly traceparent?: string
    readonly data: K extends Facts
      ? { readonly gezin: string; readonly feit: Omit<Feit, 'gegevens'> & { readonly gegevens: Told<K> } }
      : EventMap[K]
  }
}[N]

const isOwn = (naam: EventName): naam is Own => /^(gezin|toegang|bekendheid|koppeling)\./.test(naam)

const problemsOf = (naam: EventName, data: unknown): readonly Problem[] =>
  isOwn(naam) ? validate(naam, data, 'tolerant') : validateDelivery(data, 'tolerant')

/** Held against the contract, tolerantly: what it is by then, the compiler cannot see. */
const isDelivery = (candidate: {
  readonly naam: EventName
  readonly data: unknown
}): candidate is Pick<Delivery, 'naam' | 'data'> & { readonly naam: DeliveryName } =>
  problemsOf(candidate.naam, candidate.data).length === 0

/**
 * Reads a message of `bezorgd`. Undefined for a kind that this version of the contract does not know: a newer hub's.
 *
 * @throws ParkError for what is off the contract; it says where, and no value.
 */
export const readDelivery = (message: IncomingMessage): Delivery | undefined => {
  const subject = parseBezorgdSubject(message.subject)
  if (subject === undefined) return undefined
  const { attributes, data } = decodeEvent(message)
  const { naam, gezin } = subject
  const event = { naam, data }
  if (!isDelivery(event)) {
    const told = problemsOf(naam, data).map(({ path, message: what }) => `${path} ${what}`)
    throw new ParkError(`a delivery of ${naam} is off the contract: ${told.join('; ')}`)
  }
  const whole = {
    ...event,
    id: attributes.id,
    gezin: gezin === '-' ? undefined : gezin,
    tijd: attributes.time ?? message.time.toISOString(),
    ...(attributes.traceparent === undefined ? {} : { traceparent: attributes.traceparent }),
  }
  return isWhole(whole) ? whole : undefined
}

/** The union of all deliveries is not distributed over by the compiler when its parts are put together. */
const isWhole = (delivery: { readonly naam: DeliveryName; readonly data: unknown }): delivery is Delivery =>
  delivery.data !== undefined
