import { isObject, type Json, type JsonObject } from '../build/json'
import { mapSchema } from '../build/schema'
import type { Dialect } from './dialect'
import { type Edit, editsBetween, siteOf } from './edits'
import type { Difference } from './finding'
import type { Inlined } from './inline'
import type { Answer, Questions, Schema } from './question'
import { canonical } from './value'

/** One side of a comparison. */
export interface Sided extends Inlined {
  readonly dialect: Dialect
}

export interface Comparison {
  readonly backward: Answer
  readonly forward: Answer
  readonly differences: readonly Difference[]
}

/** Of whose readers it is said that they let unknown fields pass; who writes never sends them. */
export interface Tolerant {
  readonly base: boolean
  readonly head: boolean
}

export interface CompareOptions {
  readonly tolerant: Tolerant
  /** How a place is called, from where it was written. */
  readonly show: (site: string) => string
  /** What the whole is called. */
  readonly whole: string
}

const opened = new WeakMap<object, Json>()

/** As the consumers read it: `additionalProperties: false` is for producers. */
export const tolerantTree = (tree: Json): Json => {
  if (!isObject(tree)) return tree
  const known = opened.get(tree) ?? withoutClosing(tree)
  opened.set(tree, known)
  return known
}

const withoutClosing = (tree: JsonObject): Json => {
  const open = ({ additionalProperties, ...schema }: JsonObject): JsonObject =>
    additionalProperties === undefined || additionalProperties === false
      ? schema
      : { ...schema, additionalProperties }
  const { $defs, ...rest } = mapSchema(tree, open)
  if (!isObject($defs)) return rest
  const defs = Object.entries($defs).map(([name, each]): [string, Json] => [name, tolerantTree(each)])
  return { ...rest, $defs: Object.fromEntries(defs) }
}

const same: Comparison = {
  backward: { verdict: 'compatible' },
  forward: { verdict: 'compatible' },
  differences: [],
}

/**
 * Compares two schemas as a whole, both ways, and says which of their differences are to blame. The whole decides: what
 * two differences undo together is compatible, and what only they do together is a difference of the whole.
 */
export const compareSchemas = (
  questions: Questions,
  base: Sided,
  head: Sided,
  options: CompareOptions,
): Comparison => {
  if (base.dialect === head.dialect && canonical(base.tree) === canonical(head.tree)) return same
  const writes = ({ tree, dialect }: Schema): Schema => ({ tree, dialect })
  const reads = ({ tree, dialect }: Schema, of: keyof Tolerant): Schema => ({
    tree: options.tolerant[of] ? tolerantTree(tree) : tree,
    dialect,
  })
  const backward = questions.between([writes(base)], [reads(head, 'head')])
  const forward = questions.between([writes(head)], [reads(base, 'base')])
  const differences = grouped(editsBetween(base.tree, head.tree), base, head).flatMap(({ edits, site }) => {
    const [edit] = edits
    if (edit === undefined) return []
    const alone = {
      tree: edits.reduceRight((tree, { apply }) => apply(tree), base.tree),
      dialect: head.dialect,
    }
    const of = (whole: Answer, ask: () => Answer): Answer => (whole.verdict === 'compatible' ? whole : ask())
    return oneOrTwo(
      { rule: edit.rule, detail: edit.detail, path: options.show(site) },
      of(backward, () => questions.between([writes(base)], [reads(head, 'head'), reads(alone, 'head')])),
      of(forward, () => questions.between([writes(head), writes(alone)], [reads(base, 'base')])),
    )
  })
  return {
    backward,
    forward,
    differences: [...differences, ...unexplained(backward, forward, differences, options)],
  }
}

/** What differs in a shared part differs everywhere that it is used: one difference, applied in all those places. */
const grouped = (
  edits: readonly Edit[],
  base: Sided,
  head: Sided,
): readonly { readonly edits: readonly Edit[]; readonly site: string }[] => {
  const groups = new Map<string, { edits: Edit[]; site: string }>()
  for (const edit of edits) {
    const site = siteOf(edit, { base: base.sites, head: head.sites })
    const key = canonical([edit.rule, edit.detail, site.base ?? null, site.head ?? null])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { edits: [edit], site: site.head ?? site.base ?? '#' })
    else group.edits.push(edit)
  }
  return [...groups.values()]
}

/** A difference that breaks both ways is said twice, so that each has its witness. */
export const oneOrTwo = (
  what: Pick<Difference, 'rule' | 'detail' | 'path'>,
  backward: Answer,
  forward: Answer,
): readonly Difference[] => {
  if (backward.verdict === 'breaking' && forward.verdict === 'breaking')
    return [
      {
        ...what,
        detail: `${what.detail} (what is no longer accepted)`,
        backward: 'breaking',
        forward: 'compatible',
        witness: backward.witness,
      },
      {
        ...what,
        detail: `${what.detail} (what was not accepted before)`,
        backward: 'compatible',
        forward: 'breaking',
        witness: forward.witness,
      },
    ]
  const broken =
    backward.verdict === 'breaking' ? backward : forward.verdict === 'breaking' ? forward : undefined
  return [
    {
      ...what,
      backward: backward.verdict,
      forward: forward.verdict,
      ...(broken === undefined ? {} : { witness: broken.witness }),
    },
  ]
}

/** What the whole says and no single difference does. */
const unexplained = (
  backward: Answer,
  forward: Answer,
  differences: readonly Difference[],
  { whole }: CompareOptions,
): readonly Difference[] => {
  const open = (answer: Answer, side: 'backward' | 'forward'): Answer =>
    differences.some((each) => each[side] === answer.verdict) ? { verdict: 'compatible' } : answer
  const [back, forth] = [open(backward, 'backward'), open(forward, 'forward')]
  if (back.verdict === 'compatible' && forth.verdict === 'compatible') return []
  const what = {
    rule: 'changes-together',
    detail: 'the differences together do what none does alone',
    path: whole,
  }
  return oneOrTwo(what, back, forth)
}
