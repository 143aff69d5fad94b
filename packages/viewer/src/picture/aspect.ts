import type { Said, Source } from './facts'
import { groupBy } from './group-by'

/** One value of something that several organisations may say, with everyone who says it. */
export interface AspectValue {
  readonly text: string
  readonly sources: readonly Source[]
}

/** What is said about one thing. When `contradictory`, the values cannot all be true; nobody here chooses between them. */
export interface Aspect {
  readonly label: string
  /** The value that was recorded latest stands first. */
  readonly values: readonly AspectValue[]
  readonly contradictory: boolean
}

interface Question<G, V> {
  readonly label: string
  /** Undefined when this organisation says nothing about it. */
  readonly value: (gegevens: G) => V | undefined
  readonly text: (value: V) => string
  /** Values with the same key are one value. The text when left out. */
  readonly key?: (value: V) => string
  /** Whether two different values can both be true, one being less complete. Never, when left out. */
  readonly agree?: (a: V, b: V) => boolean
}

export const latestFirst = <T extends { readonly source: Source }>(facts: readonly T[]): readonly T[] =>
  facts.toSorted((a, b) => Date.parse(b.source.vastgelegdOp) - Date.parse(a.source.vastgelegdOp))

/** Undefined when nobody says anything about it. */
export const aspectOf = <G, V>(facts: readonly Said<G>[], question: Question<G, V>): Aspect | undefined => {
  const key = question.key ?? question.text
  const answers = latestFirst(facts).flatMap(({ gegevens, source }) => {
    const value = question.value(gegevens)
    return value === undefined ? [] : [{ value, source }]
  })
  const found = [...groupBy(answers, ({ value }) => key(value)).values()]
  if (found.length === 0) return undefined
  const agree = question.agree ?? (() => false)
  const firsts = found.flatMap((group) => group.slice(0, 1))
  return {
    label: question.label,
    values: found.map((group) => ({
      text: group
        .slice(0, 1)
        .map(({ value }) => question.text(value))
        .join(''),
      sources: group.map(({ source }) => source),
    })),
    contradictory: firsts.some((a, i) => firsts.slice(i + 1).some((b) => !agree(a.value, b.value))),
  }
}
