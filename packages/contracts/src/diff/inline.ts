import { isList, isObject, type Json, type JsonObject } from '../build/json'

/** A value and where it stands: `<file>#<JSON pointer>`. */
export interface Located {
  readonly value: Json
  readonly at: string
}

/** Finds what a `$ref` that stands at `at` refers to. Throws when there is no such thing. */
export type Resolve = (ref: string, at: string) => Located

/** A schema that stands alone, with for each part of it where it was written. */
export interface Inlined {
  readonly tree: Json
  readonly sites: ReadonlyMap<JsonObject, string>
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

export const pointer = (at: string, ...tokens: readonly (string | number)[]): string =>
  at +
  tokens
    .map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')

/**
 * The schema without references and without words: what it says, wherever it says it. So a part that moves to another file, a
 * changed description and another order of fields leave no trace. Only what contains itself stays a reference, to `#/$defs/…`.
 */
export const inline = ({ value, at }: Located, resolve: Resolve): Inlined => {
  const inliner = new Inliner(resolve)
  inliner.recursive(value, at)
  const tree = inliner.schema(value, at)
  const defs = inliner.definitions()
  if (Object.keys(defs).length === 0) return { tree, sites: inliner.sites }
  const whole = isObject(tree) ? { ...tree, $defs: defs } : tree
  if (isObject(whole)) inliner.sites.set(whole, at)
  return { tree: whole, sites: inliner.sites }
}

class Inliner {
  readonly sites = new Map<JsonObject, string>()
  private readonly selves = new Map<string, { readonly name: string; readonly target: Located }>()
  private readonly visited = new Set<string>()

  constructor(private readonly resolve: Resolve) {}

  /** Finds what contains itself: a reference to what is being read. */
  recursive(value: Json, at: string, open: readonly string[] = [at]): void {
    this.each(value, at, (part, where) => {
      const ref = isObject(part) ? part['$ref'] : undefined
      if (typeof ref !== 'string') return this.recursive(part, where, [...open, where])
      const target = this.resolve(ref, where)
      if (open.includes(target.at)) return this.remember(target)
      if (this.visited.has(target.at)) return undefined
      this.recursive({ allOf: [target.value] }, target.at, [...open, target.at])
      this.recursive(part, where, open)
      this.visited.add(target.at)
      return undefined
    })
    const own = isObject(value) ? value['$ref'] : undefined
    if (typeof own === 'string' && open.length === 1) {
      const target = this.resolve(own, at)
      if (target.at === at) this.remember(target)
      else this.recursive(target.value, target.at, [...open, target.at])
    }
  }

  private remember(target: Located): void {
    if (this.selves.has(target.at)) return
    const last = target.at.split('/').at(-1)?.replace(/[^A-Za-z0-9_.-]/g, '') || 'zelf'
    const taken = [...this.selves.values()].filter(({ name }) => name === last || name.startsWith(`${last}-`))
    const name = taken.length === 0 ? last : `${last}-${taken.length + 1}`
    this.selves.set(target.at, { name, target })
  }
}
