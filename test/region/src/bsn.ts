import type { Random } from './random'

const first = 999900006
const last = 999999990
const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]

/** Nine digits whose weighted sum is divisible by 11 (the 11-proef of a BSN). */
export const passesElevenTest = (bsn: string): boolean =>
  /^\d{9}$/.test(bsn) && weights.reduce((sum, weight, at) => sum + weight * Number(bsn[at]), 0) % 11 === 0

let made: readonly string[] | undefined

/** Every BSN of the test range 999900006–999999990: 9,091 of them. */
export const testBsns = (): readonly string[] => {
  made ??= Array.from({ length: last - first + 1 }, (_, i) => String(first + i)).filter(passesElevenTest)
  return made
}

/** Hands out each test BSN once, in an order of its own; undefined when none is left. */
export const bsnSupply = (random: Random): { next(): string | undefined; readonly left: number } => {
  // Fisher–Yates, one step for every BSN that is taken: a small region does not pay for a whole shuffle.
  const supply = [...testBsns()]
  let left = supply.length
  return {
    get left() {
      return left
    },
    next() {
      if (left === 0) return undefined
      const at = random.int(left)
      left -= 1
      const chosen = supply[at]
      const end = supply[left]
      if (end !== undefined) supply[at] = end
      return chosen
    },
  }
}
