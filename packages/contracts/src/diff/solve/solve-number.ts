import type { Json } from '../../build/json'
import { holds, type Literal, type Outcome } from './goal'

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))
const lcm = (a: number, b: number): number => (a / gcd(a, b)) * b

/** Multiples of it are exact in floating point: a whole number divided by a small power of two. */
const scale = 1 << 12
const isExact = (value: number): boolean => Number.isInteger(value * scale) && Math.abs(value) < 2 ** 31
/** How many multiples are tried. */
const maxSteps = 5_000

interface Bounds {
  readonly low: number
  readonly lowOpen: boolean
  readonly high: number
  readonly highOpen: boolean
}

const boundsOf = (atoms: readonly Literal[]): Bounds => {
  let [low, lowOpen, high, highOpen] = [Number.NEGATIVE_INFINITY, false, Number.POSITIVE_INFINITY, false]
  const raise = (value: number, open: boolean): void => {
    if (value > low || (value === low && open)) [low, lowOpen] = [value, open]
  }
  const lower = (value: number, open: boolean): void => {
    if (value < high || (value === high && open)) [high, highOpen] = [value, open]
  }
  for (const { node, yes } of atoms) {
    if (node.kind === 'minimum') (yes ? raise : lower)(node.value, yes ? node.exclusive : !node.exclusive)
    if (node.kind === 'maximum') (yes ? lower : raise)(node.value, yes ? node.exclusive : !node.exclusive)
  }
  return { low, lowOpen, high, highOpen }
}

/**
 * A number, whole or not, that satisfies the keywords about numbers. Certain where floating point is exact; where it is not
 * (`multipleOf: 0.1`) a number is still looked for, but that none was found proves nothing.
 */
export const solveNumber = (
  atoms: readonly Literal[],
  excluded: readonly Json[],
  whole: boolean,
): Outcome => {
  const bounds = boundsOf(atoms)
  const { low, high } = bounds
  if (low > high || (low === high && (bounds.lowOpen || bounds.highOpen))) return 'none'
  const fits = (value: number): boolean =>
    Number.isFinite(value) &&
    Number.isInteger(value) === whole &&
    !excluded.includes(value) &&
    atoms.every((literal) => holds(literal, value) === true)
  const steps = atoms.flatMap(({ node, yes }) =>
    node.kind === 'multipleOf' ? [{ of: node.value, yes }] : [],
  )
  const positive = steps.filter(({ yes }) => yes).map(({ of }) => of)
  const exact =
    steps.every(({ of }) => isExact(of)) &&
    [low, high].every((bound) => !Number.isFinite(bound) || Math.abs(bound) < 2 ** 40)
  if (!whole && positive.length === 0) return between(bounds, fits, excluded)
  if (!exact) return guess(bounds, fits, positive)

  // On a grid: everything that can be told apart comes back after `period`.
  const unit = (value: number): number => Math.round(value * scale)
  const grid = [...positive.map(unit), ...(whole ? [scale] : [])].reduce(lcm)
  const negative = steps.filter(({ yes }) => !yes).map(({ of }) => unit(of))
  const period = [...negative, grid, scale].reduce(lcm)
  const turns = period / grid + excluded.length + 2
  if (!Number.isSafeInteger(period) || grid > 2 ** 50) return guess(bounds, fits, positive)
  const [from, direction] = Number.isFinite(low)
    ? [Math.ceil(unit(low) / grid) - 1, 1]
    : Number.isFinite(high)
      ? [Math.floor(unit(high) / grid) + 1, -1]
      : [0, 1]
  const end = Number.isFinite(low) && Number.isFinite(high) ? unit(high) : Number.POSITIVE_INFINITY
  for (let turn = 0; turn <= Math.min(turns, maxSteps); turn += 1) {
    const at = (from + direction * turn) * grid
    if (at > end + grid) return 'none'
    if (fits(at / scale)) return { value: at / scale === 0 ? 0 : at / scale }
  }
  // Bounds that are no multiple of the unit were rounded: one turn more or less decides nothing then.
  return turns <= maxSteps ? 'none' : guess(bounds, fits, positive)
}

/** A number that is not whole, without a grid: the bounds leave room or they do not. */
const between = (
  { low, high }: Bounds,
  fits: (value: number) => boolean,
  excluded: readonly Json[],
): Outcome => {
  if (low === high) return fits(low) ? { value: low } : 'none'
  const [from, to] = [
    Number.isFinite(low) ? low : Math.min(Number.isFinite(high) ? high - 10 : -10, 0),
    Number.isFinite(high) ? high : Math.max(Number.isFinite(low) ? low + 10 : 10, 0),
  ]
  const parts = Array.from(
    { length: excluded.length + 40 },
    (_, index) => (index + 1) / (excluded.length + 42),
  )
  const near = [0.5, 1.5, from + 0.5, to - 0.5, from, to, ...parts.map((part) => from + (to - from) * part)]
  const found = near.find(fits)
  return found === undefined ? 'unknown' : { value: found }
}

const guess = (
  { low, high }: Bounds,
  fits: (value: number) => boolean,
  steps: readonly number[],
): Outcome => {
  const starts = [0, low, high].filter(Number.isFinite)
  for (const step of [...steps, 1])
    for (const start of starts)
      for (let turn = 0; turn <= 100; turn += 1) {
        const away = turn % 2 === 0 ? turn / 2 : -(turn + 1) / 2
        const value = Number(((Math.round(start / step) - away) * step).toPrecision(15)) || 0
        if (fits(value)) return { value }
      }
  const found = starts.find(fits)
  return found === undefined ? 'unknown' : { value: found }
}
