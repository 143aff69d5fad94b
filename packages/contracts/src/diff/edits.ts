import { isList, isObject, type Json, type JsonObject } from '../build/json'
import { below } from '../document/pointer'
import { canonical, equal } from './value'

/** One difference between two schemas that stand alone. */
export interface Edit {
  /** Slug of what changed, for instance `required-added`. */
  readonly rule: string
  /** What was there and what is, in words; keywords and values of the schema, never of a payload. */
  readonly detail: string
  /** Where, in the base and in the head; the nearest part that is there. */
  readonly base: Json
  readonly head: Json
  /** Below that part. */
  readonly below: readonly (string | number)[]
  /** The base with this difference alone. */
  readonly apply: (base: Json) => Json
}

type Step = string | number
type Path = readonly Step[]

/** The value with what stands at the path replaced; undefined takes it away. */
const replace = (value: Json, path: Path, by: Json | undefined): Json => {
  const [step, ...rest] = path
  if (step === undefined) return by ?? value
  if (isList(value)) {
    const at = Number(step)
    if (rest.length === 0 && by === undefined) return value.filter((_, index) => index !== at)
    const inner = value[at]
    const replaced = rest.length === 0 ? by : replace(inner ?? {}, rest, by)
    return at >= value.length
      ? [...value, replaced ?? null]
      : value.map((each, index) => (index === at ? (replaced ?? each) : each))
  }
  if (!isObject(value)) return value
  const name = String(step)
  if (rest.length > 0) return { ...value, [name]: replace(value[name] ?? {}, rest, by) }
  const { [name]: _gone, ...others } = value
  return by === undefined ? others : { ...others, [name]: by }
}

const short = (value: Json): string => {
  const text = canonical(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

const schemaKeywords = new Set([
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
const maps = new Map([
  ['properties', 'property'],
  ['patternProperties', 'pattern-property'],
  ['dependencies', 'dependency'],
  ['dependentSchemas', 'dependency'],
  ['dependentRequired', 'dependency'],
  ['$defs', 'definition'],
])
const sets = new Map([
  ['required', 'required'],
  ['enum', 'enum-value'],
  ['type', 'type'],
])
const bounds = new Map([
  ['minimum', 1],
  ['exclusiveMinimum', 1],
  ['minLength', 1],
  ['minItems', 1],
  ['minProperties', 1],
  ['maximum', -1],
  ['exclusiveMaximum', -1],
  ['maxLength', -1],
  ['maxItems', -1],
  ['maxProperties', -1],
])

const slug = (keyword: string): string =>
  keyword.replace('$', '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

class Walk {
  readonly edits: Edit[] = []

  add(
    at: { base: Json; head: Json },
    below: Path,
    path: Path,
    rule: string,
    detail: string,
    by: Json | undefined,
  ): void {
    this.edits.push({ rule, detail, ...at, below, apply: (base) => replace(base, path, by) })
  }

  schema(base: Json, head: Json, path: Path): void {
    if (equal(base, head)) return
    const at = { base, head }
    if (!isObject(base) || !isObject(head)) {
      this.add(at, [], path, 'schema-replaced', `${short(base)} → ${short(head)}`, head)
      return
    }
    for (const keyword of [...new Set([...Object.keys(base), ...Object.keys(head)])].sort())
      this.keyword(keyword, base, head, path)
  }

  private keyword(keyword: string, base: JsonObject, head: JsonObject, path: Path): void {
    const [was, is] = [base[keyword], head[keyword]]
    if (was !== undefined && is !== undefined && equal(was, is)) return
    const at = { base, head }
    const here = [...path, keyword]
    const map = maps.get(keyword)
    if (map !== undefined) return this.named(map, keyword, base, head, path)
    const set = sets.get(keyword)
    const asList = (value: Json | undefined): readonly Json[] | undefined =>
      isList(value) ? value : keyword === 'type' && value !== undefined ? [value] : undefined
    const [before, after] = [asList(was), asList(is)]
    if (
      set !== undefined &&
      (before !== undefined || keyword === 'required') &&
      (after !== undefined || keyword === 'required')
    )
      return this.members(set, keyword, at, path, before ?? [], after ?? [])
    if (was === undefined || is === undefined) {
      const rule = `${slug(keyword)}-${was === undefined ? 'added' : 'removed'}`
      return this.add(at, [keyword], here, rule, short(was ?? is ?? null), is)
    }
    if (keyword === 'items' && isList(was) !== isList(is))
      return this.add(at, [keyword], here, 'items-changed', `${short(was)} → ${short(is)}`, is)
    if (isList(was) && isList(is) && ['allOf', 'anyOf', 'oneOf', 'items', 'prefixItems'].includes(keyword))
      return this.parts(keyword, at, here, was, is)
    if (schemaKeywords.has(keyword) || keyword === 'items')
      return isObject(was) && isObject(is)
        ? this.schema(was, is, here)
        : this.add(at, [keyword], here, `${slug(keyword)}-changed`, `${short(was)} → ${short(is)}`, is)
    const direction = bounds.get(keyword)
    const change =
      direction === undefined || typeof was !== 'number' || typeof is !== 'number'
        ? 'changed'
        : is > was
          ? 'raised'
          : 'lowered'
    this.add(at, [keyword], here, `${slug(keyword)}-${change}`, `${short(was)} → ${short(is)}`, is)
  }

  private named(what: string, keyword: string, base: JsonObject, head: JsonObject, path: Path): void {
    const fields = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})
    const [before, after] = [fields(base[keyword]), fields(head[keyword])]
    for (const name of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()) {
      const [was, is] = [before[name], after[name]]
      const here = [...path, keyword, name]
      if (was !== undefined && is !== undefined) {
        if (isList(was) || isList(is)) {
          if (!equal(was, is))
            this.add(
              { base, head },
              [keyword, name],
              here,
              `${what}-changed`,
              `${short(was)} → ${short(is)}`,
              is,
            )
        } else this.schema(was, is, here)
        continue
      }
      const rule = `${what}-${was === undefined ? 'added' : 'removed'}`
      this.add({ base, head }, [keyword, name], here, rule, name, is)
    }
  }

  /** Each member that came or went is a difference of its own. */
  private members(
    what: string,
    keyword: string,
    at: { base: Json; head: Json },
    path: Path,
    before: readonly Json[],
    after: readonly Json[],
  ): void {
    const keys = (list: readonly Json[]): ReadonlySet<string> => new Set(list.map(canonical))
    const [old, now] = [keys(before), keys(after)]
    const change = (value: Json, gone: boolean): void => {
      const rule = `${what}-${gone ? 'removed' : 'added'}`
      this.edits.push({
        rule,
        detail: short(value),
        ...at,
        below: [keyword],
        apply: (base) => {
          const list = listAt(base, [...path, keyword])
          const next = gone ? list.filter((each) => !equal(each, value)) : [...list, value]
          // Nothing left to choose from: an empty list is no enum and no type.
          if (next.length === 0 && keyword !== 'required') return replace(base, path, false)
          return replace(base, [...path, keyword], next)
        },
      })
    }
    for (const value of before) if (!now.has(canonical(value))) change(value, true)
    for (const value of after) if (!old.has(canonical(value))) change(value, false)
  }

  /** Equal parts belong together, wherever they stand; of the others, the first to the first. */
  private parts(
    keyword: string,
    at: { base: Json; head: Json },
    here: Path,
    before: readonly Json[],
    after: readonly Json[],
  ): void {
    const ordered = keyword === 'items' || keyword === 'prefixItems'
    const open = after.map((part, index) => ({ part, index }))
    const left = before.flatMap((part, index) => {
      const same = open.findIndex((other) => (!ordered || other.index === index) && equal(other.part, part))
      if (same < 0) return [{ part, index }]
      open.splice(same, 1)
      return []
    })
    for (const [order, { part, index }] of left.entries()) {
      const other = ordered ? open.find((each) => each.index === index) : open[order]
      if (other === undefined)
        this.add(
          at,
          [keyword, index],
          [...here, index],
          `${slug(keyword)}-part-removed`,
          short(part),
          undefined,
        )
      else this.schema(part, other.part, [...here, index])
    }
    const extra = ordered ? open.filter(({ index }) => index >= before.length) : open.slice(left.length)
    for (const { part } of extra)
      this.add(at, [keyword], [...here, before.length], `${slug(keyword)}-part-added`, short(part), part)
  }
}

const listAt = (value: Json, path: Path): readonly Json[] => {
  let found: Json | undefined = value
  for (const step of path)
    found = isList(found) ? found[Number(step)] : isObject(found) ? found[String(step)] : undefined
  return isList(found) ? found : found === undefined ? [] : [found]
}

/** Every difference, in the order of the schema. What one edit removes from a list moves what comes behind it: apply one at a time. */
export const editsBetween = (base: Json, head: Json): readonly Edit[] => {
  const walk = new Walk()
  walk.schema(base, head, [])
  return walk.edits
}

/** Where a difference is, given where the parts of both schemas were written. */
export const siteOf = (
  { base, head, below: steps }: Edit,
  sites: { readonly base: ReadonlyMap<Json, string>; readonly head: ReadonlyMap<Json, string> },
): { readonly base: string | undefined; readonly head: string | undefined } => {
  const place = (at: string | undefined) => (at === undefined ? undefined : below(at, ...steps))
  return { base: place(sites.base.get(base)), head: place(sites.head.get(head)) }
}
