import type { Rol } from '../momentopname'
import { organisations } from '../organisations'
import type { PersonRecord, Published, RecordId } from '../recording/published'
import { type Family, familiesOf } from './families'
import { bsnsOf, type LinkedPerson, linkPersons } from './linking'

/** Everything that is on the bus in the end, and who and which families that makes. */
export interface Shared extends Published {
  readonly linked: readonly LinkedPerson[]
  readonly families: readonly Family[]
}

/**
 * What is shared (DESIGN.md, "Who shares"): a gatekeeper all that it recorded, everybody else (and a municipality's Wmo,
 * schuldhulp and BRP) only the files of clients whose BSN was asked for, which is that of a member of a family of which a
 * gatekeeper knows a minor. What is then told may make more members known, so this is repeated until nobody new is asked for.
 */
export const shareOf = (all: Published, today: string): Shared => {
  const asked = new Set<string>()
  for (;;) {
    const files = openFiles(all.persons, asked)
    const open = ({ dossier }: { readonly dossier?: RecordId }): boolean =>
      dossier === undefined || files.has(dossier)
    const persons = all.persons.filter(open)
    const relations = all.relations.filter(open)
    const linked = linkPersons(persons)
    const families = familiesOf(linked, relations, today).filter(knownToGatekeeper)
    const before = asked.size
    for (const bsn of askedFor(families)) asked.add(bsn)
    if (asked.size === before) return { persons, relations, facts: all.facts.filter(open), linked, families }
  }
}

/** The clients who are asked for: a client's own record is its own `dossier`. */
const openFiles = (persons: readonly PersonRecord[], asked: ReadonlySet<string>): ReadonlySet<RecordId> =>
  new Set(
    persons
      .filter((record) => record.dossier === record.id && bsnsOf(record).some((bsn) => asked.has(bsn)))
      .map(({ id }) => id),
  )

/** Only a gatekeeper opens a family, by recording a minor of it; the BRP and other files that are shared on request never do. */
const knownToGatekeeper = ({ minors }: Family): boolean =>
  minors.some(({ records }) =>
    records.some(
      ({ organisatie, dossier }) => dossier === undefined && organisations[organisatie].opentGezinnen,
    ),
  )

const memberRoles: readonly Rol[] = ['kind', 'ouder', 'voogd', 'partner']

/** The members proper; who only has a role is not asked about. */
const askedFor = (families: readonly Family[]): readonly string[] =>
  families
    .flatMap(({ members }) => [...members].filter(([, rol]) => memberRoles.includes(rol)))
    .flatMap(([{ records }]) => records.flatMap(bsnsOf))
