/** A person as families look at them; `id` is the hub's person. */
export interface FamilyPerson {
  readonly id: string
  readonly minderjarig: boolean
  /** The present address as one comparable text; undefined when unknown or secret, and then nobody lives with them. */
  readonly adres?: string
}

/** `van` is the `soort` of `naar`, now (relations that ended are left out), said by somebody. */
export interface FamilyRelation {
  readonly van: string
  readonly naar: string
  readonly soort: string
  /** True when the organisation that says so charges itself with custody: a gatekeeper or the BRP. */
  readonly gezaghebbend: boolean
}

export type FamilyRole = 'kind' | 'ouder' | 'voogd' | 'partner' | 'stiefouder' | 'pleegouder' | 'netwerk'

export interface Family {
  /** The minors, sorted. */
  readonly minderjarigen: readonly string[]
  readonly leden: readonly { readonly persoon: string; readonly rol: FamilyRole }[]
}

/**
 * Those of a soort in relation to this person. Where anyone who charges itself with custody says who they are, the others are not
 * heard: a care provider's "vader" may be a stepfather.
 */
const relatedTo = (relations: readonly FamilyRelation[], naar: string, soort: string): readonly string[] => {
  const said = relations.filter((r) => r.naar === naar && r.soort === soort)
  const authoritative = said.filter((r) => r.gezaghebbend)
  return [...new Set((authoritative.length > 0 ? authoritative : said).map((r) => r.van))].sort()
}

/**
 * Families among persons that are connected by parenthood (DESIGN.md, "Families"): two minors are one family when they have the
 * same legal parents, or share a legal parent or guardian with whom both now live. Nothing else joins: not an address, a foster
 * family, an institution or a shelter. Pure; order does not matter; cycles do no harm.
 */
export const formFamilies = (
  persons: readonly FamilyPerson[],
  relations: readonly FamilyRelation[],
): readonly Family[] => {
  const byId = new Map(persons.map((p) => [p.id, p]))
  const minors = persons.filter((p) => p.minderjarig).sort((a, b) => (a.id < b.id ? -1 : 1))
  const toMinor = new Map<string, FamilyRelation[]>()
  for (const relation of relations)
    toMinor.set(relation.naar, [...(toMinor.get(relation.naar) ?? []), relation])
  const of = (soort: string) =>
    new Map(
      minors.map(({ id }) => [
        id,
        relatedTo(toMinor.get(id) ?? [], id, soort).filter((other) => other !== id),
      ]),
    )
  const parents = of('ouder')
  const guardians = of('voogd')

  const livesWith = (minor: FamilyPerson, adult: string): boolean =>
    minor.adres !== undefined && byId.get(adult)?.adres === minor.adres
  const carers = (minor: FamilyPerson): readonly string[] =>
    [...(parents.get(minor.id) ?? []), ...(guardians.get(minor.id) ?? [])].filter((adult) =>
      livesWith(minor, adult),
    )

  /** What joins: minors that have one of these in common are one family. */
  const bonds = (minor: FamilyPerson): readonly string[] => [
    ...((parents.get(minor.id) ?? []).length > 0 ? [`ouders ${parents.get(minor.id)?.join(' ')}`] : []),
    ...carers(minor).map((adult) => `woont bij ${adult}`),
  ]
  const families = joinBy(minors, bonds)

  return families.map((family) => {
    const leden = new Map<string, FamilyRole>(family.map(({ id }) => [id, 'kind']))
    const add = (persoon: string, rol: FamilyRole) => {
      if (!leden.has(persoon)) leden.set(persoon, rol)
    }
    const among = (soort: string) => family.flatMap(({ id }) => relatedTo(toMinor.get(id) ?? [], id, soort))
    for (const { id } of family) for (const adult of parents.get(id) ?? []) add(adult, 'ouder')
    for (const { id } of family) for (const adult of guardians.get(id) ?? []) add(adult, 'voogd')
    for (const { van, naar, soort } of relations) {
      if (soort !== 'partner') continue
      if (leden.get(naar) === 'ouder') add(van, 'partner')
      if (leden.get(van) === 'ouder') add(naar, 'partner')
    }
    for (const stepparent of among('stiefouder')) add(stepparent, 'stiefouder')
    for (const carer of among('pleegouder')) add(carer, 'pleegouder')
    for (const soort of ['netwerk', 'grootouder']) for (const other of among(soort)) add(other, 'netwerk')
    return {
      minderjarigen: family.map(({ id }) => id),
      leden: [...leden]
        .map(([persoon, rol]) => ({ persoon, rol }))
        .sort((a, b) => (a.persoon < b.persoon ? -1 : 1)),
    }
  })
}

/** Groups of what has a key in common, directly or through others; in the order of the input. */
const joinBy = (
  items: readonly FamilyPerson[],
  keysOf: (item: FamilyPerson) => readonly string[],
): readonly (readonly FamilyPerson[])[] => {
  const groups = new Map<FamilyPerson, FamilyPerson[]>()
  const first = new Map<string, FamilyPerson>()
  for (const item of items) {
    let group = [item]
    groups.set(item, group)
    for (const key of keysOf(item)) {
      const other = first.get(key)
      const joined = other === undefined ? undefined : groups.get(other)
      if (joined === undefined) {
        first.set(key, item)
      } else if (joined !== group) {
        joined.push(...group)
        for (const member of group) groups.set(member, joined)
        group = joined
      }
    }
  }
  return [...new Set(groups.values())].map((group) => group.sort((a, b) => (a.id < b.id ? -1 : 1)))
}
