import type { AST } from '@eslint-community/regexpp'
import { RegExpParser } from '@eslint-community/regexpp'

/** Code points from and to, both included. */
export type Range = readonly [number, number]

interface State {
  /** Without reading anything; `start` and `end` only where the text starts and ends. */
  readonly free: { readonly to: number; readonly only?: 'start' | 'end' }[]
  readonly read: { readonly to: number; readonly ranges: readonly Range[] }[]
}

/** A regular expression as a nondeterministic automaton that looks for a match anywhere in a text, as JSON Schema does. */
export interface Automaton {
  readonly states: readonly State[]
  readonly first: number
  readonly last: number
}

const highest = 0x10ffff
const anything: readonly Range[] = [[0, highest]]

const inverse = (ranges: readonly Range[]): readonly Range[] => {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0])
  const out: Range[] = []
  let next = 0
  for (const [from, to] of sorted) {
    if (from > next) out.push([next, from - 1])
    next = Math.max(next, to + 1)
  }
  if (next <= highest) out.push([next, highest])
  return out
}

/** Asks the engine itself which characters are meant, once for each class. */
const scanned = new Map<string, readonly Range[]>()
const scan = (source: string): readonly Range[] => {
  const known = scanned.get(source)
  if (known !== undefined) return known
  const expression = new RegExp(`^${source}$`, 'u')
  const out: Range[] = []
  let from = -1
  for (let point = 0; point <= highest + 1; point += 1) {
    const inside = point <= highest && expression.test(String.fromCodePoint(point))
    if (inside && from < 0) from = point
    if (!inside && from >= 0) {
      out.push([from, point - 1])
      from = -1
    }
  }
  scanned.set(source, out)
  return out
}

const digit: readonly Range[] = [[48, 57]]
const word: readonly Range[] = [...digit, [65, 90], [95, 95], [97, 122]]
const newlines: readonly Range[] = [
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
]

class Unsupported extends Error {}

const setOf = (set: AST.CharacterSet): readonly Range[] => {
  if (set.kind === 'any') return inverse(newlines)
  if (set.kind === 'digit') return set.negate ? inverse(digit) : digit
  if (set.kind === 'word') return set.negate ? inverse(word) : word
  return scan(set.raw)
}

const classOf = (node: AST.CharacterClass): readonly Range[] => {
  const ranges = node.elements.flatMap((element): readonly Range[] => {
    if (element.type === 'Character') return [[element.value, element.value]]
    if (element.type === 'CharacterClassRange') return [[element.min.value, element.max.value]]
    if (element.type === 'CharacterSet') return setOf(element)
    throw new Unsupported(element.type)
  })
  return node.negate ? inverse(ranges) : ranges
}

/** Repeating more often than this is not written out. */
const maxCopies = 1000

class Builder {
  readonly states: State[] = []

  state(): number {
    if (this.states.length > 20_000) throw new Unsupported('too large')
    this.states.push({ free: [], read: [] })
    return this.states.length - 1
  }

  free(from: number, to: number, only?: 'start' | 'end'): void {
    this.states[from]?.free.push(only === undefined ? { to } : { to, only })
  }

  read(from: number, to: number, ranges: readonly Range[]): void {
    this.states[from]?.read.push({ to, ranges })
  }

  alternatives(list: readonly AST.Alternative[], from: number): number {
    const to = this.state()
    for (const { elements } of list)
      this.free(
        elements.reduce((at, each) => this.element(each, at), from),
        to,
      )
    return to
  }

  element(element: AST.Element, from: number): number {
    switch (element.type) {
      case 'Character':
        return this.step(from, [[element.value, element.value]])
      case 'CharacterSet':
        return this.step(from, setOf(element))
      case 'CharacterClass':
        return this.step(from, classOf(element))
      case 'Group':
      case 'CapturingGroup':
        return this.alternatives(element.alternatives, this.fresh(from))
      case 'Quantifier':
        return this.quantifier(element, from)
      case 'Assertion': {
        if (element.kind !== 'start' && element.kind !== 'end') throw new Unsupported(element.kind)
        const to = this.state()
        this.free(from, to, element.kind)
        return to
      }
      case 'Backreference':
      case 'ExpressionCharacterClass':
        throw new Unsupported(element.type)
    }
  }

  private step(from: number, ranges: readonly Range[]): number {
    const to = this.state()
    this.read(from, to, ranges)
    return to
  }

  private fresh(from: number): number {
    const to = this.state()
    this.free(from, to)
    return to
  }

  private quantifier({ element, min, max }: AST.Quantifier, from: number): number {
    if (min > maxCopies || (max !== Number.POSITIVE_INFINITY && max > maxCopies))
      throw new Unsupported('many')
    let at = from
    for (let copy = 0; copy < min; copy += 1) at = this.element(element, at)
    if (max === Number.POSITIVE_INFINITY) {
      const start = this.fresh(at)
      const end = this.element(element, start)
      this.free(end, start)
      return this.fresh(start)
    }
    const to = this.state()
    for (let copy = min; copy < max; copy += 1) {
      this.free(at, to)
      at = this.element(element, this.fresh(at))
    }
    this.free(at, to)
    return to
  }
}

const build = (fill: (builder: Builder, from: number) => number): Automaton => {
  const builder = new Builder()
  const first = builder.state()
  builder.read(first, first, anything)
  const begin = builder.state()
  builder.free(first, begin)
  const last = fill(builder, begin)
  return { states: builder.states, first, last }
}

/** `^(?!x)y`: x looks ahead from the start, so that it is an expression of its own. */
export interface Part {
  readonly automaton: Automaton
  readonly negated: boolean
}

const partsOf = (source: string): readonly Part[] => {
  const { alternatives } = new RegExpParser().parsePattern(source, 0, source.length, { unicode: true })
  const [only] = alternatives
  const leading: Part[] = []
  if (alternatives.length === 1 && only !== undefined && isStart(only.elements[0])) {
    const rest = only.elements.slice(1)
    for (let next = rest[0]; next !== undefined && isLookahead(next); next = rest[0]) {
      const { alternatives: ahead, negate } = next
      leading.push({
        automaton: build((b, from) => b.alternatives(ahead, anchored(b, from))),
        negated: negate,
      })
      rest.shift()
    }
    const main = build((b, from) => rest.reduce((at, each) => b.element(each, at), anchored(b, from)))
    return [...leading, { automaton: main, negated: false }]
  }
  return [{ automaton: build((b, from) => b.alternatives(alternatives, from)), negated: false }]
}

const isStart = (element: AST.Element | undefined): boolean =>
  element?.type === 'Assertion' && element.kind === 'start'

const isLookahead = (element: AST.Element): element is AST.LookaheadAssertion =>
  element.type === 'Assertion' && element.kind === 'lookahead'

const anchored = (builder: Builder, from: number): number => {
  const to = builder.state()
  builder.free(from, to, 'start')
  return to
}

const compiled = new Map<string, readonly Part[] | undefined>()

/**
 * The parts that must all hold for a text to match; undefined for an expression that is not regular or that we do not read
 * (back references, word boundaries, looking behind, very many repetitions).
 */
export const automataOf = (source: string): readonly Part[] | undefined => {
  if (compiled.has(source)) return compiled.get(source)
  let parts: readonly Part[] | undefined
  try {
    parts = partsOf(source)
  } catch (error) {
    if (!(error instanceof Unsupported || error instanceof SyntaxError)) throw error
    parts = undefined
  }
  compiled.set(source, parts)
  return parts
}

/** Exactly these texts and no other. */
export const literals = (texts: readonly string[]): Automaton =>
  build((builder, from) => {
    const to = builder.state()
    for (const text of texts) {
      let at = anchored(builder, from)
      for (const character of text) {
        const next = builder.state()
        const point = character.codePointAt(0) ?? 0
        builder.read(at, next, [[point, point]])
        at = next
      }
      builder.free(at, to, 'end')
    }
    return to
  })
