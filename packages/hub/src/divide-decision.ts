import type { Decision } from './decisions'

type Left = Decision['vertrokken'][number]

/** Lists are the only thing that can be long: of who left a family, what it held. */
const inPieces = ([key, held]: Left, longest: number): readonly Left[] => {
  if (held === null || held.length === 0) return [[key, held]]
  const pieces: (typeof held)[] = []
  let piece: (typeof held)[number][] = []
  let bytes = 0
  for (const pair of held) {
    if (bytes === 0) pieces.push(piece)
    piece.push(pair)
    bytes += JSON.stringify(pair).length
    if (bytes <= longest) continue
    piece = []
    bytes = 0
  }
  return pieces.map((pairs) => [key, pairs])
}

const nothing = (positie: number): Decision => ({
  ...{ positie, personen: [], kinderen: [], voorstellen: [], gezinnenOoit: [] },
  ...{ gewist: [], opruimen: [], openingen: [], vertrokken: [] },
})

/** One decision as several of the same input, each of about `longest` bytes at most; `together` makes one of them again. */
export const divide = (decision: Decision, longest: number): readonly Decision[] => {
  const { positie, vertrokken, ...others } = decision
  const single = { ...others, vertrokken: vertrokken.flatMap((left) => inPieces(left, longest)) }
  const parts: Decision[] = []
  let bytes = longest
  const put = (entry: unknown, withEntry: (part: Decision) => Decision): void => {
    const size = JSON.stringify(entry).length
    if (bytes + size > longest) {
      parts.push(nothing(positie))
      bytes = 0
    }
    bytes += size
    parts.push(withEntry(parts.pop() ?? nothing(positie)))
  }
  const spread = <K extends keyof typeof single>(key: K): void => {
    for (const entry of single[key]) put(entry, (part) => ({ ...part, [key]: [...part[key], entry] }))
  }
  for (const key of ['personen', 'kinderen', 'voorstellen', 'gezinnenOoit'] as const) spread(key)
  for (const key of ['gewist', 'opruimen', 'openingen', 'vertrokken'] as const) spread(key)
  return parts
}

/** What parts of one decision say together; the same one twice says the same. */
export const together = (one: Decision | undefined, other: Decision): Decision => {
  if (one === undefined) return other
  const vertrokken = new Map(one.vertrokken)
  for (const [key, held] of other.vertrokken) {
    const before = vertrokken.get(key)
    vertrokken.set(key, held === null ? held : [...new Map([...(before ?? []), ...held])])
  }
  return {
    positie: one.positie,
    personen: [...one.personen, ...other.personen],
    kinderen: [...one.kinderen, ...other.kinderen],
    voorstellen: [...one.voorstellen, ...other.voorstellen],
    gezinnenOoit: [...one.gezinnenOoit, ...other.gezinnenOoit],
    gewist: [...one.gewist, ...other.gewist],
    opruimen: [...one.opruimen, ...other.opruimen],
    openingen: [...one.openingen, ...other.openingen],
    vertrokken: [...vertrokken],
  }
}
