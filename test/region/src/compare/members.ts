import type { Momentopname, SeenFact } from '../momentopname'
import type { FactTruth, MemberTruth, PictureTruth } from '../truth/truth'
import { fieldsOf, lacking, sameSayer } from './differences'
import { type FamilyPair, keyText, type ReferenceOf } from './families'

type SeenMember = Momentopname['leden'][number]

export interface MemberMatch {
  /** The truth's member for a person id of the hub. */
  readonly memberOf: ReadonlyMap<string, MemberTruth>
  readonly differences: readonly string[]
}

/**
 * Who is who in a picture: by the receiver's own reference, and whom the receiver does not know itself by what
 * other organisations recorded about them.
 */
export const matchMembers = ({ expected, seen }: FamilyPair, referenceOf: ReferenceOf): MemberMatch => {
  const differences: string[] = []
  const memberOf = new Map<string, MemberTruth>()
  const found = new Set<MemberTruth>()
  const byReference = new Map(
    expected.leden.flatMap((member) => member.eigen.map((key) => [referenceOf(key), member] as const)),
  )
  const pair = (lid: SeenMember, member: MemberTruth): void => {
    if (found.has(member)) differences.push(`member ${told(member)} is there as more than one person`)
    found.add(member)
    memberOf.set(lid.persoon, member)
    if (lid.rol !== member.rol) {
      differences.push(`wrong role of ${told(member)}: ${lid.rol}, expected ${member.rol}`)
    }
    if (lid.eigenReferentie === undefined && member.eigen.length > 0) {
      differences.push(`member ${told(member)} lacks the receiver's own reference`)
    }
  }

  const rest: SeenMember[] = []
  for (const lid of seen.leden) {
    const member = byReference.get(lid.eigenReferentie ?? '')
    if (member) pair(lid, member)
    else rest.push(lid)
  }
  for (const [lid, member] of byContent(rest, expected, seen, found)) pair(lid, member)
  for (const lid of rest) {
    if (!memberOf.has(lid.persoon)) differences.push(`extra member ${lid.persoon} (${lid.rol})`)
  }
  for (const member of expected.leden) {
    if (!found.has(member)) differences.push(`missing member ${told(member)}`)
  }
  return { memberOf, differences }
}

const told = ({ who, rol, eigen }: MemberTruth): string => `${rol} ${who} (${keyText(eigen)})`

const byContent = (
  rest: readonly SeenMember[],
  expected: PictureTruth,
  seen: Momentopname,
  found: ReadonlySet<MemberTruth>,
): readonly (readonly [SeenMember, MemberTruth])[] => {
  const open = expected.leden.filter((member) => !found.has(member))
  const scored = rest.flatMap((lid) =>
    open.map((member) => ({ lid, member, score: likeness(lid, member, expected, seen) })),
  )
  scored.sort((a, b) => b.score - a.score)
  const pairs: (readonly [SeenMember, MemberTruth])[] = []
  const taken = new Set<SeenMember | MemberTruth>()
  for (const { lid, member, score } of scored) {
    if (score <= 0 || taken.has(lid) || taken.has(member)) continue
    taken.add(lid).add(member)
    pairs.push([lid, member])
  }
  return pairs
}

/** How many records of the one are told of the other; a little more for the role. 0 is nothing alike. */
const likeness = (
  lid: SeenMember,
  member: MemberTruth,
  expected: PictureTruth,
  seen: Momentopname,
): number => {
  const records = expected.feiten.filter(
    ({ domein, personen }) => domein === 'persoon' && personen[0] === member.id,
  )
  const told = seen.feiten.filter(
    ({ domein, personen }) => domein === 'persoon' && personen[0] === lid.persoon,
  )
  // What says more of somebody (a whole name rather than initials) weighs more: twins are alike but for that.
  const weights = told.map((fact) =>
    Math.max(
      0,
      ...records.map((record) => (tells(fact, record) ? 1 + JSON.stringify(record.velden).length / 1e4 : 0)),
    ),
  )
  const alike = weights.reduce((sum, weight) => sum + weight, 0)
  const sameRole = lid.rol === member.rol
  // Of somebody whose records need not be here only the role is left to go by.
  const nothingNeeded = told.length === 0 && records.every(({ eis }) => eis === 'mag')
  if (alike === 0) return nothingNeeded && sameRole ? 0.1 : 0
  return alike + (sameRole ? 0.5 : 0)
}

const tells = (fact: SeenFact, record: FactTruth): boolean =>
  sameSayer(record, fact) && lacking(record.velden, fieldsOf(fact.gegevens)) === undefined
