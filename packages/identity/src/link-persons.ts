import type { Geslacht, Naam } from '@gezinsbeeld/contracts'

/** One person as one organisation records them, with what linking looks at. */
export interface PersonRecord {
  /** `<organisatie>:<22>`. */
  readonly ref: string
  readonly organisatie: string
  readonly pseudoniemen: readonly string[]
  /** May be incomplete: `2009`, `2009-05`. */
  readonly geboortedatum?: string
  readonly ongeboren?: boolean
  readonly geslacht?: Geslacht
  readonly naam?: Naam
}

/** Two records that share a pseudonym and are yet not linked: for people to decide. */
export interface Proposal {
  readonly een: string
  readonly ander: string
  readonly reden: 'geboortedatum' | 'geslacht' | 'naam' | 'niet-eenduidig'
}

export interface Links {
  /** Every record in exactly one group; a group is one person. Sorted. */
  readonly groepen: readonly (readonly string[])[]
  readonly voorstellen: readonly Proposal[]
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')

/** First name (the first of them) and surname, as far as both records have them. */
const namesDiffer = (a: Naam | undefined, b: Naam | undefined): boolean => {
  const differ = (x: string | undefined, y: string | undefined) =>
    x !== undefined && y !== undefined && plain(x) !== plain(y)
  const first = (naam: Naam | undefined) => naam?.voornamen?.trim().split(/\s+/)[0]
  return differ(first(a), first(b)) || differ(a?.geslachtsnaam, b?.geslachtsnaam)
}

/** Incomplete dates contradict only where both say something and it differs. */
const datesContradict = (a: PersonRecord, b: PersonRecord): boolean => {
  const [x, y] = [a.geboortedatum, b.geboortedatum]
  if (x === undefined || y === undefined) {
    // A pseudonym on an unborn child is its mother's; who has a birth date is born.
    return (a.ongeboren === true) !== (b.ongeboren === true)
  }
  return !(x.startsWith(y) || y.startsWith(x))
}

const sexesContradict = (a: PersonRecord, b: PersonRecord): boolean =>
  a.geslacht !== undefined &&
  b.geslacht !== undefined &&
  a.geslacht !== 'onbekend' &&
  b.geslacht !== 'onbekend' &&
  a.geslacht !== b.geslacht

/** Why two records that share a pseudonym are not one person; undefined when nothing speaks against it. */
const contradiction = (a: PersonRecord, b: PersonRecord): Proposal['reden'] | undefined => {
  if (datesContradict(a, b)) return 'geboortedatum'
  if (sexesContradict(a, b)) return 'geslacht'
  // An organisation that keeps two records knows two people, unless it merely entered one twice.
  if (a.organisatie === b.organisatie && namesDiffer(a.naam, b.naam)) return 'naam'
  return undefined
}

/**
 * Who is who among records that are connected by pseudonyms (DESIGN.md, "Persons"). Records link only when they are compatible
 * with exactly the same others: a record that fits two people that contradict each other is linked to neither. Pure; the order
 * of the records does not matter.
 */
export const linkPersons = (records: readonly PersonRecord[]): Links => {
  const sorted = [...records].sort((a, b) => (a.ref < b.ref ? -1 : 1))
  const leader = new Map(sorted.map(({ ref }) => [ref, ref]))
  const find = (ref: string): string => {
    const up = leader.get(ref) ?? ref
    return up === ref ? ref : find(up)
  }
  const voorstellen = new Map<string, Proposal>()

  const byPseudonym = new Map<string, PersonRecord[]>()
  for (const record of sorted)
    for (const pseudoniem of record.pseudoniemen)
      byPseudonym.set(pseudoniem, [...(byPseudonym.get(pseudoniem) ?? []), record])

  for (const sharing of byPseudonym.values()) {
    const fits = sharing.map((a) => sharing.map((b) => a === b || contradiction(a, b) === undefined).join())
    sharing.forEach((a, i) => {
      sharing.forEach((b, j) => {
        if (j <= i) return
        if (fits[i] === fits[j] && contradiction(a, b) === undefined) {
          const [x, y] = [find(a.ref), find(b.ref)].sort()
          if (x !== undefined && y !== undefined) leader.set(y, x)
        } else
          voorstellen.set(`${a.ref} ${b.ref}`, {
            een: a.ref,
            ander: b.ref,
            reden: contradiction(a, b) ?? 'niet-eenduidig',
          })
      })
    })
  }

  const groepen = new Map<string, string[]>()
  for (const { ref } of sorted) {
    const root = find(ref)
    groepen.set(root, [...(groepen.get(root) ?? []), ref])
  }
  return { groepen: [...groepen.values()], voorstellen: [...voorstellen.values()] }
}
