import { isList, isObject, type Json, type JsonObject } from '../build/json'
import { below } from '../document/pointer'
import { canonical } from './value'

/** A value and where it stands: `<file>#<JSON pointer>`. */
export interface Located {
  readonly value: Json
  readonly at: string
}

/** Finds what a `$ref` that stands at `at` refers to; undefined when there is no such thing. */
export type Resolve = (ref: string, at: string) => Located | undefined

/** A schema that stands alone, with for each part of it where it was written. */
export interface Inlined {
  readonly tree: Json
  readonly sites: ReadonlyMap<Json, string>
}

/** Words for readers, and keywords that no validator looks at. */
const annotations = new Set([
  '$schema',
  '$id',
  '$anchor',
  '$comment',
  'title',
  'description',
  'default',
  'example',
  'examples',
  'readOnly',
  'writeOnly',
  'deprecated',
  'externalDocs',
  'discriminator',
  'contentMediaType',
  'contentEncoding',
  'contentSchema',
  'definitions',
  '$defs',
])
const isAnnotation = (keyword: string): boolean => annotations.has(keyword) || keyword.startsWith('x-')

const single = new Set([
  'items',
  'additionalItems',
  'additionalProperties',
  'propertyNames',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'unevaluatedItems',
  'unevaluatedProperties',
])
const listed = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items'])
const named = new Set(['properties', 'patternProperties', 'dependencies', 'dependentSchemas'])
/** Lists whose order says nothing. */
const sets = new Set(['required', 'type', 'enum'])

/** The keyword with every schema directly below it changed; the keyword itself when there is none. */
const mapParts = (
  keyword: string,
  value: Json,
  at: string,
  change: (part: Json, at: string) => Json,
): Json => {
  if (named.has(keyword) && isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [
        name,
        isList(part) ? part.toSorted(byText) : change(part, below(at, keyword, name)),
      ]),
    )
  if (listed.has(keyword) && isList(value))
    return value.map((part, index) => change(part, below(at, keyword, index)))
  if (single.has(keyword)) return change(value, below(at, keyword))
  if (!sets.has(keyword) || !isList(value)) return value
  const [only] = value
  return keyword === 'type' && value.length === 1 && only !== undefined ? only : value.toSorted(byText)
}

const byText = (a: Json, b: Json): number => {
  const [left, right] = [canonical(a), canonical(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/**
 * The schema without references and without words: what it says, wherever it says it. So a part that moves to another file, a
 * changed description and another order of fields leave no trace. Only what contains itself stays a reference, to `#/$defs/…`.
 */
export const inline = (root: Located, resolve: Resolve): Inlined => {
  const inliner = new Inliner(resolve)
  inliner.detect(root)
  const tree = inliner.emit(root)
  const definitions = inliner.definitions()
  if (Object.keys(definitions).length === 0 || !isObject(tree)) return { tree, sites: inliner.sites }
  const whole = { ...tree, $defs: definitions }
  inliner.sites.set(whole, root.at)
  return { tree: whole, sites: inliner.sites }
}

class Inliner {
  readonly sites = new Map<Json, string>()
  /** What contains itself, by where it stands, with the name that it gets. */
  private readonly selves = new Map<string, { readonly name: string; readonly target: Located }>()
  private readonly open = new Set<string>()
  private readonly done = new Set<string>()
  private readonly emitted = new Map<string, Json>()

  constructor(private readonly resolve: Resolve) {}

  /** Walks everything once; what is come upon while it is still being walked contains itself. */
  detect({ value, at }: Located): void {
    if (!isObject(value) || this.done.has(at)) return
    this.open.add(at)
    for (const [keyword, content] of Object.entries(value)) {
      if (isAnnotation(keyword)) continue
      mapParts(keyword, content, at, (part, where) => {
        this.detect({ value: part, at: where })
        return part
      })
    }
    const target = this.target(value, at)
    if (target !== undefined) {
      if (this.open.has(target.at)) this.remember(target)
      else this.detect(target)
    }
    this.open.delete(at)
    this.done.add(at)
  }

  private target(schema: JsonObject, at: string): Located | undefined {
    const ref = schema['$ref']
    return typeof ref === 'string' ? this.resolve(ref, at) : undefined
  }

  private remember(target: Located): void {
    if (this.selves.has(target.at)) return
    const last =
      target.at
        .split(/[/#]/)
        .at(-1)
        ?.replace(/[^A-Za-z0-9_.-]/g, '') || 'zelf'
    const taken = [...this.selves.values()].filter(({ name }) => name.split('~')[0] === last).length
    this.selves.set(target.at, { name: taken === 0 ? last : `${last}~${taken}`, target })
  }

  emit({ value, at }: Located, inside = false): Json {
    if (!isObject(value)) return value
    const self = this.selves.get(at)
    if (self !== undefined && !inside) return { $ref: below('#/$defs', self.name) }
    const before = this.emitted.get(at)
    if (before !== undefined) return before
    const own = Object.entries(value)
      .filter(([keyword]) => keyword !== '$ref' && !isAnnotation(keyword))
      .map(([keyword, content]): [string, Json] => [
        keyword,
        mapParts(keyword, content, at, (part, where) => this.emit({ value: part, at: where })),
      ])
    const target = this.target(value, at)
    const whole = target === undefined ? Object.fromEntries(own) : beside(this.emit(target), own)
    const out = withoutLoneAllOf(whole)
    this.emitted.set(at, out)
    if (!this.sites.has(out)) this.sites.set(out, at)
    return out
  }

  definitions(): JsonObject {
    return Object.fromEntries(
      [...this.selves.values()].map(({ name, target }) => [name, this.emit(target, true)]),
    )
  }
}

/** What stands beside a `$ref` counts as well, as ajv has it. */
const beside = (target: Json, own: readonly [string, Json][]): Json => {
  if (own.length === 0) return target
  const { allOf, ...rest } = Object.fromEntries(own)
  return { ...rest, allOf: [target, ...(isList(allOf) ? allOf : [])] }
}

/** `allOf: [x]` alone says x: a description around a reference is written that way. */
const withoutLoneAllOf = (schema: Json): Json => {
  if (!isObject(schema)) return schema
  const { allOf, ...rest } = schema
  const [only] = isList(allOf) && allOf.length === 1 ? allOf : []
  return only !== undefined && Object.keys(rest).length === 0 ? only : schema
}
