import type { PersonRecord, RecordId } from '../recording/published'

/** Records that the data shows to be one person. Mostly the true person; fewer records when a BSN is lacking. */
export interface LinkedPerson {
  /** The first of its records. */
  readonly id: RecordId
  readonly records: readonly PersonRecord[]
}

/** The BSNs under which a record stands: the BRP's may have earlier ones too. */
export const bsnsOf = ({ bsn, eerdereBsns = [] }: PersonRecord): readonly string[] =>
  bsn === undefined ? [] : [bsn, ...eerdereBsns]

/**
 * Who is the same person, as far as the data supports it (DESIGN.md, "Persons"): an equal BSN, and neither birth
 * date nor sex contradicts. Among the records of one BSN the link holds only between those whose compatible records
 * are the same ones, of all or of those under their name, unless that joins what contradicts; a record of the same
 * organisation under another name is not compatible. A record under two BSNs (the BRP's) links those of both.
 */
export const linkPersons = (records: readonly PersonRecord[]): readonly LinkedPerson[] => {
  const all = joining(records)
  const byBsn = new Map<string, PersonRecord[]>()
  for (const record of records) {
    for (const bsn of bsnsOf(record)) byBsn.set(bsn, [...(byBsn.get(bsn) ?? []), record])
  }
  for (const same of byBsn.values()) {
    const strict = joining(same)
    strict.joinAlike(compatible)
    const lenient = joining(same)
    lenient.joinAlike(compatible)
    lenient.joinAlike((a, b) => compatible(a, b) && (a === b || (named(a) !== '' && named(a) === named(b))))
    for (const linked of lenient.groups()) {
      const fits = (a: PersonRecord) => same.filter((b) => compatible(a, b))
      const doubtful = linked.filter((a) => fits(a).some((b) => fits(a).some((c) => !compatible(b, c))))
      const agree =
        linked.every((a) => linked.every((b) => compatible(a, b))) &&
        doubtful.every((a, _, [first = a]) => a === first || (named(a) !== '' && named(a) === named(first)))
      for (const one of linked) for (const other of agree ? linked : strict.groupOf(one)) all.join(one, other)
    }
  }
  const order = new Map(records.map((record, at) => [record, at]))
  return all.groups().map((linked) => {
    const sorted = [...linked].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    return { id: sorted[0]?.id ?? '', records: sorted }
  })
}

const joining = (records: readonly PersonRecord[]) => {
  const group = new Map<PersonRecord, PersonRecord[]>(records.map((record) => [record, [record]]))
  const join = (a: PersonRecord, b: PersonRecord): void => {
    const [mine, theirs] = [group.get(a), group.get(b)]
    if (!mine || !theirs || mine === theirs) return
    mine.push(...theirs)
    for (const record of theirs) group.set(record, mine)
  }
  return {
    join,
    joinAlike: (fits: (a: PersonRecord, b: PersonRecord) => boolean): void => {
      const first = new Map<string, PersonRecord>()
      for (const record of records) {
        const clique = records
          .filter((other) => fits(record, other))
          .map(({ id }) => id)
          .join()
        join(record, first.get(clique) ?? record)
        first.set(clique, record)
      }
    },
    groupOf: (record: PersonRecord): readonly PersonRecord[] => group.get(record) ?? [],
    groups: (): readonly (readonly PersonRecord[])[] => [...new Set(group.values())],
  }
}

/** First name and surname as they are compared, when both are told. */
const named = ({ velden }: PersonRecord): string => {
  const { voornamen, geslachtsnaam }: { voornamen?: string; geslachtsnaam?: string } = Object(velden['naam'])
  const letters = (text: string): string =>
    text
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z]/g, '')
  return voornamen && geslachtsnaam
    ? `${letters(voornamen.split(' ')[0] ?? '')} ${letters(geslachtsnaam)}`
    : ''
}

const compatible = (a: PersonRecord, b: PersonRecord): boolean =>
  a === b ||
  (!datesContradict(a, b) &&
    !(a.geslacht && b.geslacht && a.geslacht !== b.geslacht) &&
    !(a.organisatie === b.organisatie && a.naam !== b.naam))

/** Incomplete dates are compared on what both have. */
const datesContradict = (a: PersonRecord, b: PersonRecord): boolean => {
  if (a.ongeboren !== b.ongeboren) return (a.geboortedatum ?? b.geboortedatum) !== undefined
  if (a.geboortedatum === undefined || b.geboortedatum === undefined) return false
  const length = Math.min(a.geboortedatum.length, b.geboortedatum.length)
  return a.geboortedatum.slice(0, length) !== b.geboortedatum.slice(0, length)
}
