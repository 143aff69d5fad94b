import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import formats from 'ajv-formats'
import { build } from 'esbuild'
import type { JsonObject } from './json'
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

const compile = ({ schemas, messages }: Contract, form: Change): string => {
  const ajv = new Ajv({
    allErrors: true,
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
  return standalone(
    ajv,
    Object.fromEntries(messages.map(({ title, schemaPath }) => [title, `/${schemaPath}`])),
  )
}

const bundle = async (code: string): Promise<string> => {
  const result = await build({
    // ajv's own helpers are found from here, wherever the contract is.
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    minify: true,
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
