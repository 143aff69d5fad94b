import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import type { Json, JsonObject } from '../build/json'
import { isObject } from '../build/json'
import type { LoadedDocument } from '../document/load-document'
import { keyOf, type Node } from './node'
import { plainSchema } from './plain-schema'
import { regularExpression, SlowPattern } from './regular-expression'

/** What is wrong with a value, and where in it. */
export interface Mistake {
  /** JSON Pointer into the value. */
  readonly path: string
  readonly message: string
}

export interface Validators {
  /** What the schema has against the value; nothing when the schema itself cannot be used (its own rules say so). */
  readonly against: (schema: Node, value: Json) => readonly Mistake[]
  /** The same for one schema merged out of several, the later ones over the earlier (JSON Merge Patch, RFC 7396). */
  readonly againstMerged: (schemas: readonly Node[], value: Json) => readonly Mistake[]
}

/** Of one value. */
const most = 200

/** Validators of the document's schemas, each compiled once, when it is first needed. */
export const validatorsOf = (document: LoadedDocument): Validators => {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    // What a schema says wrongly is for the rules about schemas; here the rest of it counts.
    validateSchema: false,
    meta: false,
    logger: false,
    inlineRefs: false,
    code: { regExp: regularExpression, optimize: false },
  })
  formats.default(ajv)
  const names = new Map<string, string>()
  /** Adds the schema and, once, every schema that it refers to. */
  const nameOf = (schema: Node): string => {
    const key = keyOf(schema)
    const known = names.get(key)
    if (known !== undefined) return known
    const name = `schema-${names.size}`
    names.set(key, name)
    ajv.addSchema(plain(schema), name)
    return name
  }
  const plain = (schema: Node): JsonObject | boolean =>
    plainSchema(schema, (reference) => {
      const target = document.follow(reference)
      return target === undefined ? undefined : nameOf(target)
    })
  const merged = new Map<string, string>()
  const mergedNameOf = (schemas: readonly Node[]): string => {
    const key = schemas.map(keyOf).join('\n')
    const name = merged.get(key) ?? `merged-${merged.size}`
    if (!merged.has(key)) {
      merged.set(key, name)
      ajv.addSchema(schemas.map(plain).reduce(patched, {}), name)
    }
    return name
  }
  const run = (name: string, value: Json): readonly Mistake[] => {
    const validate = compiled(ajv, name)
    try {
      return validate === undefined || validate(value) === true
        ? []
        : mistakesIn((validate.errors ?? []).slice(0, most))
    } catch (cause) {
      if (cause instanceof SlowPattern || cause instanceof RangeError)
        return [
          {
            path: '',
            message: `cannot be tried: ${cause instanceof SlowPattern ? cause.message : 'it is nested too deep'}`,
          },
        ]
      throw cause
    }
  }
  return {
    against: (schema, value) => run(nameOf(schema), value),
    againstMerged: (schemas, value) => run(mergedNameOf(schemas), value),
  }
}

const compiled = (ajv: Ajv, name: string): ValidateFunction | undefined => {
  try {
    return ajv.getSchema(name)
  } catch {
    // ajv refuses what plainSchema let pass; the rules about schemas name it, and no example can be held against it.
    return undefined
  }
}

const patched = (onto: JsonObject | boolean, patch: JsonObject | boolean): JsonObject | boolean =>
  isObject(onto) && isObject(patch)
    ? {
        ...onto,
        ...Object.fromEntries(
          Object.entries(patch).map(([key, value]): [string, Json] => {
            const before = onto[key]
            return [key, isObject(before) && isObject(value) ? patched(before, value) : value]
          }),
        ),
      }
    : patch

/** Of a choice only its outcome is told: that each branch refuses it too says nothing new. */
const mistakesIn = (errors: readonly ErrorObject[]): readonly Mistake[] => {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
  const kept = errors.filter(
    (error) =>
      !['if', 'propertyNames'].includes(error.keyword) &&
      !choices.some((choice) => choice !== error && error.schemaPath.startsWith(`${choice.schemaPath}/`)),
  )
  const told = (kept.length === 0 ? errors : kept).map((error) => ({
    path: error.instancePath,
    message: wordsOf(error),
  }))
  return told.filter(
    (one, i) => told.findIndex((other) => other.path === one.path && other.message === one.message) === i,
  )
}

/** ajv's own words, without the values that some of them repeat. */
const wordsOf = ({ keyword, params, message }: ErrorObject): string => {
  if (keyword === 'additionalProperties')
    return `must not have the field ${JSON.stringify(params['additionalProperty'])}, which the schema does not know`
  if (keyword === 'enum') return 'must be one of the values of its enum'
  if (keyword === 'const') return 'must be the one value of its const'
  if (keyword === 'false schema') return 'must not be there'
  return message ?? `must hold to ${keyword}`
}
