/** A seeded stream of numbers. The same seed gives the same stream on every machine. */
export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  int(below: number): number
  /** A whole number from `from` up to and including `to`. */
  between(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** Picks by weight; the weights need not add up to anything. */
  weighted<T>(list: readonly { readonly gewicht: number; readonly waarde: T }[]): T
  shuffle<T>(list: readonly T[]): T[]
}

/**
 * A stream of its own for every (seed, name): drawing once more in one place changes nothing elsewhere.
 * The generator is sfc32 (public domain, PractRand), seeded by a string hash (cyrb128 by bryc, public domain).
 */
export const randomOf = (seed: number, name: string): Random => {
  let [a, b, c, d] = hash(`${seed}/${name}`)
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let warmUp = 0; warmUp < 12; warmUp++) next()

  const int = (below: number): number => Math.floor(next() * below)
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[int(list.length)]
    if (chosen === undefined) throw new RangeError('nothing to pick from')
    return chosen
  }
  return {
    int,
    between: (from, to) => from + int(to - from + 1),
    chance: (probability) => next() < probability,
    pick,
    weighted(list) {
      let rest = next() * list.reduce((sum, { gewicht }) => sum + gewicht, 0)
      const chosen = list.find(({ gewicht }) => {
        rest -= gewicht
        return rest < 0
      })
      return (chosen ?? pick(list)).waarde
    },
    shuffle(list) {
      const rest = [...list]
      const out = []
      while (rest.length > 0) out.push(...rest.splice(int(rest.length), 1))
      return out
    },
  }
}

const hash = (text: string): [number, number, number, number] => {
  let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i)
    h1 = h2 ^ Math.imul(h1 ^ k, 597399067)
    h2 = h3 ^ Math.imul(h2 ^ k, 2869860233)
    h3 = h4 ^ Math.imul(h3 ^ k, 951274213)
    h4 = h1 ^ Math.imul(h4 ^ k, 2716044179)
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067)
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233)
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213)
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179)
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1]
}
