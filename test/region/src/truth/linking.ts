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
 * are the same ones; a record of the same organisation under another name is not compatible. A record under two BSNs
 * (the BRP's) links those of both.
 */
export const linkPersons = (records: readonly PersonRecord[]): readonly LinkedPerson[] => {
  const group = new Map<PersonRecord, PersonRecord[]>(records.map((record) => [record, [record]]))
  const join = (a: PersonRecord, b: PersonRecord): void => {
    const [mine, theirs] = [group.get(a), group.get(b)]
    if (!mine || !theirs || mine === theirs) return
    mine.push(...theirs)
    for (const record of theirs) group.set(record, mine)
  }
  const byBsn = new Map<string, PersonRecord[]>()
  for (const record of records) {
    for (const bsn of bsnsOf(record)) byBsn.set(bsn, [...(byBsn.get(bsn) ?? []), record])
  }
  for (const same of byBsn.values()) {
    const first = new Map<string, PersonRecord>()
    for (const record of same) {
      const compatibles = same.filter((other) => compatible(record, other))
      const clique = compatibles.map(({ id }) => id).join()
      const earlier = first.get(clique)
      if (earlier === undefined) first.set(clique, record)
      // The same compatible records are each other's only if they are among them.
      else if (compatibles.includes(earlier)) join(earlier, record)
    }
  }
  const order = new Map(records.map((record, at) => [record, at]))
  return [...new Set(group.values())].map((linked) => {
    const sorted = [...linked].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    return { id: sorted[0]?.id ?? '', records: sorted }
  })
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
