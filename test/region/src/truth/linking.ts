import type { PersonRecord, RecordId } from '../recording/published'

/** Records that the data shows to be one person. Mostly the true person; fewer records when a BSN is lacking. */
export interface LinkedPerson {
  /** The first of its records. */
  readonly id: RecordId
  readonly records: readonly PersonRecord[]
}

/**
 * Who is the same person, as far as the data supports it (DESIGN.md, "Persons"): an equal BSN, and neither birth
 * date nor sex contradicts. Among the records of one BSN the link holds only where everybody's compatible records
 * are the same ones; a record of the same organisation under another name is not compatible.
 */
export const linkPersons = (records: readonly PersonRecord[]): readonly LinkedPerson[] => {
  const persons: LinkedPerson[] = []
  const byBsn = new Map<string, PersonRecord[]>()
  for (const record of records) {
    const same = record.bsn === undefined ? undefined : byBsn.get(record.bsn)
    if (same) same.push(record)
    else if (record.bsn !== undefined) byBsn.set(record.bsn, [record])
    else persons.push({ id: record.id, records: [record] })
  }
  for (const sameBsn of byBsn.values()) {
    const cliques = new Map<string, PersonRecord[]>()
    for (const record of sameBsn) {
      const compatibles = sameBsn.filter((other) => compatible(record, other))
      const clique = compatibles.map(({ id }) => id).join()
      cliques.set(clique, [...(cliques.get(clique) ?? []), record])
    }
    for (const [clique, members] of cliques) {
      const whole = members.map(({ id }) => id).join() === clique
      for (const records of whole ? [members] : members.map((member) => [member])) {
        const [first] = records
        if (first) persons.push({ id: first.id, records })
      }
    }
  }
  return persons
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
