import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import formats from 'ajv-formats'
import { build } from 'esbuild'
import { isList, isObject, type JsonObject } from './json'
import type { Contract } from './load-contract'
import { mapSchema } from './schema'

type Change = (schema: JsonObject) => JsonObject

/** Producers: as the schema says it. */
const strict: Change = (schema) => schema

/** Consumers: what they do not know passes; the strict form forbids it with `additionalProperties: false`. */
const tolerant: Change = ({ additionalProperties, ...schema }) =>
  additionalProperties === undefined || additionalProperties === false
    ? schema
    : { ...schema, additionalProperties }

/** Words are for readers; ajv would copy them into the code. References become absolute, so that ajv finds them by `$id`. */
const forAjv: Change = ({ title: _title, description: _description, $ref: ref, ...schema }) =>
  typeof ref === 'string' ? { ...schema, $ref: `/${ref}` } : schema

/** A message that is an object of another file as it stands, such as every withdrawal, needs no validator of its own. */
const sameAs = (path: string, schemas: ReadonlyMap<string, JsonObject>): string => {
  const { title: _title, description: _description, allOf, ...more } = schemas.get(path) ?? {}
  if (!isList(allOf) || allOf.length > 1 || Object.keys(more).length > 0) return path
  const [only] = allOf
  return isObject(only) && typeof only['$ref'] === 'string' ? only['$ref'] : path
}

const compile = ({ schemas, messages }: Contract, form: Change): string => {
  const ajv = new Ajv({
    allErrors: true,
    // The words are made in validate.ts, once, not in each of the thousands of places where something can fail.
    messages: false,
    strict: true,
    // `required` in a narrowing part names fields of the object that it narrows; the part has no type of its own.
    strictRequired: false,
    strictTypes: false,
    // One function for each shared schema, called where it is used: less than three quarters of the code.
    inlineRefs: false,
    code: { source: true, esm: true, lines: false },
  })
  formats.default(ajv)
  for (const { path, schema } of schemas)
    ajv.addSchema({ ...mapSchema(schema, (node) => forAjv(form(node))), $id: `/${path}` })
  const byPath = new Map(schemas.map(({ path, schema }) => [path, schema]))
  const first = new Map<string, string>()
  const again = messages.flatMap(({ title, schemaPath }) => {
    const same = sameAs(schemaPath, byPath)
    const known = first.get(same)
    if (known === undefined) first.set(same, title)
    return known === undefined ? [] : [`export { ${known} as ${title} };`]
  })
  const code = standalone(ajv, Object.fromEntries([...first].map(([path, title]) => [title, `/${path}`])))
  return [code, ...again].join('\n')
}

/** Where in the schema something failed says the reader nothing, but for the two keywords that validate.ts looks for in it. */
const withoutPaths = (code: string): string =>
  code.replaceAll(/schemaPath:"(?![^"]*\/(?:anyOf|propertyNames)\/)[^"]*"/g, 'schemaPath:""')

const bundle = async (code: string): Promise<string> => {
  const result = await build({
    // ajv's own helpers are found from here, wherever the contract is.
    stdin: { contents: withoutPaths(code), resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    minify: true,
    // What ajv passes along for keywords of one's own, in every call; nothing reads it.
    mangleProps: /^(parentData|parentDataProperty|rootData)$/,
    write: false,
    format: 'esm',
    target: 'node20',
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'silent',
  })
  return result.outputFiles.map((file) => file.text).join('')
}

/**
 * Two self-contained modules with one validator (ajv standalone) per message, named after its title: the strict form for
 * producers and the tolerant form for consumers.
 */
export const generateValidators = async (
  contract: Contract,
): Promise<{ readonly strict: string; readonly tolerant: string }> => ({
  strict: await bundle(compile(contract, strict)),
  tolerant: await bundle(compile(contract, tolerant)),
})
