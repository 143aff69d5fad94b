import { isList, isObject, type Json, type JsonObject } from '../build/json'
import { below } from '../document/pointer'
import { type Path, replace, valueAt } from './replace'
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

const short = (value: Json): string => {
  const text = canonical(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

const lists = new Set(['allOf', 'anyOf', 'oneOf', 'items', 'prefixItems'])
const schemaKeywords = new Set([
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
const bounds = new Set([
  'minimum',
  'exclusiveMinimum',
  'minLength',
  'minItems',
  'minProperties',
  'maximum',
  'exclusiveMaximum',
  'maxLength',
  'maxItems',
  'maxProperties',
])

const slug = (keyword: string): string =>
  keyword.replace('$', '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The nearest parts around a difference that both sides have, and the way to them in the base. */
interface Around {
  readonly base: JsonObject
  readonly head: JsonObject
  readonly path: Path
}

const edit = (
  { base, head, path }: { readonly base: Json; readonly head: Json; readonly path: Path },
  steps: Path,
  rule: string,
  detail: string,
  by: Json | undefined,
): readonly Edit[] => [
  { rule, detail, base, head, below: steps, apply: (whole) => replace(whole, [...path, ...steps], by) },
]

const fromTo = (was: Json, is: Json): string => `${short(was)} → ${short(is)}`

const ofSchema = (base: Json, head: Json, path: Path): readonly Edit[] => {
  if (equal(base, head)) return []
  if (!isObject(base) || !isObject(head))
    return edit({ base, head, path }, [], 'schema-replaced', fromTo(base, head), head)
  const keywords = [...new Set([...Object.keys(base), ...Object.keys(head)])].sort()
  return keywords.flatMap((keyword) => ofKeyword(keyword, { base, head, path }))
}

const listOf = (keyword: string, value: Json | undefined): readonly Json[] | undefined => {
  if (isList(value)) return value
  if (value === undefined) return keyword === 'required' ? [] : undefined
  return keyword === 'type' ? [value] : undefined
}

const ofKeyword = (keyword: string, around: Around): readonly Edit[] => {
  const [was, is] = [around.base[keyword], around.head[keyword]]
  if (was !== undefined && is !== undefined && equal(was, is)) return []
  const map = maps.get(keyword)
  if (map !== undefined) return ofMap(map, keyword, around)
  const set = sets.get(keyword)
  const [before, after] = [listOf(keyword, was), listOf(keyword, is)]
  if (set !== undefined && before !== undefined && after !== undefined)
    return ofSet(set, keyword, around, before, after)
  if (was === undefined || is === undefined) {
    const rule = `${slug(keyword)}-${was === undefined ? 'added' : 'removed'}`
    return edit(around, [keyword], rule, short(was ?? is ?? null), is)
  }
  if (isList(was) && isList(is) && lists.has(keyword)) return ofList(keyword, around, was, is)
  const inside = schemaKeywords.has(keyword) && isObject(was) && isObject(is)
  if (inside) return ofSchema(was, is, [...around.path, keyword])
  return edit(around, [keyword], `${slug(keyword)}-${changeOf(keyword, was, is)}`, fromTo(was, is), is)
}

const changeOf = (keyword: string, was: Json, is: Json): string => {
  if (!bounds.has(keyword) || typeof was !== 'number' || typeof is !== 'number') return 'changed'
  return is > was ? 'raised' : 'lowered'
}

const ofMap = (what: string, keyword: string, around: Around): readonly Edit[] => {
  const fields = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})
  const [before, after] = [fields(around.base[keyword]), fields(around.head[keyword])]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.flatMap((name) => {
    const [was, is] = [before[name], after[name]]
    if (was === undefined || is === undefined)
      return edit(around, [keyword, name], `${what}-${was === undefined ? 'added' : 'removed'}`, name, is)
    if (!isList(was) && !isList(is)) return ofSchema(was, is, [...around.path, keyword, name])
    return equal(was, is) ? [] : edit(around, [keyword, name], `${what}-changed`, fromTo(was, is), is)
  })
}

/** Each member that came or went is a difference of its own. */
const ofSet = (
  what: string,
  keyword: string,
  { base, head, path }: Around,
  before: readonly Json[],
  after: readonly Json[],
): readonly Edit[] => {
  const keys = (list: readonly Json[]): ReadonlySet<string> => new Set(list.map(canonical))
  const [old, now] = [keys(before), keys(after)]
  const here = [...path, keyword]
  const change = (value: Json, gone: boolean): Edit => ({
    rule: `${what}-${gone ? 'removed' : 'added'}`,
    detail: short(value),
    base,
    head,
    below: [keyword],
    apply: (whole) => {
      const list = listOf(keyword, valueAt(whole, here)) ?? []
      const next = gone ? list.filter((each) => !equal(each, value)) : [...list, value]
      // Nothing left to choose from: an empty list is no enum and no type.
      return next.length === 0 && keyword !== 'required'
        ? replace(whole, path, false)
        : replace(whole, here, next)
    },
  })
  return [
    ...before.filter((value) => !now.has(canonical(value))).map((value) => change(value, true)),
    ...after.filter((value) => !old.has(canonical(value))).map((value) => change(value, false)),
  ]
}

/** Equal parts belong together, wherever they stand; of the others, the first to the first. Places of a tuple keep their number. */
const ofList = (
  keyword: string,
  around: Around,
  before: readonly Json[],
  after: readonly Json[],
): readonly Edit[] => {
  const places = keyword === 'items' || keyword === 'prefixItems'
  const open = after.map((part, index) => ({ part, index }))
  const left = before.flatMap((part, index) => {
    const same = open.findIndex((other) => (!places || other.index === index) && equal(other.part, part))
    if (same < 0) return [{ part, index }]
    open.splice(same, 1)
    return []
  })
  const changed = left.flatMap(({ part, index }, order) => {
    const other = places ? open.find((each) => each.index === index) : open[order]
    return other === undefined
      ? edit(around, [keyword, index], `${slug(keyword)}-part-removed`, short(part), undefined)
      : ofSchema(part, other.part, [...around.path, keyword, index])
  })
  const extra = places ? open.filter(({ index }) => index >= before.length) : open.slice(left.length)
  const added = extra.flatMap(({ part }) =>
    edit(around, [keyword, before.length], `${slug(keyword)}-part-added`, short(part), part),
  )
  return [...changed, ...added]
}

/** Every difference, in the order of the schema. What one edit removes from a list moves what comes behind it: apply one at a time. */
export const editsBetween = (base: Json, head: Json): readonly Edit[] => ofSchema(base, head, [])

/** Where a difference is, given where the parts of both schemas were written. */
export const siteOf = (
  { base, head, below: steps }: Edit,
  sites: { readonly base: ReadonlyMap<Json, string>; readonly head: ReadonlyMap<Json, string> },
): { readonly base: string | undefined; readonly head: string | undefined } => {
  const place = (at: string | undefined) => (at === undefined ? undefined : below(at, ...steps))
  return { base: place(sites.base.get(base)), head: place(sites.head.get(head)) }
}
