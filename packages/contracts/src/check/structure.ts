import { Ajv, type ErrorObject } from 'ajv'
import formats from 'ajv-formats'
import { compiledStructures, type StructureValidator } from './compiled-structures'

/** Something that AsyncAPI does not allow, and where: the path in the document. */
export interface StructureMistake {
  readonly path: readonly string[]
  readonly message: string
}

const validators = new Map<string, StructureValidator>()

/** AsyncAPI's own schema of one version, in the two forms in which @asyncapi/parser prepares it. */
export interface StructureSchema {
  readonly version: string
  /** For documents with their references written out, or as they stand. */
  readonly resolved: boolean
  /** Asked only when it has not been compiled yet. */
  readonly schema: () => Readonly<Record<string, unknown>> | undefined
}

/**
 * Compiled once in a process, which takes half a second; the built command brings the present versions along, compiled.
 * Undefined for a version that AsyncAPI does not have.
 */
const validatorOf = ({ version, resolved, schema }: StructureSchema): StructureValidator | undefined => {
  const name = structureName(version, resolved)
  const known = validators.get(name) ?? compiledStructures.get(name)
  if (known) return known
  const whole = schema()
  if (whole === undefined) return undefined
  const ajv = new Ajv(structureOptions)
  formats.default(ajv)
  const validator = ajv.compile(whole)
  validators.set(name, validator)
  return validator
}

export const structureName = (version: string, resolved: boolean): string =>
  `${version} ${resolved ? 'resolved' : 'unresolved'}`

/** As Spectral's `schema` function sets ajv for this schema. */
export const structureOptions = {
  allErrors: true,
  meta: true,
  messages: true,
  strict: false,
  allowUnionTypes: true,
  logger: false,
  unicodeRegExp: false,
} as const

/**
 * What is wrong with a document in which the references are written out.
 *
 * @asyncapi/parser's rule `asyncapi-document-resolved` says the same, but has Spectral compile the schema for each document anew.
 */
export const structureMistakes = (schema: StructureSchema, document: unknown): readonly StructureMistake[] =>
  told(run(schema, document).filter((error) => !isReference(error)))

/** Where a document has a `$ref` and AsyncAPI allows none (the parser's rule `asyncapi-document-unresolved`). */
export const referenceMistakes = (schema: StructureSchema, document: unknown): readonly StructureMistake[] =>
  run(schema, document)
    .filter(isReference)
    .map(({ instancePath }) => ({
      path: [...segments(instancePath), '$ref'],
      message: 'found a $ref where AsyncAPI allows none',
    }))

/** Who has so many mistakes mends the first ones first; every one of them is compared with every other. */
const most = 500

const run = (schema: StructureSchema, document: unknown): readonly ErrorObject[] => {
  const validate = validatorOf(schema)
  const errors = validate === undefined || validate(document) === true ? [] : (validate.errors ?? [])
  return errors.slice(0, most)
}

const isReference = ({ keyword, params }: ErrorObject): boolean =>
  (keyword === 'additionalProperties' && params['additionalProperty'] === '$ref') ||
  (keyword === 'required' && params['missingProperty'] === '$ref')

const segments = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))

/**
 * ajv tells of each branch of each choice. As the parser does, of one place only the first is kept, and a choice is silent
 * when something inside it has spoken.
 */
const told = (errors: readonly ErrorObject[]): readonly StructureMistake[] => {
  const placed = errors.map((error) => ({
    error,
    at:
      error.keyword === 'additionalProperties'
        ? [...segments(error.instancePath), String(error.params['additionalProperty'])]
        : segments(error.instancePath),
  }))
  const inside = (outer: readonly string[], inner: readonly string[]): boolean =>
    inner.length > outer.length && outer.every((step, i) => inner[i] === step)
  const choice = ({ keyword }: ErrorObject): boolean =>
    ['oneOf', 'anyOf', 'if', 'allOf', 'not'].includes(keyword)
  const kept = placed.filter(
    ({ error, at }, i) =>
      !(choice(error) && placed.some((other) => !choice(other.error) && inside(at, other.at))) &&
      placed.findIndex((other) => JSON.stringify(other.at) === JSON.stringify(at)) === i,
  )
  return kept.map(({ error, at }) => ({ path: at, message: words(error) }))
}

const words = ({ keyword, params, message }: ErrorObject): string => {
  if (keyword === 'additionalProperties')
    return `found ${JSON.stringify(params['additionalProperty'])}, which AsyncAPI does not know here`
  if (keyword === 'required')
    return `found no ${JSON.stringify(params['missingProperty'])}, which AsyncAPI requires here`
  if (keyword === 'enum')
    return `found a value that AsyncAPI does not know here; expected ${String(params['allowedValues'])}`
  return `found what AsyncAPI does not allow: ${message ?? keyword}`
}
