import type { Json } from '../build/json'
import { accepts } from './accepts'
import type { Dialect } from './dialect'
import { compile } from './solve/compile'
import { isFound, must, mustNot } from './solve/goal'
import { Nodes } from './solve/node'
import { Solver } from './solve/solver'

/** A schema that stands alone (see `inline`), and the draft that it is written in. */
export interface Schema {
  readonly tree: Json
  readonly dialect: Dialect
}

export type Verdict = 'compatible' | 'breaking' | 'undecided'

/** `witness` is there exactly when the verdict is breaking. */
export type Answer =
  | { readonly verdict: 'compatible' | 'undecided' }
  | { readonly verdict: 'breaking'; readonly witness: Json }

/** Asks questions about schemas; what was found out for one question serves the next. */
export class Questions {
  private readonly nodes = new Nodes()
  private readonly solver = new Solver(this.nodes)
  private readonly answers = new Map<string, Answer>()

  private node({ tree, dialect }: Schema) {
    return compile(this.nodes, tree, dialect)
  }

  /**
   * Is there a value that all of `accepting` accept and all of `refusing` refuse? Compatible means that there is surely none.
   * A value that is found counts only when the validators say so too, each of them.
   */
  between(accepting: readonly Schema[], refusing: readonly Schema[]): Answer {
    const goal = [
      ...accepting.map((schema) => must(this.node(schema))),
      ...refusing.map((schema) => mustNot(this.node(schema))),
    ]
    const key = goal.map(({ node, yes }) => (yes ? node.id : -node.id)).join(',')
    const known = this.answers.get(key)
    if (known !== undefined) return known
    const answer = this.ask(goal, accepting, refusing)
    this.answers.set(key, answer)
    return answer
  }

  private ask(
    goal: Parameters<Solver['ask']>[0],
    accepting: readonly Schema[],
    refusing: readonly Schema[],
  ): Answer {
    // What the validator cannot read, a pattern that is none for instance, nobody can decide about.
    if ([...accepting, ...refusing].some(({ tree, dialect }) => accepts(tree, dialect, null) === undefined))
      return { verdict: 'undecided' }
    const outcome = this.solver.ask(goal)
    if (outcome === 'none') return { verdict: 'compatible' }
    if (!isFound(outcome)) return { verdict: 'undecided' }
    const witness = outcome.value
    const confirmed =
      accepting.every(({ tree, dialect }) => accepts(tree, dialect, witness) === true) &&
      refusing.every(({ tree, dialect }) => accepts(tree, dialect, witness) === false)
    return confirmed ? { verdict: 'breaking', witness } : { verdict: 'undecided' }
  }
}
