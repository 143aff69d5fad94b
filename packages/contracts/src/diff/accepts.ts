import { Ajv, type ValidateFunction } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { isObject, type Json, type JsonObject } from '../build/json'
import type { Dialect } from './dialect'
import { canonical } from './value'

/** Lenient about the schema, exact about values. Each validator runs a few times: to make its code faster would take longer. */
const options = {
  strict: false,
  allErrors: false,
  logger: false,
  validateSchema: false,
  messages: false,
  code: { optimize: false },
} as const

const instances = new Map<Dialect, Ajv>()

const instance = (dialect: Dialect): Ajv => {
  const known = instances.get(dialect)
  if (known !== undefined) return known
  const made =
    dialect === 'draft-07'
      ? new Ajv(options)
      : dialect === '2019-09'
        ? new Ajv2019(options)
        : new Ajv2020(options)
  formats.default(made)
  instances.set(dialect, made)
  return made
}

const compiled = new Map<string, ValidateFunction | undefined>()
/** By the schema itself: to tell whether two large schemas are equal takes longer than to validate. */
const ready = new Map<Dialect, WeakMap<object, ValidateFunction | undefined>>()

/** What the validator says of a value; undefined when it cannot read the schema. Compiled when first asked. */
export const accepts = (schema: Json, dialect: Dialect, value: Json): boolean | undefined => {
  if (!isObject(schema)) return schema !== false
  const validate = validatorOf(schema, dialect)
  return validate === undefined ? undefined : validate(value) === true
}

const validatorOf = (schema: JsonObject, dialect: Dialect): ValidateFunction | undefined => {
  const known = ready.get(dialect) ?? new WeakMap()
  ready.set(dialect, known)
  if (known.has(schema)) return known.get(schema)
  const key = `${dialect} ${canonical(schema)}`
  if (!compiled.has(key)) compiled.set(key, compile(schema, dialect))
  const validate = compiled.get(key)
  known.set(schema, validate)
  return validate
}

const compile = (schema: object, dialect: Dialect): ValidateFunction | undefined => {
  try {
    return instance(dialect).compile(schema)
  } catch {
    // The schema is no schema (a bad pattern, a minimum that is a text): then nothing can be said of it, which the caller does.
    return undefined
  }
}
