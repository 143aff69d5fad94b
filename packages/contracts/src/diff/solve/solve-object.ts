import type { Json } from '../../build/json'
import { firstOf, holds, isFound, type Literal, must, mustNot, type Outcome } from './goal'
import { concerns } from './holds'
import { type Node, type Nodes, type } from './node'

/** What a procedure for one type needs of the solver. */
export interface Inner {
  readonly nodes: Nodes
  solve(goal: readonly Literal[]): Outcome
}

type FieldNode = Extract<Node, { kind: 'property' | 'matching' | 'others' }>

/** "Some field, that this atom speaks of, does not satisfy it", or "some name does not". */
interface Somewhere {
  readonly about: FieldNode | undefined
  readonly value: readonly Literal[]
  readonly name: readonly Literal[]
}

interface Asked {
  readonly absent: ReadonlySet<string>
  /** What every field must satisfy, as far as it is concerned. */
  readonly every: readonly FieldNode[]
  readonly names: readonly Literal[]
  readonly somewhere: readonly Somewhere[]
  readonly min: number
  readonly max: number
  /** Every name that is spoken of. */
  readonly mentioned: readonly string[]
  readonly patterns: readonly string[]
}

/** The fields that must be there, with what is asked of each besides what is asked of every field. */
type Fields = ReadonlyMap<string, readonly Literal[]>

/** More expressions about names, or more fields, than this are not searched through. */
const maxPatterns = 5
const maxFields = 300

const read = (atoms: readonly Literal[]): { readonly asked: Asked; readonly fields: Fields } => {
  const absent = new Set<string>()
  const fields = new Map<string, readonly Literal[]>()
  const every: FieldNode[] = []
  const names: Literal[] = []
  const somewhere: Somewhere[] = []
  const mentioned = new Set<string>()
  const patterns = new Set<string>()
  let [min, max] = [0, Number.POSITIVE_INFINITY]
  const present = (name: string, more: readonly Literal[]): void => {
    fields.set(name, [...(fields.get(name) ?? []), ...more])
  }
  for (const { node, yes } of atoms) {
    if (node.kind === 'has') {
      mentioned.add(node.text)
      if (yes) present(node.text, [])
      else absent.add(node.text)
    }
    if (node.kind === 'property' || node.kind === 'matching' || node.kind === 'others') {
      if (node.kind === 'property') mentioned.add(node.name)
      if (node.kind === 'matching') patterns.add(node.pattern)
      if (node.kind === 'others') {
        for (const name of node.names) mentioned.add(name)
        for (const pattern of node.patterns) patterns.add(pattern)
      }
      if (yes) every.push(node)
      else if (node.kind === 'property') present(node.name, [mustNot(node.node)])
      else somewhere.push({ about: node, value: [mustNot(node.node)], name: [] })
    }
    if (node.kind === 'names') {
      if (yes) names.push(must(node.node))
      else somewhere.push({ about: undefined, value: [], name: [mustNot(node.node)] })
    }
    if (node.kind === 'minProperties') {
      if (yes) min = Math.max(min, Math.ceil(node.value))
      else max = Math.min(max, Math.ceil(node.value) - 1)
    }
    if (node.kind === 'maxProperties') {
      if (yes) max = Math.min(max, Math.floor(node.value))
      else min = Math.max(min, Math.floor(node.value) + 1)
    }
  }
  const asked = {
    absent,
    every,
    names,
    somewhere,
    min,
    max,
    mentioned: [...mentioned].sort(),
    patterns: [...patterns].sort(),
  }
  return { asked, fields }
}

class ObjectSearch {
  constructor(
    private readonly inner: Inner,
    private readonly asked: Asked,
  ) {}

  /** Finds a name for each "somewhere", one after the other, then builds the object. */
  place(index: number, fields: Fields): Outcome {
    const next = this.asked.somewhere[index]
    if (next === undefined) return this.build(fields)
    let unsure = false
    const use = (name: string): Outcome =>
      this.place(index + 1, new Map([...fields, [name, [...(fields.get(name) ?? []), ...next.value]]]))
    const known = [...new Set([...fields.keys(), ...this.asked.mentioned])].filter((name) => {
      if (this.asked.absent.has(name)) return false
      return (
        (next.about === undefined || concerns(next.about, name)) &&
        next.name.every((literal) => holds(literal, name) !== false)
      )
    })
    for (const name of known) {
      const outcome = use(name)
      if (isFound(outcome)) return outcome
      if (outcome === 'unknown') unsure = true
    }
    const outcome = this.withFreshName(fields, next, use)
    return outcome === 'none' && unsure ? 'unknown' : outcome
  }

  /** A name that nobody mentioned, of every kind that the patterns tell apart. */
  private withFreshName(fields: Fields, { about, name }: Somewhere, use: (name: string) => Outcome): Outcome {
    const { nodes } = this.inner
    const { patterns, mentioned, names } = this.asked
    if (patterns.length > maxPatterns) return 'unknown'
    const combinations = Array.from({ length: 2 ** patterns.length }, (_, bits) =>
      patterns.map((pattern, at) => ({ pattern, yes: (bits & (1 << at)) !== 0 })),
    ).filter((each) => {
      if (about === undefined || about.kind === 'property') return true
      const on = (pattern: string): boolean => each.some((one) => one.pattern === pattern && one.yes)
      return about.kind === 'matching' ? on(about.pattern) : !about.patterns.some(on)
    })
    return firstOf(combinations, (combination) => {
      const goal: Literal[] = [
        must(nodes.types(type.string)),
        ...names,
        ...name,
        ...combination.map(({ pattern, yes }) => ({
          node: nodes.make({ kind: 'pattern', text: pattern }),
          yes,
        })),
        mustNot(nodes.make({ kind: 'enum', values: [...new Set([...mentioned, ...fields.keys()])].sort() })),
      ]
      const outcome = this.inner.solve(goal)
      return isFound(outcome) && typeof outcome.value === 'string' ? use(outcome.value) : outcome
    })
  }

  /** The value of one field. */
  private field(name: string, more: readonly Literal[]): Outcome {
    for (const literal of this.asked.names) {
      const answer = holds(literal, name)
      if (answer !== true) return answer === false ? 'none' : 'unknown'
    }
    const concerned = this.asked.every.filter((node) => concerns(node, name))
    return this.inner.solve([...concerned.map((node) => must(node.node)), ...more])
  }

  private build(fields: Fields): Outcome {
    const { absent, min, max } = this.asked
    if (fields.size > max || min > max) return 'none'
    let unsure = false
    const values = new Map<string, Json>()
    for (const [name, more] of fields) {
      if (absent.has(name)) return 'none'
      const outcome = this.field(name, more)
      if (outcome === 'none') return 'none'
      if (isFound(outcome)) values.set(name, outcome.value)
      else unsure = true
    }
    if (unsure) return 'unknown'
    return this.fill(values)
  }

  /** As many fields more as `min` asks. */
  private fill(values: Map<string, Json>): Outcome {
    const { absent, min, mentioned } = this.asked
    if (min > maxFields) return 'unknown'
    let unsure = false
    for (const name of mentioned) {
      if (values.size >= min) break
      if (absent.has(name) || values.has(name)) continue
      const outcome = this.field(name, [])
      if (isFound(outcome)) values.set(name, outcome.value)
      else if (outcome === 'unknown') unsure = true
    }
    while (values.size < min) {
      const taken = new Map([...values.keys()].map((name): [string, readonly Literal[]] => [name, []]))
      const outcome = this.withFreshName(taken, { about: undefined, value: [], name: [] }, (name) => {
        const value = this.field(name, [])
        if (isFound(value)) values.set(name, value.value)
        return value
      })
      if (!isFound(outcome)) return unsure ? 'unknown' : outcome
    }
    return { value: Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) }
  }
}

/** An object that satisfies the keywords about objects. */
export const solveObject = (inner: Inner, atoms: readonly Literal[]): Outcome => {
  const { asked, fields } = read(atoms)
  return new ObjectSearch(inner, asked).place(0, fields)
}
