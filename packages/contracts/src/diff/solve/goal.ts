import type { Json } from '../../build/json'
import { type Holds, negate, holds as nodeHolds } from './holds'
import { anyType, guardOf, type Node } from './node'

/** A node that must hold, or must not. */
export interface Literal {
  readonly node: Node
  readonly yes: boolean
}

export const must = (node: Node): Literal => ({ node, yes: true })
export const mustNot = (node: Node): Literal => ({ node, yes: false })

/** One number for each literal; that of its opposite is the negative. */
export const numberOf = ({ node, yes }: Literal): number => (yes ? node.id : -node.id)

export const holds = ({ node, yes }: Literal, value: Json): Holds => {
  const answer = nodeHolds(node, value)
  return yes ? answer : negate(answer)
}

/** The types that a value can have for which the literal holds, as far as one can see without looking inside. */
export const typesOf = ({ node, yes }: Literal): number => {
  if (node.kind === 'types') return yes ? node.types : anyType & ~node.types
  // An atom can only fail for a value of its own type.
  return yes ? anyType : guardOf(node)
}

/** What came of looking for a value: one that satisfies everything, the certainty that there is none, or neither. */
export type Outcome = { readonly value: Json } | 'none' | 'unknown'

export const isFound = (outcome: Outcome): outcome is { readonly value: Json } => typeof outcome === 'object'

/** Gives the values one after another until `attempt` finds something; 'none' only when every attempt surely failed. */
export const firstOf = <T>(choices: Iterable<T>, attempt: (choice: T) => Outcome): Outcome => {
  let unsure = false
  for (const choice of choices) {
    const outcome = attempt(choice)
    if (isFound(outcome)) return outcome
    if (outcome === 'unknown') unsure = true
  }
  return unsure ? 'unknown' : 'none'
}
