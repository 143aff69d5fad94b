import { ContractError } from './contract-error'
import { isList, isObject, type Json, type JsonObject } from './json'
import type { Contract } from './load-contract'
import type { Examples } from './load-examples'
import { mapSchema } from './schema'

const local = (title: string): string => `#/components/schemas/${title}`

/** What stands beside a `$ref` is ignored (draft-07), so a field's own description goes around it. */
const localReferences =
  (titleOf: (path: string) => string) =>
  (node: JsonObject): JsonObject => {
    const { $ref: ref, ...beside } = node
    if (typeof ref !== 'string') return node
    const reference = { $ref: local(titleOf(ref)) }
    return Object.keys(beside).length === 0 ? reference : { ...beside, allOf: [reference] }
  }

const externalReference = (node: Json): string | undefined => {
  if (isList(node)) return node.map(externalReference).find((ref) => ref !== undefined)
  if (!isObject(node)) return undefined
  const ref = node['$ref']
  if (typeof ref === 'string' && !ref.startsWith('#/')) return ref
  return externalReference(Object.values(node))
}

/**
 * The contract as one AsyncAPI document: every schema and the valid examples inside, no reference to another file. For tools
 * that read one document, and for comparing one version of the contract with another.
 */
export const generateBundle = (
  { document, schemas, messages }: Contract,
  examplesOf: (schemaPath: string) => Examples,
): string => {
  const titles = new Map(schemas.map(({ path, title }) => [path, title]))
  const titleOf = (path: string): string => {
    const title = titles.get(path)
    if (title === undefined) throw new ContractError(`schemas/${path}: no such file`)
    return title
  }
  const bundled = messages.map(({ title, schemaPath, source }) => [
    title,
    {
      ...source,
      payload: { $ref: local(titleOf(schemaPath)) },
      examples: examplesOf(schemaPath).geldig.map(({ naam, payload }) => ({ name: naam, payload })),
    },
  ])
  const { components } = document
  const whole: JsonObject = {
    ...document,
    components: {
      ...(isObject(components) ? components : {}),
      messages: Object.fromEntries(bundled),
      schemas: Object.fromEntries(
        schemas.map(({ title, schema }) => [title, mapSchema(schema, localReferences(titleOf))]),
      ),
    },
  }
  const external = externalReference(whole)
  if (external !== undefined)
    throw new ContractError(
      `gezinsbeeld.asyncapi.yaml: found a $ref to ${external}, expected only a message's payload to be in another file`,
    )
  return `${JSON.stringify(whole, undefined, 2)}\n`
}
