import type { Momentopname } from '../momentopname'
import type { LocalKey } from '../organisations'
import type { HiddenFamily, PictureTruth } from '../truth/truth'
import { fieldsOf, lacking, sameSayer } from './differences'

export type ReferenceOf = (key: LocalKey) => string

export interface FamilyPair {
  readonly expected: PictureTruth
  readonly seen: Momentopname
}

export interface FamilyMatch {
  readonly pairs: readonly FamilyPair[]
  readonly differences: readonly string[]
}

/** Which picture is about which family: by the receiver's own references, children first. */
export const matchFamilies = (
  expected: readonly PictureTruth[],
  hidden: readonly HiddenFamily[],
  seen: readonly Momentopname[],
  referenceOf: ReferenceOf,
): FamilyMatch => {
  const byReference = new Map<string, { readonly picture: PictureTruth; readonly weight: number }[]>()
  for (const picture of expected) {
    for (const { rol, eigen } of picture.leden) {
      for (const key of eigen) {
        const reference = referenceOf(key)
        const weight = rol === 'kind' ? 100 : 1
        byReference.set(reference, [...(byReference.get(reference) ?? []), { picture, weight }])
      }
    }
  }
  const candidates = seen.flatMap((one) => {
    const scores = new Map<PictureTruth, number>()
    for (const { eigenReferentie, rol } of one.leden) {
      for (const { picture, weight } of byReference.get(eigenReferentie ?? '') ?? []) {
        const sameRole = weight > 1 === (rol === 'kind') ? weight : 1
        scores.set(picture, (scores.get(picture) ?? 0) + sameRole)
      }
    }
    // An adult in two families is the only member that some know of both: then what is told makes the difference.
    return [...scores].map(([picture, score]) => ({
      seen: one,
      expected: picture,
      score: scores.size > 1 ? score + evidence(picture, one) / 1e4 : score,
    }))
  })
  candidates.sort((a, b) => b.score - a.score)

  const pairs = new Map<PictureTruth, FamilyPair>()
  const taken = new Set<Momentopname>()
  for (const pair of candidates) {
    if (taken.has(pair.seen) || pairs.has(pair.expected)) continue
    taken.add(pair.seen)
    pairs.set(pair.expected, { expected: pair.expected, seen: pair.seen })
  }
  // Who knows nobody of a family (it was handed over to them) is found by what others recorded of its members.
  for (const picture of expected) {
    if (pairs.has(picture) || picture.leden.some(({ eigen }) => eigen.length > 0)) continue
    const open = seen.filter((one) => !taken.has(one))
    const scores = open.map((one) => ({ one, score: alike(picture, one) }))
    const [best] = scores.sort((a, b) => b.score - a.score)
    if (best === undefined || best.score === 0) continue
    taken.add(best.one)
    pairs.set(picture, { expected: picture, seen: best.one })
  }
  const missing = expected
    .filter((picture) => !pairs.has(picture))
    .map((picture) => `${nameOf(picture)}: missing family, with ${membersOf(picture)}`)
  const extra = seen
    .filter((one) => !taken.has(one))
    .map((one) => extraFamily(one, candidates, hidden, referenceOf))
  return { pairs: [...pairs.values()], differences: [...missing, ...extra] }
}

/** How many of the facts told here are facts of that family, less those that are not. */
const evidence = ({ feiten }: PictureTruth, seen: Momentopname): number =>
  seen.feiten.reduce((sum, fact) => {
    const fits = feiten.some(
      (truth) =>
        sameSayer(truth, fact) &&
        truth.domein === fact.domein &&
        truth.gebeurtenis === fact.gebeurtenis &&
        lacking(truth.velden, fieldsOf(fact.gegevens)) === undefined,
    )
    return fits ? sum + 1 : sum - 1
  }, 0)

/** How many facts about people occur in both. */
const alike = ({ feiten }: PictureTruth, seen: Momentopname): number => {
  const persons = seen.feiten.filter(({ domein }) => domein === 'persoon')
  return feiten.filter(
    (truth) =>
      truth.domein === 'persoon' &&
      persons.some(
        (fact) => sameSayer(truth, fact) && lacking(truth.velden, fieldsOf(fact.gegevens)) === undefined,
      ),
  ).length
}

export const nameOf = ({
  gezin,
  archetype,
}: {
  readonly gezin: string
  readonly archetype: string
}): string => `${gezin} (${archetype})`

export const keyText = (keys: readonly LocalKey[]): string =>
  keys.map(({ sleutelruimte, sleutel }) => `${sleutelruimte} ${sleutel}`).join(', ') || 'no record of its own'

const membersOf = ({ leden }: PictureTruth): string =>
  leden.map(({ rol, eigen }) => `${rol} ${keyText(eigen)}`).join('; ')

const extraFamily = (
  seen: Momentopname,
  candidates: readonly FamilyPair[],
  hidden: readonly HiddenFamily[],
  referenceOf: ReferenceOf,
): string => {
  const own = new Set(seen.leden.flatMap(({ eigenReferentie }) => eigenReferentie ?? []))
  const forbidden = hidden.find(({ eigen }) => eigen.some((key) => own.has(referenceOf(key))))
  if (forbidden) return `${nameOf(forbidden)}: extra family, which it must not see`
  const overlap = candidates.find((candidate) => candidate.seen === seen)
  return overlap
    ? `${nameOf(overlap.expected)}: extra family ${seen.gezin} with part of the same people`
    : `extra family ${seen.gezin} with ${seen.leden.length} members`
}
