import type { Json } from '../../build/json'
import { samples, widerPattern } from './formats'
import { holds, type Literal, type Outcome } from './goal'
import { findTexts, type Wanted } from './language'

const preferredTexts = ['a', '', 'tekst', '2026-03-02', '0', 'A', 'a b', 'é']

/** A text that satisfies the keywords about texts. */
export const solveText = (atoms: readonly Literal[], excluded: readonly Json[]): Outcome => {
  const fits = (text: string): boolean =>
    !excluded.includes(text) && atoms.every((literal) => holds(literal, text) === true)
  const formats = atoms.filter(({ node }) => node.kind === 'format')
  const wanted: Wanted = { ...wantedOf(atoms), except: excluded.filter((each) => typeof each === 'string') }
  const ready = formats.flatMap(({ node }) => (node.kind === 'format' ? (samples[node.text] ?? []) : []))
  const found = [...ready, ...preferredTexts].find(fits)
  if (found !== undefined) return { value: found }
  const one = findTexts(wanted)
  if (one?.complete === true) return 'none'
  const [text] = one?.texts ?? []
  if (text !== undefined && fits(text)) return { value: text }
  const more = formats.length > 0 ? (findTexts(wanted, 300)?.texts ?? []).find(fits) : undefined
  return more === undefined ? 'unknown' : { value: more }
}

/** The keywords as one question about a language; a format by a pattern that is wider, so that "none" stays certain. */
const wantedOf = (atoms: readonly Literal[]): Omit<Wanted, 'except'> => {
  let [min, max] = [0, Number.POSITIVE_INFINITY]
  const matching: string[] = []
  const failing: string[] = []
  for (const { node, yes } of atoms) {
    if (node.kind === 'minLength') {
      if (yes) min = Math.max(min, Math.ceil(node.value))
      else max = Math.min(max, Math.ceil(node.value) - 1)
    }
    if (node.kind === 'maxLength') {
      if (yes) max = Math.min(max, Math.floor(node.value))
      else min = Math.max(min, Math.floor(node.value) + 1)
    }
    if (node.kind === 'pattern') (yes ? matching : failing).push(node.text)
    const wider = node.kind === 'format' && yes ? widerPattern[node.text] : undefined
    if (wider !== undefined) matching.push(wider)
  }
  return { min, max, matching, failing }
}
