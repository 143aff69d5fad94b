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
    const files = openFiles(all, asked)
    const open = ({ dossier, ookIn = [] }: Standing): boolean =>
      dossier === undefined || files.has(dossier) || ookIn.some((other) => files.has(other))
    const relations = all.relations.filter(open)
    const shared = all.persons.filter(open).map((person) => asToldIn(files, person))
    const persons = [...shared, ...namedOnly(all, relations, new Set(shared.map(({ id }) => id)))]
    const linked = linkPersons(persons)
    const families = familiesOf(linked, relations, today).filter(knownToGatekeeper)
    const before = asked.size
    for (const bsn of askedFor(families)) asked.add(bsn)
    if (asked.size === before) return { persons, relations, facts: all.facts.filter(open), linked, families }
  }
}

/** Where somebody lives stands in their own file: in those of others they are only named. */
const asToldIn = (files: ReadonlySet<RecordId>, person: PersonRecord): PersonRecord => {
  if (person.dossier !== person.id || files.has(person.id)) return person
  const { adres: _, geheim: __, ...named } = person
  const { adres: ___, overlijdensdatum: ____, ...velden } = person.velden
  return { ...named, velden }
}

/** Whoever a shared relation names while that person's own file stays closed: that there is somebody, and nothing about who. */
const namedOnly = (
  { persons }: Published,
  relations: Published['relations'],
  shared: ReadonlySet<RecordId>,
): readonly PersonRecord[] => {
  const named = new Set(relations.flatMap(({ van, naar }) => [van, naar]).filter((id) => !shared.has(id)))
  return persons.flatMap(({ id, organisatie, sleutelruimte, sleutel, who, vastgelegdOp }) =>
    named.has(id)
      ? [
          {
            ...{ id, organisatie, sleutelruimte, sleutel, who, vastgelegdOp },
            ...{ naamloos: true, ongeboren: false, naam: '', velden: {}, afwezig: [] },
          },
        ]
      : [],
  )
}

/** Where something stands that is shared on request only. */
interface Standing {
  readonly dossier?: RecordId
  readonly ookIn?: readonly RecordId[]
}

/** The clients who are asked for, by any BSN under which they stand. */
const openFiles = (
  { persons, relations, facts }: Published,
  asked: ReadonlySet<string>,
): ReadonlySet<RecordId> => {
  const standing: readonly Standing[] = [...persons, ...relations, ...facts]
  const files = new Set(
    standing.flatMap(({ dossier, ookIn = [] }) => (dossier === undefined ? [] : [dossier, ...ookIn])),
  )
  const open = persons.filter(
    (person) => files.has(person.id) && bsnsOf(person).some((bsn) => asked.has(bsn)),
  )
  return new Set(open.map(({ id }) => id))
}

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
