import { isList, type Json } from '../../build/json'
import { firstOf, holds, isFound, type Literal, must, type Outcome } from './goal'
import { type Holds, typeOf } from './holds'
import { type Nodes, type } from './node'
import { type Saturated, saturate } from './saturate'
import { solveArray } from './solve-array'
import { solveNumber } from './solve-number'
import { solveObject } from './solve-object'
import { solveText } from './solve-text'

/** Whether this one value satisfies everything. */
const satisfies = ({ atoms, choices }: Saturated, value: Json): Holds => {
  const all = (literals: readonly Literal[]): Holds => {
    const answers = literals.map((literal) => holds(literal, value))
    if (answers.includes(false)) return false
    return answers.includes(undefined) ? undefined : true
  }
  const answers = [
    all(atoms),
    ...choices.map((alternatives): Holds => {
      const each = alternatives.map(all)
      if (each.includes(true)) return true
      return each.includes(undefined) ? undefined : false
    }),
  ]
  if (answers.includes(false)) return false
  return answers.includes(undefined) ? undefined : true
}

/** The nicest to read first. */
const order = [type.object, type.array, type.string, type.integer, type.fraction, type.boolean, type.null]

/** Goals below one question; beyond it the answer is that we do not know. Counted, not timed: the same on every machine. */
const defaultBudget = 20_000

/**
 * Looks for a value that satisfies every literal of a goal: a tableau. What follows without choosing is written out, a
 * choice (anyOf, what of a conjunction fails) is tried one way after the other, and what is left are keywords about one type, for each
 * of which there is a procedure of its own.
 *
 * A goal that comes back inside itself (a schema that contains itself) has no value *there*: the smallest value that satisfies a
 * goal never contains a smaller one that does. So recursion ends, and "none" is still certain.
 */
export class Solver {
  private readonly known = new Map<string, Outcome>()
  private readonly open = new Map<string, number>()
  /** The outermost open goal that an answer leaned on; an answer holds elsewhere only when it leaned on none. */
  private leaned = Number.POSITIVE_INFINITY
  private left = 0

  constructor(readonly nodes: Nodes) {}

  /** One question. `budget` is in goals. */
  ask(goal: readonly Literal[], budget = defaultBudget): Outcome {
    this.left = budget
    this.leaned = Number.POSITIVE_INFINITY
    return this.solve(goal)
  }

  solve(goal: readonly Literal[]): Outcome {
    const saturated = saturate(goal)
    if (saturated === undefined) return 'none'
    const { key } = saturated
    const before = this.known.get(key)
    if (before !== undefined) return before
    const opened = this.open.get(key)
    if (opened !== undefined) {
      this.leaned = Math.min(this.leaned, opened)
      return 'none'
    }
    if (this.left <= 0 || this.open.size > 400) return 'unknown'
    this.left -= 1
    const depth = this.open.size
    const outside = this.leaned
    this.leaned = Number.POSITIVE_INFINITY
    this.open.set(key, depth)
    const outcome = this.attempt(saturated)
    this.open.delete(key)
    if (isFound(outcome) || (outcome === 'none' && this.leaned >= depth)) this.known.set(key, outcome)
    this.leaned = Math.min(outside, this.leaned >= depth ? Number.POSITIVE_INFINITY : this.leaned)
    return outcome
  }

  private attempt(goal: Saturated): Outcome {
    const listed = this.listed(goal)
    if (listed !== undefined)
      return firstOf(listed, (value) => {
        const answer = satisfies(goal, value)
        return answer === true ? { value } : answer === false ? 'none' : 'unknown'
      })
    if (goal.choices.length > 0) return this.choose(goal)
    return firstOf(
      order.filter((each) => (each & goal.types) !== 0),
      (each) => this.solveType(each, goal.atoms),
    )
  }

  /** The values of the shortest list that an enum allows, of the right types. */
  private listed({ atoms, types }: Saturated): readonly Json[] | undefined {
    let shortest: readonly Json[] | undefined
    for (const { node, yes } of atoms)
      if (yes && node.kind === 'enum' && (shortest === undefined || node.values.length < shortest.length))
        shortest = node.values
    return shortest?.filter((value) => (typeOf(value) & types) !== 0)
  }

  private asLiterals({ types, atoms }: Saturated): readonly Literal[] {
    return [...atoms, must(this.nodes.types(types))]
  }

  private choose(goal: Saturated): Outcome {
    const [first = [], ...others] = goal.choices
    const rest = this.asLiterals(goal)
    const open = others.flatMap((alternatives) => this.asNode(alternatives))
    return firstOf(first, (alternative) => this.solve([...rest, ...open, ...alternative]))
  }

  /** A choice put off, as one literal. */
  private asNode(alternatives: readonly (readonly Literal[])[]): readonly Literal[] {
    const asAnd = (literals: readonly Literal[]) =>
      this.nodes.all(literals.map(({ node, yes }) => (yes ? node : this.nodes.not(node))))
    return [must(this.nodes.any(alternatives.map(asAnd)))]
  }

  private solveType(kind: number, atoms: readonly Literal[]): Outcome {
    const clear = atoms.filter(({ node }) => node.kind !== 'opaque')
    // Looked for as if the rest held: whoever asks has the validators confirm what is found.
    if (clear.length < atoms.length) return this.solveType(kind, clear)
    const excluded = atoms.flatMap(({ node, yes }) =>
      node.kind === 'enum' && !yes ? node.values.filter((value) => typeOf(value) === kind) : [],
    )
    switch (kind) {
      case type.null:
        return excluded.length > 0 ? 'none' : { value: null }
      case type.boolean:
        return firstOf([true, false], (value) => (excluded.includes(value) ? 'none' : { value }))
      case type.integer:
      case type.fraction:
        return solveNumber(atoms, excluded, kind === type.integer)
      case type.string:
        return solveText(atoms, excluded)
      default:
        return excluded.length > 0
          ? this.apart(kind, atoms, excluded)
          : kind === type.array
            ? solveArray(this, atoms)
            : solveObject(this, atoms)
    }
  }

  /** "Is not this object" said with keywords: a field is missing, or differs, or is there besides; likewise for arrays. */
  private apart(kind: number, atoms: readonly Literal[], excluded: readonly Json[]): Outcome {
    const { nodes } = this
    const only = (value: Json) => nodes.make({ kind: 'enum', values: [value] })
    const differs = (value: Json) => {
      if (isList(value))
        return nodes.any([
          nodes.make({ kind: 'minItems', value: value.length + 1 }),
          nodes.not(nodes.make({ kind: 'minItems', value: value.length })),
          ...value.map((each, index) => nodes.not(nodes.make({ kind: 'item', index, node: only(each) }))),
        ])
      const fields = Object.entries(typeof value === 'object' && value !== null ? value : {})
      const names = fields.map(([name]) => name).sort()
      return nodes.any([
        ...names.map((text) => nodes.not(nodes.make({ kind: 'has', text }))),
        nodes.not(nodes.make({ kind: 'others', names, patterns: [], node: nodes.nothing })),
        ...fields.map(([name, each]) => nodes.not(nodes.make({ kind: 'property', name, node: only(each) }))),
      ])
    }
    const rest = atoms.filter(({ node, yes }) => !(node.kind === 'enum' && !yes))
    return this.solve([...rest, must(nodes.types(kind)), ...excluded.map((value) => must(differs(value)))])
  }
}
