import {
  type Contradiction,
  contradiction,
  likeness,
  type PersonRecord,
  sexesContradict,
  wholeName,
} from './person-record'

/** Two records that may be one person and are not linked: for people to decide. */
export interface Proposal {
  readonly een: string
  readonly ander: string
  readonly reden: Contradiction | 'niet-eenduidig' | 'zonder-bsn'
}

/** What people decided about two records: that they are one person, or are not. */
export interface Decided {
  /** As `pairKey` writes them. */
  readonly bevestigd: ReadonlySet<string>
  /** As `rejection` writes them: once for each organisation that says so. */
  readonly verworpen: ReadonlySet<string>
}

/** Two references as one text, whichever comes first. */
export const pairKey = (one: string, other: string): string =>
  one < other ? `${one} ${other}` : `${other} ${one}`

/** That an organisation says of its own record that it is not the other. */
export const rejection = (own: string, other: string): string => `${own} ${other}`

const undecided: Decided = { bevestigd: new Set(), verworpen: new Set() }

export interface Links {
  /** Every record in exactly one group; a group is one person. Sorted. */
  readonly groepen: readonly (readonly string[])[]
  readonly voorstellen: readonly Proposal[]
}

type Records = readonly PersonRecord[]

const listsBy = <K, V>(values: readonly V[], keysOf: (value: V) => readonly K[]): Map<K, V[]> => {
  const lists = new Map<K, V[]>()
  for (const value of values)
    for (const key of keysOf(value)) {
      const list = lists.get(key)
      if (list === undefined) lists.set(key, [value])
      else list.push(value)
    }
  return lists
}

/**
 * What so many records share is no clue to who is who, but what a system writes where it has none: it counts as absent. Many of one
 * organisation are left out by themselves, so that they take nothing from what others have.
 */
interface Crowd {
  readonly ofOne: number
  readonly ofAll: number
}
const sameName: Crowd = { ofOne: 10, ofAll: 20 }
const sameBsn: Crowd = { ofOne: 20, ofAll: 50 }

const withoutCrowd = (records: Records, { ofOne, ofAll }: Crowd): Records => {
  const perOrganisation = listsBy(records, ({ organisatie }) => [organisatie])
  const left = records.filter(({ organisatie }) => (perOrganisation.get(organisatie)?.length ?? 0) <= ofOne)
  return left.length > ofAll ? [] : left
}

/** Records that share a pseudonym, by pseudonym. */
const sharingBsn = (records: Records): readonly Records[] =>
  [...listsBy(records, ({ pseudoniemen }) => pseudoniemen).values()].map((sharing) =>
    withoutCrowd(sharing, sameBsn),
  )

/** Pairs that are alike and of which at least one has no BSN: two BSNs that differ are two people. */
const withoutBsn = (records: Records): readonly { readonly een: string; readonly ander: string }[] => {
  if (records.every(({ pseudoniemen }) => pseudoniemen.length > 0)) return []
  const like = (record: PersonRecord) => {
    const key = likeness(record)
    return key === undefined ? [] : [key]
  }
  return [...listsBy(records, like).values()].flatMap((all) => {
    const alike = withoutCrowd(all, sameName)
    return alike.flatMap((a, i) =>
      alike
        .slice(i + 1)
        .filter((b) => (a.pseudoniemen.length === 0 || b.pseudoniemen.length === 0) && !sexesContradict(a, b))
        .map((b) => ({ een: a.ref, ander: b.ref })),
    )
  })
}

/** Groups that grow together; each record begins as one. */
const grouping = (records: Records) => {
  const groups = new Map(records.map((record) => [record.ref, [record]]))
  return {
    /** Does nothing with who is not among the records. */
    unite: ([first, ...others]: readonly { readonly ref: string }[]): void => {
      for (const other of others) {
        const [mine, theirs] = [groups.get(first?.ref ?? ''), groups.get(other.ref)]
        if (mine === undefined || theirs === undefined || mine === theirs) continue
        mine.push(...theirs)
        for (const { ref } of theirs) groups.set(ref, mine)
      }
    },
    of: (ref: string): Records | undefined => groups.get(ref),
    all: (): readonly Records[] => [...new Set(groups.values())],
  }
}

const fit = (a: PersonRecord, b: PersonRecord): boolean => a === b || contradiction(a, b) === undefined
const haveOneName = (a: PersonRecord, b: PersonRecord): boolean => {
  const name = wholeName(a)
  return name !== undefined && name === wholeName(b)
}

/** Those that fit exactly the same others, and so each other. */
const cliques = (
  records: Records,
  fits: (a: PersonRecord, b: PersonRecord) => boolean,
): readonly Records[] => [
  ...listsBy(records, (a) => [records.map((b) => a === b || fits(a, b)).join()]).values(),
]

const areOne = (group: Records): boolean => group.every((a, i) => group.slice(i + 1).every((b) => fit(a, b)))

const united = (records: Records, parts: readonly Records[]): readonly Records[] => {
  const groups = grouping(records)
  for (const part of parts) groups.unite(part)
  return groups.all()
}

/** The groups of `wide`; one that does not hold falls apart into those of `narrow`. */
const whereItHolds = (
  wide: readonly Records[],
  holds: (group: Records) => boolean,
  narrow: () => readonly Records[],
): readonly Records[] =>
  wide.flatMap((group) => {
    if (holds(group)) return [group]
    const refs = new Set(group.map(({ ref }) => ref))
    return narrow()
      .map((part) => part.filter(({ ref }) => refs.has(ref)))
      .filter((part) => part.length > 0)
  })

/**
 * Who is one person among records of one BSN: those that fit exactly the same others. A third record that fits only one of two
 * does not part them if they bear the same name, unless that would put together what contradicts each other, or bring somebody
 * along who fits others as well and bears another name.
 */
const linkOfOneBsn = (sharing: Records): readonly Records[] => {
  if (areOne(sharing)) return [sharing]
  const fitting = cliques(sharing, fit)
  const named = cliques(sharing, (a, b) => fit(a, b) && haveOneName(a, b))
  const isDoubtful = (a: PersonRecord): boolean => !areOne(sharing.filter((b) => fit(a, b)))
  const holds = (group: Records): boolean =>
    areOne(group) && new Set(group.filter(isDoubtful).map((a) => wholeName(a) ?? a.ref)).size < 2
  return whereItHolds(united(sharing, [...fitting, ...named]), holds, () => fitting)
}

const linkByBsn = (records: Records): readonly Records[] =>
  united(records, sharingBsn(records).flatMap(linkOfOneBsn))

/** A record under two BSNs links those of both, unless they contradict each other: then its first one counts. */
const linkByEveryBsn = (records: Records): readonly Records[] =>
  whereItHolds(linkByBsn(records), areOne, () =>
    linkByBsn(records.map((record) => ({ ...record, pseudoniemen: record.pseudoniemen.slice(0, 1) }))),
  )

/** Who rejects a link takes its own records out, and parts nobody else's. */
const withoutRejected = (group: Records, verworpen: ReadonlySet<string>): readonly Records[] => {
  const rejected = group.flatMap((a) =>
    group.filter((b) => verworpen.has(rejection(a.ref, b.ref))).map((b) => [a, b] as const),
  )
  if (rejected.length === 0) return [group]
  const gone = new Set(rejected.map(([a]) => a.organisatie))
  const torn = new Set(
    rejected.filter(([a, b]) => a.organisatie === b.organisatie).map(([a]) => a.organisatie),
  )
  const own = listsBy(
    group.filter(({ organisatie }) => gone.has(organisatie)),
    ({ organisatie, ref }) => [torn.has(organisatie) ? ref : organisatie],
  )
  return [group.filter(({ organisatie }) => !gone.has(organisatie)), ...own.values()]
}

/**
 * Who is who among records that are connected by pseudonyms (DESIGN.md, "Persons"). Records link only when they are compatible
 * with exactly the same others: a record that fits two people that contradict each other is linked to neither. Pure; the order
 * of the records does not matter.
 */
export const linkPersons = (records: Records, { bevestigd, verworpen }: Decided = undecided): Links => {
  const sorted = [...records].sort((a, b) => (a.ref < b.ref ? -1 : 1))
  const isRejected = (one: string, other: string): boolean =>
    verworpen.has(rejection(one, other)) || verworpen.has(rejection(other, one))

  const linked = linkByEveryBsn(sorted).flatMap((group) => withoutRejected(group, verworpen))
  const persons = grouping(sorted)
  for (const group of linked) persons.unite(group)
  for (const pair of bevestigd) persons.unite(pair.split(' ').map((ref) => ({ ref })))

  const groepen = persons.all().map((group) => group.map(({ ref }) => ref).sort())
  if (groepen.length < 2) return { groepen, voorstellen: [] }
  const voorstellen = new Map<string, Proposal>()
  const propose = (een: string, ander: string, reden: Proposal['reden']): void => {
    const key = pairKey(een, ander)
    if (persons.of(een) !== persons.of(ander) && !isRejected(een, ander) && !voorstellen.has(key))
      voorstellen.set(key, { een, ander, reden })
  }
  for (const sharing of sharingBsn(sorted))
    sharing.forEach((a, i) => {
      for (const b of sharing.slice(i + 1)) propose(a.ref, b.ref, contradiction(a, b) ?? 'niet-eenduidig')
    })
  for (const { een, ander } of withoutBsn(sorted)) propose(een, ander, 'zonder-bsn')

  return { groepen, voorstellen: [...voorstellen.values()] }
}
