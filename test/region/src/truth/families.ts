import { isMinor } from '../dates'
import type { Rol } from '../momentopname'
import { organisations } from '../organisations'
import type { RecordId, RelationRecord } from '../recording/published'
import { addressText } from '../world/address'
import type { Adres } from '../world/world'
import type { LinkedPerson } from './linking'

export interface Family {
  readonly minors: readonly LinkedPerson[]
  readonly members: ReadonlyMap<LinkedPerson, Rol>
}

/** A relation between linked persons that has not ended. */
interface Bond {
  readonly van: LinkedPerson
  readonly naar: LinkedPerson
  readonly soort: RelationRecord['soort']
  /** Whether a gatekeeper says so (or a municipality's BRP), which charges itself with custody. */
  readonly ofGatekeeper: boolean
}

/**
 * The families among these persons (DESIGN.md, "Families"): two minors are one family when they have the same,
 * non-empty set of legal parents, or share a legal parent or guardian with whom both now live.
 */
export const familiesOf = (
  persons: readonly LinkedPerson[],
  relations: readonly RelationRecord[],
  today: string,
): readonly Family[] => {
  const bonds = bondsOf(persons, relations)
  const minors = persons.filter((person) => minor(person, today))
  const groups = new Map<LinkedPerson, LinkedPerson[]>(minors.map((child) => [child, [child]]))
  for (const [at, one] of minors.entries()) {
    for (const other of minors.slice(at + 1)) {
      const [mine, theirs] = [groups.get(one), groups.get(other)]
      if (!mine || !theirs || mine === theirs || !oneFamily(one, other, bonds)) continue
      mine.push(...theirs)
      for (const child of theirs) groups.set(child, mine)
    }
  }
  return [...new Set(groups.values())].map((children) => ({
    minors: children,
    members: membersOf(children, bonds),
  }))
}

/** Younger than 18 or unborn; somebody without a birth date is not taken for a minor. */
const minor = ({ records }: LinkedPerson, today: string): boolean =>
  records.some(({ ongeboren, geboortedatum }) =>
    geboortedatum === undefined ? ongeboren : isMinor(geboortedatum, today),
  )

const bondsOf = (persons: readonly LinkedPerson[], relations: readonly RelationRecord[]): readonly Bond[] => {
  const byRecord = new Map<RecordId, LinkedPerson>()
  for (const person of persons) for (const { id } of person.records) byRecord.set(id, person)
  return relations.flatMap(({ organisatie, van, naar, soort, einddatum }) => {
    const [from, to] = [byRecord.get(van), byRecord.get(naar)]
    const ofGatekeeper = organisations[organisatie].opentGezinnen
    return from && to && einddatum === undefined ? [{ van: from, naar: to, soort, ofGatekeeper }] : []
  })
}

/** Who is this to the child. Where a gatekeeper says who they are, nobody else is heard: the GGZ's "father" may be a stepfather. */
const adultsOf = (
  child: LinkedPerson,
  bonds: readonly Bond[],
  soort: Bond['soort'],
): readonly LinkedPerson[] => {
  const said = bonds.filter((bond) => bond.naar === child && bond.soort === soort)
  const heard = said.some(({ ofGatekeeper }) => ofGatekeeper)
    ? said.filter(({ ofGatekeeper }) => ofGatekeeper)
    : said
  return [...new Set(heard.map(({ van }) => van))]
}

const oneFamily = (one: LinkedPerson, other: LinkedPerson, bonds: readonly Bond[]): boolean => {
  const [ones, others] = [adultsOf(one, bonds, 'ouder'), adultsOf(other, bonds, 'ouder')]
  const sameParents = ones.length === others.length && ones.every((parent) => others.includes(parent))
  if (ones.length > 0 && sameParents) return true
  const shared = [...others, ...adultsOf(other, bonds, 'voogd')]
  return [...ones, ...adultsOf(one, bonds, 'voogd')].some(
    (adult) => shared.includes(adult) && liveTogether(one, adult) && liveTogether(other, adult),
  )
}

const liveTogether = (a: LinkedPerson, b: LinkedPerson): boolean => {
  const [one, other] = [currentAddress(a), currentAddress(b)]
  return one !== undefined && other !== undefined && addressText(one) === addressText(other)
}

/**
 * The address that was recorded last; records without one do not count. One that says that it is secret does: since then they live where
 * nobody is told.
 */
const currentAddress = ({ records }: LinkedPerson): Adres | undefined =>
  records
    .filter(({ adres, geheim }) => adres !== undefined || geheim)
    .reduce<(typeof records)[number] | undefined>(
      (last, record) =>
        last === undefined || Date.parse(record.vastgelegdOp) > Date.parse(last.vastgelegdOp) ? record : last,
      undefined,
    )?.adres

/** Everybody in the family by their first role, in the order in which the contract lists the roles. */
const membersOf = (
  minors: readonly LinkedPerson[],
  bonds: readonly Bond[],
): ReadonlyMap<LinkedPerson, Rol> => {
  const members = new Map<LinkedPerson, Rol>()
  const add = (rol: Rol, people: Iterable<LinkedPerson>): void => {
    for (const person of people) if (!members.has(person)) members.set(person, rol)
  }
  const towards = (soort: Bond['soort']): LinkedPerson[] =>
    minors.flatMap((child) => adultsOf(child, bonds, soort))
  const parents = new Set(towards('ouder'))
  add('kind', minors)
  add('ouder', parents)
  add('voogd', towards('voogd'))
  add(
    'partner',
    bonds.flatMap(({ soort, van, naar }) =>
      soort !== 'partner' ? [] : [...(parents.has(van) ? [naar] : []), ...(parents.has(naar) ? [van] : [])],
    ),
  )
  add('stiefouder', towards('stiefouder'))
  add('pleegouder', towards('pleegouder'))
  add('netwerk', towards('netwerk'))
  return members
}
