import type { Random } from './random'

const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]

/** Nine digits whose weighted sum is divisible by 11 (the 11-proef of a BSN). */
export const passesElevenTest = (bsn: string): boolean =>
  /^\d{9}$/.test(bsn) && weights.reduce((sum, weight, at) => sum + weight * Number(bsn[at]), 0) % 11 === 0

let made: readonly string[] | undefined

/** Every BSN of the test range 999900006–999999990: 9,091 of them. */
export const testBsns = (): readonly string[] => {
  made ??= Array.from({ length: 10_000 }, (_, i) => 99_990_000 + i).flatMap((eight) =>
    withCheckDigit(String(eight)),
  )
  return made
}

/** The ninth digit is the weighted sum of the others modulo 11; where that is 10 there is no such BSN. */
const withCheckDigit = (eight: string): readonly string[] => {
  let sum = 0
  for (let at = 0; at < 8; at++) sum += (9 - at) * Number(eight[at])
  return sum % 11 === 10 ? [] : [eight + String(sum % 11)]
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
