/** Chance that is the same each time. */
export interface Random {
  /** 0 up to, not with, `below`. */
  int(below: number): number
  chance(part: number): boolean
  of<T>(list: readonly T[]): T | undefined
  shuffled<T>(list: readonly T[]): T[]
}

/** mulberry32. */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number): number => Math.floor(next() * below)
  return {
    int,
    chance: (part) => next() < part,
    of: (list) => list[int(list.length)],
    shuffled: (list) => {
      const all = [...list]
      for (let i = all.length - 1; i > 0; i--) {
        const j = int(i + 1)
        const [a, b] = [all[i], all[j]]
        if (a !== undefined && b !== undefined) [all[i], all[j]] = [b, a]
      }
      return all
    },
  }
}
