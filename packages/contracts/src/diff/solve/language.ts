import { type Automaton, automataOf, literals, type Range } from './automaton'

/** What is asked of a text. Lengths in code points; patterns as JSON Schema means them. */
export interface Wanted {
  readonly min: number
  readonly max: number
  readonly matching: readonly string[]
  readonly failing: readonly string[]
  readonly except: readonly string[]
}

/** `complete`: there are no other texts than those that were given. */
export interface Texts {
  readonly texts: readonly string[]
  readonly complete: boolean
}

/** A text matches when all of its automata say so (or say not, when negated); the other way round when `inverted`. */
interface Condition {
  readonly parts: readonly { readonly at: number; readonly negated: boolean }[]
  readonly inverted: boolean
}

const maxStates = 20_000
/** Characters that people read easily come first. */
const preferred = [97, 48, 65, 45, 46, 32, 95].concat(Array.from({ length: 94 }, (_, index) => index + 33))

class Run {
  private readonly closures = new Map<string, readonly number[]>()
  constructor(private readonly automaton: Automaton) {}

  closure(
    states: readonly number[],
    at: { readonly start: boolean; readonly end: boolean },
  ): readonly number[] {
    const key = `${at.start}${at.end}${states.join(',')}`
    const known = this.closures.get(key)
    if (known !== undefined) return known
    const seen = new Set(states)
    const todo = [...states]
    for (let state = todo.pop(); state !== undefined; state = todo.pop())
      for (const { to, only } of this.automaton.states[state]?.free ?? []) {
        if (seen.has(to) || (only === 'start' && !at.start) || (only === 'end' && !at.end)) continue
        seen.add(to)
        todo.push(to)
      }
    // Once found, found: what follows in the text no longer matters.
    const done = seen.has(this.automaton.last) && !at.end
    const out = done ? [this.automaton.last] : [...seen].sort((a, b) => a - b)
    this.closures.set(key, out)
    return out
  }

  begin(): readonly number[] {
    return this.closure([this.automaton.first], { start: true, end: false })
  }

  next(states: readonly number[], point: number): readonly number[] {
    if (states[0] === this.automaton.last && states.length === 1) return states
    const to = new Set<number>()
    for (const state of states)
      for (const { to: target, ranges } of this.automaton.states[state]?.read ?? [])
        if (ranges.some(([low, high]) => low <= point && point <= high)) to.add(target)
    return this.closure(
      [...to].sort((a, b) => a - b),
      { start: false, end: false },
    )
  }

  accepts(states: readonly number[], empty: boolean): boolean {
    return this.closure(states, { start: empty, end: true }).includes(this.automaton.last)
  }

  ranges(states: readonly number[]): readonly Range[] {
    return states.flatMap((state) =>
      (this.automaton.states[state]?.read ?? []).flatMap(({ ranges }) => ranges),
    )
  }
}

/** One character of every class that the automata tell apart here. */
const alphabet = (ranges: readonly Range[]): readonly number[] => {
  const borders = [...new Set([0, 0xd800, 0xe000, ...ranges.flatMap(([low, high]) => [low, high + 1])])]
  borders.sort((a, b) => a - b)
  const out: number[] = []
  borders.forEach((from, index) => {
    const to = (borders[index + 1] ?? 0x110000) - 1
    if (from > 0x10ffff || (from >= 0xd800 && from < 0xe000)) return
    out.push(preferred.find((point) => from <= point && point <= to) ?? from)
  })
  const rank = (point: number): number =>
    preferred.includes(point) ? preferred.indexOf(point) : 1000 + point
  return out.sort((a, b) => rank(a) - rank(b))
}

/**
 * Looks for texts, the shortest first: a walk over the automata side by side, in which every combination of states is visited
 * once, so that it ends. At most `count` texts; `complete` only when that walk shows that there is none at all.
 * Undefined when an expression cannot be read or the walk grows too large.
 */
export const findTexts = (wanted: Wanted, count = 1): Texts | undefined => {
  if (wanted.min > wanted.max) return { texts: [], complete: true }
  const runs: Run[] = []
  const conditions: Condition[] = []
  const add = (pattern: string, inverted: boolean): boolean => {
    const parts = automataOf(pattern)
    if (parts === undefined) return false
    conditions.push({
      inverted,
      parts: parts.map(({ automaton, negated }) => ({ at: runs.push(new Run(automaton)) - 1, negated })),
    })
    return true
  }
  for (const pattern of wanted.matching) if (!add(pattern, false)) return undefined
  for (const pattern of wanted.failing) if (!add(pattern, true)) return undefined
  if (wanted.except.length > 0)
    conditions.push({
      inverted: true,
      parts: [{ at: runs.push(new Run(literals(wanted.except))) - 1, negated: false }],
    })
  return walk(wanted, runs, conditions, count)
}

interface Place {
  readonly text: readonly number[]
  readonly states: readonly (readonly number[])[]
}

const walk = (
  { min, max }: Wanted,
  runs: readonly Run[],
  conditions: readonly Condition[],
  count: number,
): Texts | undefined => {
  if (min > maxStates) return undefined
  const accepts = ({ text, states }: Place): boolean =>
    text.length >= min &&
    conditions.every(
      ({ parts, inverted }) =>
        parts.every(
          ({ at, negated }) => runs[at]?.accepts(states[at] ?? [], text.length === 0) !== negated,
        ) !== inverted,
    )
  const hopeless = ({ states }: Place): boolean =>
    conditions.some(
      ({ parts, inverted }) =>
        !inverted && parts.some(({ at, negated }) => !negated && (states[at] ?? []).length === 0),
    )
  const found: string[] = []
  const seen = new Map<string, number>()
  let level: readonly Place[] = [{ text: [], states: runs.map((run) => run.begin()) }]
  // With more than one text asked for, a combination may be come upon a few times, by other texts.
  const often = count === 1 ? 1 : 4
  for (; level.length > 0; ) {
    for (const place of level) {
      if (!accepts(place)) continue
      found.push(String.fromCodePoint(...place.text))
      if (found.length >= count) return { texts: found, complete: false }
    }
    const next: Place[] = []
    for (const { text, states } of level) {
      if (text.length >= max) continue
      for (const point of alphabet(states.flatMap((set, index) => [...(runs[index]?.ranges(set) ?? [])]))) {
        const place = {
          text: [...text, point],
          states: states.map((set, index) => runs[index]?.next(set, point) ?? []),
        }
        if (hopeless(place)) continue
        // Lengths above the shortest that is allowed are alike: whoever comes first here is the shortest.
        const key = `${Math.min(place.text.length, min)};${place.states.map((set) => set.join(',')).join(';')}`
        const times = seen.get(key) ?? 0
        if (times >= often) continue
        if (seen.size > maxStates) return undefined
        seen.set(key, times + 1)
        next.push(place)
      }
    }
    level = next
  }
  return { texts: found, complete: found.length === 0 }
}
