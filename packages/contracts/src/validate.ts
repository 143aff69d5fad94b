import type { ErrorObject } from 'ajv'
import { bericht, type EventName, type FamilyEvent } from './events'
import * as strict from './gegenereerd/strict'
import * as tolerant from './gegenereerd/tolerant'

/** One way in which a payload is off the contract. Never holds a value of the payload. */
export interface Problem {
  /** JSON Pointer (RFC 6901) into the payload; empty for the payload itself, also where a field is missing in it. */
  readonly path: string
  readonly message: string
}

interface Validator {
  (payload: unknown): boolean
  errors?: ErrorObject[] | null
}

const forms: Readonly<Record<'strict' | 'tolerant', Readonly<Record<string, Validator>>>> = {
  // Copied out of the module: looking a name up in a module's namespace is slow.
  strict: { ...strict },
  tolerant: { ...tolerant },
}

/** ajv tells of every branch that was tried, and of the keyword around them as well; a reader needs one of the two. */
const repeats = ({ keyword, schemaPath }: ErrorObject): boolean =>
  keyword === 'if' || /\/(anyOf|propertyNames)\//.test(schemaPath)

/** In words that name the rule of the schema, never what was found. */
const messageOf = ({ keyword, params }: ErrorObject): string => {
  const { allowedValue, allowedValues, comparison, format, limit, missingProperty, pattern, type } = params
  if (keyword === 'not') return 'has a combination of fields that the contract forbids'
  if (keyword === 'anyOf') return 'has none of the forms that the contract allows'
  if (keyword === 'propertyNames') return 'has a field that the contract forbids'
  if (keyword === 'additionalProperties') return 'has a field that the contract does not know'
  if (keyword === 'enum') return `must be one of ${String(allowedValues)}`
  if (keyword === 'const') return `must be ${String(allowedValue)}`
  if (keyword === 'required') return `must have required property '${String(missingProperty)}'`
  if (keyword === 'type') return `must be ${String(type)}`
  if (keyword === 'format') return `must match format "${String(format)}"`
  if (keyword === 'pattern') return `must match pattern "${String(pattern)}"`
  if (keyword === 'uniqueItems') return 'must NOT have duplicate items'
  if (/^(minimum|maximum)$/.test(keyword)) return `must be ${String(comparison)} ${String(limit)}`
  if (limit === undefined) return `fails ${keyword}`
  const size = keyword.startsWith('min') ? 'fewer' : 'more'
  const what = { Items: 'items', Length: 'characters', Properties: 'properties' }[keyword.slice(3)]
  return `must NOT have ${size} than ${String(limit)} ${what ?? keyword}`
}

const check = (validator: Validator | undefined, naam: string, payload: unknown): readonly Problem[] => {
  if (validator === undefined) throw new Error(`no validator for ${naam}: run gezinsbeeld contract build`)
  if (validator(payload)) return []
  return (validator.errors ?? [])
    .filter((error) => !repeats(error))
    .map((error) => ({ path: error.instancePath, message: messageOf(error) }))
}

/**
 * What is wrong with a payload of this event; empty when it is valid. Producers are held to the strict form (no unknown
 * fields), consumers to the tolerant one (unknown fields pass).
 */
export const validate = (
  naam: EventName,
  payload: unknown,
  form: 'strict' | 'tolerant',
): readonly Problem[] => check(forms[form][bericht(naam).titel], naam, payload)

/** The same by the message's title in the contract, for what is no event: the questions and answers of the services. */
export const validateMessage = (
  titel: string,
  payload: unknown,
  form: 'strict' | 'tolerant',
): readonly Problem[] => check(forms[form][titel], titel, payload)

/** The same for the envelope in which the hub delivers a fact. */
export const validateDelivery = (payload: unknown, form: 'strict' | 'tolerant'): readonly Problem[] =>
  validateMessage('Bezorging', payload, form)

/** The object that a JSON Pointer leads to; undefined where it leads elsewhere. */
const objectAt = (root: unknown, pointer: string): object | undefined => {
  const names = pointer.split('/').slice(1)
  const found = names.reduce<unknown>((at, name) => {
    const own = name.replaceAll('~1', '/').replaceAll('~0', '~')
    return typeof at === 'object' && at !== null ? Reflect.get(at, own) : undefined
  }, root)
  return typeof found === 'object' && found !== null ? found : undefined
}

/**
 * A payload of this event without the fields, however deep, that the contract does not know: nobody said to whom they may be told.
 * The payload itself where there are none.
 */
export const withoutUnknown = (naam: EventName, payload: unknown): unknown => {
  const validator = forms.strict[bericht(naam).titel]
  if (validator === undefined || validator(payload)) return payload
  const unknown = (validator.errors ?? []).filter(({ keyword }) => keyword === 'additionalProperties')
  if (unknown.length === 0) return payload
  const copy = structuredClone(payload)
  for (const { instancePath, params } of unknown) {
    const holder = objectAt(copy, instancePath)
    if (holder !== undefined) Reflect.deleteProperty(holder, params['additionalProperty'])
  }
  return copy
}

/** Whether this is an event of the contract in its tolerant form; what it is by then, the compiler knows. */
export const isFamilyEvent = (candidate: {
  readonly naam: EventName
  readonly data: unknown
}): candidate is FamilyEvent => validate(candidate.naam, candidate.data, 'tolerant').length === 0

/** The same in its strict form, which is tolerant as well. */
const isStrictly = (candidate: {
  readonly naam: EventName
  readonly data: unknown
}): candidate is FamilyEvent => forms.strict[bericht(candidate.naam).titel]?.(candidate.data) === true

/** The event for who tells it on: a payload of its tolerant form, `withoutUnknown`. Undefined for any other. */
export const knownEvent = (naam: EventName, payload: unknown): FamilyEvent | undefined => {
  const event = { naam, data: payload }
  // Nearly every one, and then it need not be looked at twice.
  if (isStrictly(event)) return event
  const known = { naam, data: withoutUnknown(naam, payload) }
  return isFamilyEvent(known) ? known : undefined
}
