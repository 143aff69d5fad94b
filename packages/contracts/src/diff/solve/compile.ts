import { isList, isObject, type Json, type JsonObject } from '../../build/json'
import { stepsOf } from '../../document/pointer'
import type { Dialect } from '../dialect'
import { canonical } from '../value'
import { isFormat } from './formats'
import { anyType, type Node, type Nodes, numeric, type } from './node'

const typeNames: Readonly<Record<string, number>> = { ...type, number: numeric }

const texts = (value: Json | undefined): readonly string[] =>
  isList(value) ? value.filter((each) => typeof each === 'string') : []

const entries = (value: Json | undefined): readonly (readonly [string, Json])[] =>
  isObject(value) ? Object.entries(value) : []

/** Keywords of later drafts that change what is accepted and that we do not decide about. */
const notUnderstood = [
  'unevaluatedProperties',
  'unevaluatedItems',
  'minContains',
  'maxContains',
  '$dynamicRef',
  '$recursiveRef',
]

/**
 * One schema, without references but `#/$defs/…` to itself, as a node. What ajv does is what counts: an unknown format and an
 * unknown keyword accept everything, and what stands beside a `$ref` is looked at.
 */
export const compile = (nodes: Nodes, root: Json, dialect: Dialect): Node =>
  new Compiler(nodes, root, dialect).schema(root)

class Compiler {
  private readonly again = new Map<string, Node>()
  private definitions: string | undefined

  constructor(
    private readonly nodes: Nodes,
    private readonly root: Json,
    private readonly dialect: Dialect,
  ) {}

  schema(schema: Json | undefined): Node {
    if (schema === false) return this.nodes.nothing
    if (!isObject(schema)) return this.nodes.everything
    return this.nodes.all([
      ...this.reference(schema),
      ...this.general(schema),
      ...this.conditions(schema),
      ...this.numbers(schema),
      ...this.text(schema),
      ...this.array(schema),
      ...this.object(schema),
      ...(this.dialect === 'draft-07' ? [] : notUnderstood)
        .filter((keyword) => schema[keyword] !== undefined)
        .map((keyword) => this.nodes.make({ kind: 'opaque', text: `${keyword} ${canonical(schema)}` })),
    ])
  }

  private reference(schema: JsonObject): readonly Node[] {
    const ref = schema['$ref']
    if (typeof ref !== 'string') return []
    const known = this.again.get(ref)
    if (known !== undefined) return [known]
    const name = stepsOf(ref.slice(1))?.[1] ?? ''
    const target = isObject(this.root) && isObject(this.root['$defs']) ? this.root['$defs'][name] : undefined
    // Parts of two schemas that have the same name are the same only when everything that they may refer to is.
    this.definitions ??= `${this.dialect} ${canonical(isObject(this.root) ? (this.root['$defs'] ?? null) : null)}`
    let made: Node | undefined
    const nodeOf = (): Node => {
      made ??= this.schema(target)
      return made
    }
    const node = this.nodes.make({ kind: 'again', name: `${ref} ${this.definitions}`, nodeOf })
    this.again.set(ref, node)
    return [node]
  }

  private general(schema: JsonObject): readonly Node[] {
    const { nodes } = this
    const out: Node[] = []
    const named = typeof schema['type'] === 'string' ? [schema['type']] : texts(schema['type'])
    if (named.length > 0) {
      const bits = named.reduce((all, name) => all | (typeNames[name] ?? 0), 0)
      out.push(nodes.types(schema['nullable'] === true ? bits | type.null : bits))
    }
    const values = schema['enum']
    if (isList(values)) out.push(this.oneOfValues(values))
    const only = schema['const']
    if (only !== undefined) out.push(this.oneOfValues([only]))
    return out
  }

  private oneOfValues(values: readonly Json[]): Node {
    const unique = new Map(values.map((value) => [canonical(value), value]))
    const sorted = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)
    return this.nodes.make({ kind: 'enum', values: sorted })
  }

  private conditions(schema: JsonObject): readonly Node[] {
    const { nodes } = this
    const list = (keyword: string): readonly Node[] | undefined => {
      const value = schema[keyword]
      return isList(value) ? value.map((each) => this.schema(each)) : undefined
    }
    const out: Node[] = [...(list('allOf') ?? [])]
    const anyOf = list('anyOf')
    if (anyOf !== undefined) out.push(nodes.any(anyOf))
    const oneOf = list('oneOf')
    if (oneOf !== undefined) out.push(this.exactlyOne(oneOf))
    if (schema['not'] !== undefined) out.push(nodes.not(this.schema(schema['not'])))
    if (schema['if'] !== undefined) {
      const test = this.schema(schema['if'])
      if (schema['then'] !== undefined) out.push(nodes.any([nodes.not(test), this.schema(schema['then'])]))
      if (schema['else'] !== undefined) out.push(nodes.any([test, this.schema(schema['else'])]))
    }
    return out
  }

  private exactlyOne(alternatives: readonly Node[]): Node {
    const [only] = alternatives
    if (alternatives.length === 1 && only !== undefined) return only
    const sorted = [...alternatives].sort((a, b) => a.id - b.id)
    return this.nodes.make({ kind: 'one', nodes: sorted })
  }

  private numbers(schema: JsonObject): readonly Node[] {
    const { nodes } = this
    const out: Node[] = []
    const bound = (kind: 'minimum' | 'maximum', value: Json | undefined, exclusive: boolean): void => {
      if (typeof value === 'number') out.push(nodes.make({ kind, value, exclusive }))
    }
    bound('minimum', schema['minimum'], false)
    bound('maximum', schema['maximum'], false)
    bound('minimum', schema['exclusiveMinimum'], true)
    bound('maximum', schema['exclusiveMaximum'], true)
    if (typeof schema['multipleOf'] === 'number')
      out.push(nodes.make({ kind: 'multipleOf', value: schema['multipleOf'] }))
    const format = schema['format']
    if (format === 'int32' || format === 'int64') {
      out.push(nodes.types(anyType & ~type.fraction))
      if (format === 'int32') {
        bound('minimum', -(2 ** 31), false)
        bound('maximum', 2 ** 31 - 1, false)
      }
    }
    return out
  }

  private count(
    schema: JsonObject,
    keyword: 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'minProperties' | 'maxProperties',
  ): readonly Node[] {
    const value = schema[keyword]
    if (typeof value !== 'number' || (keyword.startsWith('min') && value <= 0)) return []
    return [this.nodes.make({ kind: keyword, value })]
  }

  private text(schema: JsonObject): readonly Node[] {
    const { pattern, format } = schema
    const numbers = ['int32', 'int64', 'float', 'double', 'password', 'binary']
    return [
      ...this.count(schema, 'minLength'),
      ...this.count(schema, 'maxLength'),
      ...(typeof pattern === 'string' ? [this.nodes.make({ kind: 'pattern', text: pattern })] : []),
      ...(typeof format === 'string' && isFormat(format) && !numbers.includes(format)
        ? [this.nodes.make({ kind: 'format', text: format })]
        : []),
    ]
  }

  private array(schema: JsonObject): readonly Node[] {
    const { nodes } = this
    const later = this.dialect === '2020-12'
    const places = later ? schema['prefixItems'] : schema['items']
    const tuple = isList(places) ? places : []
    const rest = later || !isList(schema['items']) ? schema['items'] : schema['additionalItems']
    return [
      ...this.count(schema, 'minItems'),
      ...this.count(schema, 'maxItems'),
      ...(schema['uniqueItems'] === true ? [nodes.make({ kind: 'unique' })] : []),
      ...tuple.map((each, index) => this.atom('item', this.schema(each), { index })),
      ...(rest === undefined ? [] : [this.atom('items', this.schema(rest), { from: tuple.length })]),
      ...(schema['contains'] === undefined ? [] : [this.contains(schema, schema['contains'], tuple)]),
    ]
  }

  /** Beside a list of places, ajv (8.20) lets the empty array pass: what the standard says and what happens differ there. */
  private contains(schema: JsonObject, wanted: Json, tuple: readonly Json[]): Node {
    return tuple.length > 0
      ? this.nodes.make({ kind: 'opaque', text: `contains ${canonical(schema)}` })
      : this.nodes.make({ kind: 'contains', node: this.schema(wanted) })
  }

  /** An atom about parts is nothing when every part is allowed anything. */
  private atom(kind: 'item', node: Node, at: { readonly index: number }): Node
  private atom(kind: 'items', node: Node, at: { readonly from: number }): Node
  private atom(
    kind: 'item' | 'items',
    node: Node,
    at: { readonly index?: number; readonly from?: number },
  ): Node {
    if (node === this.nodes.everything) return node
    return kind === 'item'
      ? this.nodes.make({ kind, index: at.index ?? 0, node })
      : this.nodes.make({ kind, from: at.from ?? 0, node })
  }

  private object(schema: JsonObject): readonly Node[] {
    const { nodes } = this
    const properties = entries(schema['properties'])
    const patterned = entries(schema['patternProperties'])
    const additional = schema['additionalProperties']
    const out: Node[] = [
      ...this.count(schema, 'minProperties'),
      ...this.count(schema, 'maxProperties'),
      ...texts(schema['required']).map((text) => nodes.make({ kind: 'has', text })),
      ...properties.map(([name, each]) =>
        this.unlessAnything(this.schema(each), (node) => nodes.make({ kind: 'property', name, node })),
      ),
      ...patterned.map(([pattern, each]) =>
        this.unlessAnything(this.schema(each), (node) => nodes.make({ kind: 'matching', pattern, node })),
      ),
    ]
    if (additional !== undefined)
      out.push(
        this.unlessAnything(this.schema(additional), (node) =>
          nodes.make({
            kind: 'others',
            names: properties.map(([name]) => name).sort(),
            patterns: patterned.map(([pattern]) => pattern).sort(),
            node,
          }),
        ),
      )
    if (schema['propertyNames'] !== undefined)
      out.push(
        this.unlessAnything(this.schema(schema['propertyNames']), (node) =>
          nodes.make({ kind: 'names', node }),
        ),
      )
    return [...out, ...this.dependencies(schema)]
  }

  private unlessAnything(node: Node, make: (node: Node) => Node): Node {
    return node === this.nodes.everything ? node : make(node)
  }

  private dependencies(schema: JsonObject): readonly Node[] {
    const { nodes } = this
    const keywords =
      this.dialect === 'draft-07'
        ? ['dependencies']
        : ['dependencies', 'dependentRequired', 'dependentSchemas']
    return keywords
      .flatMap((keyword) => entries(schema[keyword]))
      .map(([name, needed]) => {
        const needs = isList(needed)
          ? nodes.all(texts(needed).map((text) => nodes.make({ kind: 'has', text })))
          : this.schema(needed)
        const has = nodes.make({ kind: 'has', text: name })
        return nodes.any([nodes.types(anyType & ~type.object), nodes.not(has), needs])
      })
  }
}
