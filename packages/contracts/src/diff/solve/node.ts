import type { Json } from '../../build/json'

/**
 * What a value can be, as bits. `number` is integer and fraction together, so that `integer` is a subset of it and a
 * value is always of exactly one.
 */
export const type = {
  object: 1,
  array: 2,
  string: 4,
  integer: 8,
  fraction: 16,
  boolean: 32,
  null: 64,
} as const
export const anyType = 127
export const numeric = type.integer | type.fraction

/**
 * A schema as logic. Every keyword is an atom that holds for values of another type than it speaks of (its `guard`), as in
 * JSON Schema. Equal nodes are one object, so that "the same schema" is a comparison of two numbers.
 */
export type Shape =
  | { readonly kind: 'and' | 'or' | 'one'; readonly nodes: readonly Node[] }
  | { readonly kind: 'not'; readonly node: Node }
  /** A schema that contains itself; `nodeOf` is called when it is needed. */
  | { readonly kind: 'again'; readonly name: string; readonly nodeOf: () => Node }
  | { readonly kind: 'types'; readonly types: number }
  | { readonly kind: 'enum'; readonly values: readonly Json[] }
  | { readonly kind: 'minimum' | 'maximum'; readonly value: number; readonly exclusive: boolean }
  | {
      readonly kind:
        | 'multipleOf'
        | 'minLength'
        | 'maxLength'
        | 'minItems'
        | 'maxItems'
        | 'minProperties'
        | 'maxProperties'
      readonly value: number
    }
  | { readonly kind: 'pattern' | 'format' | 'has'; readonly text: string }
  | { readonly kind: 'unique' }
  | { readonly kind: 'item'; readonly index: number; readonly node: Node }
  /** Every element from an index on. */
  | { readonly kind: 'items'; readonly from: number; readonly node: Node }
  | { readonly kind: 'contains' | 'names'; readonly node: Node }
  | { readonly kind: 'property'; readonly name: string; readonly node: Node }
  | { readonly kind: 'matching'; readonly pattern: string; readonly node: Node }
  /** Every field whose name is not among the names and matches none of the patterns. */
  | {
      readonly kind: 'others'
      readonly names: readonly string[]
      readonly patterns: readonly string[]
      readonly node: Node
    }
  /** A keyword that we do not understand: nothing is known of it but that it equals itself. */
  | { readonly kind: 'opaque'; readonly text: string }

export type Node = Shape & { readonly id: number }

/** The types of which an atom says anything. */
export const guardOf = (node: Node): number => {
  switch (node.kind) {
    case 'minimum':
    case 'maximum':
    case 'multipleOf':
      return numeric
    case 'minLength':
    case 'maxLength':
    case 'pattern':
    case 'format':
      return type.string
    case 'minItems':
    case 'maxItems':
    case 'unique':
    case 'item':
    case 'items':
    case 'contains':
      return type.array
    case 'minProperties':
    case 'maxProperties':
    case 'has':
    case 'property':
    case 'matching':
    case 'others':
    case 'names':
      return type.object
    case 'and':
    case 'or':
    case 'one':
    case 'not':
    case 'again':
    case 'types':
    case 'enum':
    case 'opaque':
      return anyType
  }
}

const childrenOf = (shape: Shape): readonly Node[] => {
  if ('nodes' in shape) return shape.nodes
  return 'node' in shape ? [shape.node] : []
}

/** Makes nodes, each different one once. */
export class Nodes {
  private readonly known = new Map<string, Node>()

  make(shape: Shape): Node {
    const { kind } = shape
    const children = childrenOf(shape).map(({ id }) => id)
    const own = Object.entries(shape).filter(([name]) => !['kind', 'node', 'nodes', 'nodeOf'].includes(name))
    const key = `${kind} ${children.join(',')} ${JSON.stringify(own)}`
    const before = this.known.get(key)
    if (before !== undefined) return before
    const node = { ...shape, id: this.known.size + 1 }
    this.known.set(key, node)
    return node
  }

  all(nodes: readonly Node[]): Node {
    const flat = nodes.flatMap((node) => (node.kind === 'and' ? node.nodes : [node]))
    const unique = [...new Map(flat.map((node) => [node.id, node])).values()].sort((a, b) => a.id - b.id)
    const [only] = unique
    return unique.length === 1 && only !== undefined ? only : this.make({ kind: 'and', nodes: unique })
  }

  any(nodes: readonly Node[]): Node {
    const unique = [...new Map(nodes.map((node) => [node.id, node])).values()].sort((a, b) => a.id - b.id)
    const [only] = unique
    return unique.length === 1 && only !== undefined ? only : this.make({ kind: 'or', nodes: unique })
  }

  not(node: Node): Node {
    return node.kind === 'not' ? node.node : this.make({ kind: 'not', node })
  }

  get everything(): Node {
    return this.make({ kind: 'and', nodes: [] })
  }

  get nothing(): Node {
    return this.make({ kind: 'or', nodes: [] })
  }

  types(types: number): Node {
    return types === anyType ? this.everything : this.make({ kind: 'types', types })
  }
}
