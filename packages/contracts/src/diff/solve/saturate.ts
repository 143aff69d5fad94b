import { type Literal, must, mustNot, numberOf, typesOf } from './goal'
import { anyType } from './node'

/** A goal with everything that follows without choosing; `choices` is what remains to be chosen. */
export interface Saturated {
  readonly types: number
  readonly atoms: readonly Literal[]
  readonly choices: readonly (readonly (readonly Literal[])[])[]
  /** Equal for equal goals. */
  readonly key: string
}

const alternativesOf = ({ node, yes }: Literal): readonly (readonly Literal[])[] | undefined => {
  if (node.kind === 'or' && yes) return node.nodes.map((each) => [must(each)])
  if (node.kind === 'and' && !yes) return node.nodes.map((each) => [mustNot(each)])
  if (node.kind !== 'one') return undefined
  const { nodes } = node
  if (yes) return nodes.map((chosen) => nodes.map((each) => (each === chosen ? must(each) : mustNot(each))))
  const pairs = nodes.flatMap((a, i) => nodes.slice(i + 1).map((b) => [must(a), must(b)]))
  return [nodes.map(mustNot), ...pairs]
}

/** Undefined when the goal contradicts itself. */
export const saturate = (goal: readonly Literal[]): Saturated | undefined => {
  const seen = new Set<number>()
  const atoms: Literal[] = []
  let choices: { readonly from: Literal; readonly alternatives: readonly (readonly Literal[])[] }[] = []
  let types = anyType
  const todo = [...goal]
  for (;;) {
    for (let literal = todo.pop(); literal !== undefined; literal = todo.pop()) {
      const number = numberOf(literal)
      if (seen.has(number)) continue
      if (seen.has(-number)) return undefined
      seen.add(number)
      const { node, yes } = literal
      const { kind } = node
      if (kind === 'not') todo.push({ node: node.node, yes: !yes })
      else if (kind === 'again') todo.push({ node: node.nodeOf(), yes })
      else if ((kind === 'and' && yes) || (kind === 'or' && !yes))
        for (const each of node.nodes) todo.push({ node: each, yes })
      else {
        const alternatives = alternativesOf(literal)
        if (alternatives !== undefined) choices.push({ from: literal, alternatives })
        else {
          types &= typesOf(literal)
          if (kind !== 'types') atoms.push(literal)
        }
      }
      if (types === 0) return undefined
    }
    const open: typeof choices = []
    for (const { from, alternatives } of choices) {
      if (alternatives.some((each) => each.every((literal) => seen.has(numberOf(literal))))) continue
      const alive = alternatives.filter((each) =>
        each.every((literal) => !seen.has(-numberOf(literal)) && (typesOf(literal) & types) !== 0),
      )
      const [first] = alive
      if (first === undefined) return undefined
      if (alive.length === 1) todo.push(...first)
      else open.push({ from, alternatives: alive })
    }
    choices = open
    if (todo.length === 0) break
  }
  const numbers = [...atoms.map(numberOf), ...choices.map(({ from }) => numberOf(from))].sort((a, b) => a - b)
  return {
    types,
    atoms,
    choices: choices.map(({ alternatives }) => alternatives).sort((a, b) => a.length - b.length),
    key: `${types}:${numbers.join(',')}`,
  }
}
