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

/** Two records that may be one person and are not linked: for people to decide. */
export interface Proposal {
  readonly een: string
  readonly ander: string
  readonly reden: 'geboortedatum' | 'geslacht' | 'naam' | 'niet-eenduidig' | 'zonder-bsn'
}

/** What people decided about two records: that they are one person, or are not. */
export interface Decided {
  /** As `pairKey` writes them. */
  readonly bevestigd: ReadonlySet<string>
  readonly verworpen: ReadonlySet<string>
}

/** Two references as one text, whichever comes first. */
export const pairKey = (one: string, other: string): string =>
  one < other ? `${one} ${other}` : `${other} ${one}`

const undecided: Decided = { bevestigd: new Set(), verworpen: new Set() }

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
 * By what somebody without a BSN may be somebody else: surname, first name and whole birth date. Undefined when not all of them
 * are there.
 */
export const likeness = ({ naam, geboortedatum, ongeboren }: PersonRecord): string | undefined => {
  const first = plain(naam?.voornamen?.trim().split(/\s+/)[0] ?? '')
  const surname = plain(naam?.geslachtsnaam ?? '')
  if (first === '' || surname === '' || geboortedatum?.length !== 10 || ongeboren === true) return undefined
  return `${surname} ${first} ${geboortedatum}`
}

const pushTo = <V>(lists: Map<string, V[]>, key: string, value: V): void => {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** As many namesakes of one age are no clue to who is who, but what a system writes where it knows no name. */
const mostAlike = 20

/** As many records under one BSN are no person either: the number that a system wants where it has none. It counts as absent. */
const mostUnderOneBsn = 50

/** Pairs that are alike and of which at least one has no BSN: two BSNs that differ are two people. */
const withoutBsn = (
  records: readonly PersonRecord[],
): readonly { readonly een: string; readonly ander: string }[] => {
  const alike = new Map<string, PersonRecord[]>()
  for (const record of records) {
    const key = likeness(record)
    if (key !== undefined) pushTo(alike, key, record)
  }
  return [...alike.values()]
    .filter((group) => group.length <= mostAlike)
    .flatMap((group) =>
      group.flatMap((a, i) =>
        group
          .slice(i + 1)
          .filter(
            (b) => (a.pseudoniemen.length === 0 || b.pseudoniemen.length === 0) && !sexesContradict(a, b),
          )
          .map((b) => ({ een: a.ref, ander: b.ref })),
      ),
    )
}

/**
 * Who is who among records that are connected by pseudonyms (DESIGN.md, "Persons"). Records link only when they are compatible
 * with exactly the same others: a record that fits two people that contradict each other is linked to neither. Pure; the order
 * of the records does not matter.
 */
export const linkPersons = (
  records: readonly PersonRecord[],
  { bevestigd, verworpen }: Decided = undecided,
): Links => {
  const sorted = [...records].sort((a, b) => (a.ref < b.ref ? -1 : 1))
  const leader = new Map(sorted.map(({ ref }) => [ref, ref]))
  const find = (ref: string): string => {
    const up = leader.get(ref) ?? ref
    return up === ref ? ref : find(up)
  }
  const unite = (one: string, other: string): void => {
    const [x, y] = [find(one), find(other)].sort()
    if (x !== undefined && y !== undefined) leader.set(y, x)
  }
  const voorstellen = new Map<string, Proposal>()

  const byPseudonym = new Map<string, PersonRecord[]>()
  for (const record of sorted)
    for (const pseudoniem of record.pseudoniemen) pushTo(byPseudonym, pseudoniem, record)

  for (const sharing of byPseudonym.values()) {
    if (sharing.length > mostUnderOneBsn) continue
    const isApart = (a: PersonRecord, b: PersonRecord): boolean =>
      contradiction(a, b) !== undefined || verworpen.has(pairKey(a.ref, b.ref))
    const fits = sharing.map((a) => sharing.map((b) => a === b || !isApart(a, b)).join())
    sharing.forEach((a, i) => {
      sharing.forEach((b, j) => {
        if (j <= i) return
        if (fits[i] === fits[j] && !isApart(a, b)) unite(a.ref, b.ref)
        else if (!verworpen.has(pairKey(a.ref, b.ref)))
          voorstellen.set(pairKey(a.ref, b.ref), {
            een: a.ref,
            ander: b.ref,
            reden: contradiction(a, b) ?? 'niet-eenduidig',
          })
      })
    })
  }

  const known = new Set(sorted.map(({ ref }) => ref))
  for (const pair of bevestigd) {
    const [one = '', other = ''] = pair.split(' ')
    if (known.has(one) && known.has(other)) unite(one, other)
  }
  for (const { een, ander } of withoutBsn(sorted)) {
    const key = pairKey(een, ander)
    if (find(een) !== find(ander) && !verworpen.has(key) && !voorstellen.has(key))
      voorstellen.set(key, { een, ander, reden: 'zonder-bsn' })
  }
  for (const [key, { een, ander }] of voorstellen) if (find(een) === find(ander)) voorstellen.delete(key)

  const groepen = new Map<string, string[]>()
  for (const { ref } of sorted) {
    const root = find(ref)
    pushTo(groepen, root, ref)
  }
  return { groepen: [...groepen.values()], voorstellen: [...voorstellen.values()] }
}
