import { latestFirst } from './aspect'
import { dateInWords, dateOf, isBefore } from './dates'
import type { ContactGegevens, Facts, Source } from './facts'
import { groupBy } from './group-by'
import { betrokkenheidWords } from './words'

/** One involvement of an organisation; at `bekendheid` its `rol` is not told. */
export interface Involvement {
  readonly sleutel: string
  readonly rol: string | undefined
  readonly personen: readonly string[]
  readonly sinds: string | undefined
  readonly tot: string | undefined
  readonly ended: boolean
  readonly regie: boolean
  readonly contact: ContactGegevens | undefined
  readonly source: Source
}

/** One organisation: whom to call there, and why it is involved. */
export interface Involved {
  readonly organisatie: string
  readonly naam: string
  readonly ended: boolean
  readonly regie: boolean
  readonly contacts: readonly ContactGegevens[]
  readonly involvements: readonly Involvement[]
}

const involvementsOf = (facts: Pick<Facts, 'betrokkenheid' | 'bekendheid'>, today: string): Involvement[] => {
  const full = facts.betrokkenheid.map((fact) => ({
    ...fact,
    rol: betrokkenheidWords(fact.gegevens.rol),
    tot: fact.gegevens.einddatum,
    regie: fact.gegevens.regie === true,
  }))
  const known = facts.bekendheid.map((fact) => ({ ...fact, rol: undefined, tot: undefined, regie: false }))
  return [...full, ...known].map(({ gegevens, gebeurtenis, sleutel, rol, personen, tot, regie, source }) => {
    const ended = gebeurtenis === 'beeindigd' || (tot !== undefined && isBefore(tot, today))
    return {
      sleutel,
      rol,
      personen,
      sinds: gegevens.begindatum,
      tot,
      ended,
      regie: regie && !ended,
      contact: gegevens.contactpersoon,
      source,
    }
  })
}

const contactKey = ({ naam, telefoon, email }: ContactGegevens): string =>
  [naam, telefoon?.replace(/\D/g, ''), email].join(' ').toLowerCase()

const contactsOf = (involvements: readonly Involvement[]): readonly ContactGegevens[] => {
  const contacts = involvements
    .flatMap(({ contact }) => contact ?? [])
    .filter((c) => Object.keys(c).length > 0)
  return [...groupBy(contacts, contactKey).values()].flatMap((same) => same.slice(0, 1))
}

/** At `bekendheid` several facts can say nothing but that the organisation is involved: once is enough. */
const telling = (all: readonly Involvement[]): readonly Involvement[] => {
  const kept = all.filter(({ rol, sinds, contact }) => (rol ?? sinds ?? contact) !== undefined)
  return kept.length > 0 ? kept : all.slice(0, 1)
}

const involvedOf = (all: readonly Involvement[]): Involved => {
  const involvements = telling(latestFirst(all)).toSorted((a, b) => Number(a.ended) - Number(b.ended))
  const present = involvements.filter((involvement) => !involvement.ended)
  const [first] = involvements
  return {
    organisatie: first?.source.organisatie ?? '',
    naam: first?.source.organisatieNaam ?? '',
    ended: present.length === 0,
    regie: present.some((involvement) => involvement.regie),
    // Once nobody is involved any more, the last ones are still who knows the family.
    contacts: contactsOf(present.length > 0 ? present : involvements),
    involvements,
  }
}

/** Who is involved, an organisation at a time; the one with regie first, those that were involved earlier last. */
export const involvedOrganisations = (
  facts: Pick<Facts, 'betrokkenheid' | 'bekendheid'>,
  now: Date,
): readonly Involved[] =>
  [...groupBy(involvementsOf(facts, dateOf(now)), ({ source }) => source.organisatie).values()]
    .map(involvedOf)
    .toSorted(
      (a, b) =>
        Number(a.ended) - Number(b.ended) ||
        Number(b.regie) - Number(a.regie) ||
        a.naam.localeCompare(b.naam, 'nl'),
    )

/** `sinds 17 mei 2025`, `van 1 maart 2024 tot 17 mei 2025`; nothing when neither is known. */
export const periodWords = (from: string | undefined, to: string | undefined): string | undefined => {
  if (to === undefined) return from === undefined ? undefined : `sinds ${dateInWords(from)}`
  return from === undefined ? `tot ${dateInWords(to)}` : `van ${dateInWords(from)} tot ${dateInWords(to)}`
}
