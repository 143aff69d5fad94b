import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import formats from 'ajv-formats'
import { build } from 'esbuild'
import { type Contract, isObject, type Json } from './load-contract'

/** The tolerant form: what a consumer does not know passes (the strict form forbids it with `additionalProperties: false`). */
const tolerant = (node: Json): Json => {
  if (Array.isArray(node)) return node.map(tolerant)
  if (!isObject(node)) return node
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !(key === 'additionalProperties' && value === false))
      .map(([key, value]) => [key, tolerant(value)]),
  )
}

const ajvOf = (schemas: readonly { path: string; schema: Json }[]): Ajv => {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    code: { source: true, esm: true, lines: false },
  })
  formats.default(ajv)
  for (const { path, schema } of schemas) {
    if (!isObject(schema)) continue
    const { title: _title, description: _description, ...rest } = schema
    ajv.addSchema({ ...rest, $id: `/${path}` })
  }
  return ajv
}

const rooted = (node: Json): Json => {
  if (Array.isArray(node)) return node.map(rooted)
  if (!isObject(node)) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === '$ref' && typeof value === 'string' ? [key, `/${value}`] : [key, rooted(value)],
    ),
  )
}

const bundle = async (code: string, resolveDir: string): Promise<string> => {
  const result = await build({
    stdin: { contents: code, resolveDir, loader: 'js' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'node20',
    charset: 'ascii',
    legalComments: 'none',
  })
  return result.outputFiles.map((file) => file.text).join('')
}

/**
 * Two self-contained modules with one validator (ajv standalone) per message, named after its title: the strict form for
 * producers and the tolerant form for consumers.
 */
export const generateValidators = async (
  contract: Contract,
  resolveDir: string,
): Promise<{ readonly strict: string; readonly tolerant: string }> => {
  const names = Object.fromEntries(
    contract.messages.map(({ title, schemaPath }) => [title, `/${schemaPath}`]),
  )
  const form = async (change: (schema: Json) => Json): Promise<string> => {
    const ajv = ajvOf(contract.schemas.map(({ path, schema }) => ({ path, schema: change(rooted(schema)) })))
    return bundle(standalone(ajv, names), resolveDir)
  }
  return { strict: await form((schema) => schema), tolerant: await form(tolerant) }
}
