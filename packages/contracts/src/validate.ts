import type { ErrorObject } from 'ajv'
import { bericht, type EventName, type FamilyEvent } from './events'
import * as strict from './gegenereerd/strict'
import * as tolerant from './gegenereerd/tolerant'

/** One way in which a payload is off the contract. Never holds a value of the payload. */
export interface Problem {
  /** JSON Pointer into the payload. */
  readonly path: string
  readonly message: string
}

interface Validator {
  (payload: unknown): boolean
  errors?: ErrorObject[] | null
}

const forms: Readonly<Record<'strict' | 'tolerant', Readonly<Record<string, Validator>>>> = {
  strict,
  tolerant,
}

/** `not` has no words of its own; the schema's own prohibitions are these. */
const messageOf = (error: ErrorObject): string => {
  if (error.keyword === 'not') return 'has a combination of fields that the contract forbids'
  if (error.keyword === 'enum') return `must be one of ${String(error.params['allowedValues'])}`
  if (error.keyword === 'additionalProperties') return 'has a field that the contract does not know'
  return error.message ?? `fails ${error.keyword}`
}

const check = (validator: Validator | undefined, naam: string, payload: unknown): readonly Problem[] => {
  if (validator === undefined) throw new Error(`no validator for ${naam}: run gezinsbeeld contract build`)
  if (validator(payload)) return []
  return (validator.errors ?? []).map((error) => ({ path: error.instancePath, message: messageOf(error) }))
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

/** The same for the envelope in which the hub delivers a fact. */
export const validateDelivery = (payload: unknown, form: 'strict' | 'tolerant'): readonly Problem[] =>
  check(forms[form]['Bezorging'], 'bezorging', payload)

/** Whether this is an event of the contract in its tolerant form; what it is by then, the compiler knows. */
export const isFamilyEvent = (candidate: {
  readonly naam: EventName
  readonly data: unknown
}): candidate is FamilyEvent => validate(candidate.naam, candidate.data, 'tolerant').length === 0
