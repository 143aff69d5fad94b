import type { LoadedDocument } from '../document/load-document'
import { childOf, keyOf, membersOf, type Node } from './node'

/** Keywords of draft-07 whose value is one schema. */
export const single = [
  'additionalItems',
  'additionalProperties',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
] as const
/** Whose value is a list of schemas. */
export const listed = ['allOf', 'anyOf', 'items', 'oneOf'] as const
/** Whose value is an object of schemas by name. */
export const named = ['$defs', 'definitions', 'dependencies', 'patternProperties', 'properties'] as const

/** One schema (an object; `true` and `false` say nothing that could be wrong), each place once. */
export interface SchemaNode {
  readonly node: Node
  /** The name of the field that it describes, when it was reached as one. */
  readonly field: string | undefined
  /** Where the field stands, which may be a `$ref` to the schema. */
  readonly holder: Node
  /** Whether a part that only narrows or tests (`allOf`, `not`, `if`…) is around it: the words may stand elsewhere. */
  readonly narrowing: boolean
}

/** The schemas and everything inside them, references followed; a recursive schema is visited once. */
export const schemasBelow = (document: LoadedDocument, roots: readonly Node[]): readonly SchemaNode[] => {
  const found = new Map<string, SchemaNode>()
  const open: SchemaNode[] = roots
    .map((node) => ({ node, field: undefined, holder: node, narrowing: false }))
    .toReversed()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = document.follow(next.node)
    if (node === undefined || typeof node.value !== 'object' || Array.isArray(node.value)) continue
    const key = keyOf(node)
    if (found.has(key)) continue
    // What has a place of its own says everything itself.
    const schema = { ...next, node, narrowing: next.narrowing && key === keyOf(next.node) }
    found.set(key, schema)
    open.push(...partsOf(document, schema).toReversed())
  }
  return [...found.values()]
}

const narrows: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'else', 'if', 'not', 'oneOf', 'then'])

const partsOf = (document: LoadedDocument, { node, narrowing }: SchemaNode): readonly SchemaNode[] => {
  const part = (keyword: string, holder: Node, field?: string): SchemaNode => ({
    node: holder,
    field,
    holder,
    narrowing: narrowing || narrows.has(keyword),
  })
  return membersOf(node).flatMap(({ key, node: member }): readonly SchemaNode[] => {
    if (includes(named, key))
      return membersOf(childOf(document, node, key)).map(({ key: name, node: each }) =>
        part(key, each, key === 'properties' ? name : undefined),
      )
    if (Array.isArray(member.value))
      return includes(listed, key) ? membersOf(member).map(({ node: each }) => part(key, each)) : []
    return includes(single, key) ? [part(key, member)] : []
  })
}

const includes = (list: readonly string[], key: string): boolean => list.includes(key)
