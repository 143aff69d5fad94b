import type { Json } from '../../build/json'
import { canonical } from '../value'
import { firstOf, isFound, type Literal, must, mustNot, numberOf, type Outcome } from './goal'
import type { Node } from './node'
import type { Inner } from './solve-object'

/** "Some element, from an index on, satisfies this." */
interface Somewhere {
  readonly from: number
  readonly value: readonly Literal[]
}

interface Asked {
  readonly every: readonly Extract<Node, { kind: 'item' | 'items' }>[]
  /** What every element must satisfy, wherever it stands. */
  readonly all: readonly Literal[]
  readonly somewhere: readonly Somewhere[]
  readonly min: number
  readonly max: number
  readonly unique: boolean
  /** Some two elements are equal. */
  readonly twice: boolean
  /** From here on all places are alike. */
  readonly alike: number
}

type Places = ReadonlyMap<number, readonly Literal[]>

const maxLength = 300

const read = (atoms: readonly Literal[]): { readonly asked: Asked; readonly places: Places } => {
  const places = new Map<number, readonly Literal[]>()
  const every: Extract<Node, { kind: 'item' | 'items' }>[] = []
  const all: Literal[] = []
  const somewhere: Somewhere[] = []
  let [min, max, unique, twice, alike] = [0, Number.POSITIVE_INFINITY, false, false, 0]
  for (const { node, yes } of atoms) {
    if (node.kind === 'item') {
      alike = Math.max(alike, node.index + 1)
      if (yes) every.push(node)
      else places.set(node.index, [...(places.get(node.index) ?? []), mustNot(node.node)])
    }
    if (node.kind === 'items') {
      alike = Math.max(alike, node.from)
      if (yes) every.push(node)
      else somewhere.push({ from: node.from, value: [mustNot(node.node)] })
    }
    if (node.kind === 'contains') {
      if (yes) somewhere.push({ from: 0, value: [must(node.node)] })
      else all.push(mustNot(node.node))
    }
    if (node.kind === 'minItems') {
      if (yes) min = Math.max(min, Math.ceil(node.value))
      else max = Math.min(max, Math.ceil(node.value) - 1)
    }
    if (node.kind === 'maxItems') {
      if (yes) max = Math.min(max, Math.floor(node.value))
      else min = Math.max(min, Math.floor(node.value) + 1)
    }
    if (node.kind === 'unique') {
      if (yes) unique = true
      else twice = true
    }
  }
  return { asked: { every, all, somewhere, min, max, unique, twice, alike }, places }
}

class ArraySearch {
  constructor(
    private readonly inner: Inner,
    private readonly asked: Asked,
  ) {}

  private lengthOf(places: Places): number {
    return Math.max(this.asked.min, ...[...places.keys()].map((index) => index + 1))
  }

  private indices(from: number, places: Places): readonly number[] {
    const beyond = Math.max(this.asked.alike, from, ...[...places.keys()].map((index) => index + 1))
    if (beyond > maxLength) return []
    return Array.from({ length: beyond - from + 1 }, (_, index) => from + index)
  }

  place(index: number, places: Places): Outcome {
    const next = this.asked.somewhere[index]
    if (next === undefined) return this.asked.twice ? this.pair(places) : this.build(places, undefined)
    if (this.asked.alike > maxLength) return 'unknown'
    return firstOf(this.indices(next.from, places), (at) =>
      this.place(index + 1, new Map([...places, [at, [...(places.get(at) ?? []), ...next.value]]])),
    )
  }

  /** Two places for one value. */
  private pair(places: Places): Outcome {
    const indices = this.indices(0, places)
    const last = (indices.at(-1) ?? 0) + 1
    const pairs = [...indices, last].flatMap((b) => indices.filter((a) => a < b).map((a) => ({ a, b })))
    return firstOf(pairs, ({ a, b }) => {
      const both = [...this.wanted(a, places), ...this.wanted(b, places)]
      return this.build(new Map([...places, [a, both], [b, both]]), { a, b })
    })
  }

  private wanted(index: number, places: Places): readonly Literal[] {
    const { every, all } = this.asked
    const concerned = every.filter((node) =>
      node.kind === 'item' ? node.index === index : index >= node.from,
    )
    return [...concerned.map((node) => must(node.node)), ...all, ...(places.get(index) ?? [])]
  }

  private build(places: Places, pair: { readonly a: number; readonly b: number } | undefined): Outcome {
    const length = this.lengthOf(places)
    if (length > this.asked.max) return 'none'
    if (length > maxLength) return 'unknown'
    const values: Json[] = []
    const keys = new Set<string>()
    for (let index = 0; index < length; index += 1) {
      if (index === pair?.b) {
        values.push(values[pair.a] ?? null)
        continue
      }
      const wanted = this.wanted(index, places)
      keys.add([...new Set(wanted.map(numberOf))].sort((a, b) => a - b).join(','))
      const outcome = this.inner.solve(this.asked.unique ? [...wanted, ...this.apartFrom(values)] : wanted)
      if (isFound(outcome)) values.push(outcome.value)
      else if (outcome === 'unknown') return 'unknown'
      // One by one is complete only when all places ask the same; otherwise an earlier choice may have taken what this one needs.
      else return !this.asked.unique || keys.size === 1 || this.isHopeless(wanted) ? 'none' : 'unknown'
    }
    return { value: values }
  }

  private isHopeless(wanted: readonly Literal[]): boolean {
    return this.inner.solve(wanted) === 'none'
  }

  private apartFrom(values: readonly Json[]): readonly Literal[] {
    if (values.length === 0) return []
    const sorted = [...values].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1))
    return [mustNot(this.inner.nodes.make({ kind: 'enum', values: sorted }))]
  }
}

/** An array that satisfies the keywords about arrays. */
export const solveArray = (inner: Inner, atoms: readonly Literal[]): Outcome => {
  const { asked, places } = read(atoms)
  return new ArraySearch(inner, asked).place(0, places)
}
