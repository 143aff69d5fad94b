import { momentOn, plusDays } from '../dates'
import type { Organisatie } from '../organisations'
import type { Adres, RelatieSoort, TruePerson } from '../world/world'
import { birthDateFor, bsnFor, type PersonChoices, recordedOn } from './choices'
import { addressFields } from './gi-person'
import { noisyName, trueName, type WrittenName } from './name-noise'
import type { FactRecord, PersonRecord, RecordId, RelationRecord } from './published'
import type { StoryContext } from './story-context'

/** Somebody as an organisation writes them down, in whatever form its system has. */
export interface Written {
  readonly who: TruePerson
  /** As typed: the BSN, a placeholder, or null. */
  readonly bsn: string | null
  readonly name: WrittenName
  /** Maybe incomplete; absent when unknown or unborn. */
  readonly geboortedatum?: string
  readonly geslacht?: 'M' | 'V'
  readonly adres?: Adres
  readonly geheim: boolean
  readonly telefoon?: string
  readonly record: PersonRecord
}

interface Registration extends PersonChoices {
  /** On request only: the client in whose file they stand; `zelf` when it is their own. */
  readonly dossier?: RecordId | 'zelf'
  /** Which fields the system has beside name, birth date and sex. */
  readonly heeft?: readonly ('adres' | 'telefoon')[]
  /** What the organisation itself says of the address; what is true unless told otherwise. */
  readonly geheim?: boolean
  /** The system does not say it. */
  readonly zonderGeslacht?: boolean
  /** Key space and local key, where they are not those that the file makes of the BSN. */
  readonly sleutel?: readonly [keySpace: string, key: string]
  /** The same of who is written down without a BSN, by how they are written down. */
  readonly sleutelZonderBsn?: (
    name: WrittenName,
    geboortedatum: string | undefined,
  ) => readonly [keySpace: string, key: string]
}

/** What one organisation wrote about one story's people, in the words of the contract. */
export interface PersonFile {
  readonly organisatie: Organisatie
  readonly persons: PersonRecord[]
  readonly relations: RelationRecord[]
  readonly facts: FactRecord[]
  /** Who is already written down stays as written first. */
  person(who: TruePerson, registration?: Registration): Written
  known(who: TruePerson): Written | undefined
  /** Another system of the organisation knows more of somebody. */
  revise(id: RecordId, more: Partial<Pick<PersonRecord, keyof PersonRecord>>): void
  relation(van: Written, soort: RelatieSoort, naar: Written, dossier?: RecordId): void
  fact(fact: Omit<FactRecord, 'organisatie'>): void
  /** RFC 3339, in the last two and a half years. */
  moment(): string
  ago(days: number): string
}

/** `keyOf` gives key space and local key of somebody written down with this BSN, or with none. */
export const personFile = (
  organisatie: Organisatie,
  context: StoryContext,
  keyOf: (bsn: string | undefined) => readonly [keySpace: string, key: string],
): PersonFile => {
  const { random, ruis, vandaag } = context
  const persons: PersonRecord[] = []
  const relations: RelationRecord[] = []
  const facts: FactRecord[] = []
  const known = new Map<TruePerson, Written>()
  const ookIn = new Map<RecordId, RecordId[]>()
  const moment = (): string => momentOn(recordedOn(random, vandaag, false), random.int(86_000_000))

  const write = (who: TruePerson, choices: Registration): Written => {
    const name = choices.naamExact || !ruis ? trueName(who) : noisyName(who, random)
    const bsn = bsnFor(who, choices.bsn, random, ruis)
    const geboortedatum = birthDateFor(who, choices.datum, random, ruis, vandaag)
    const geheim = choices.geheim ?? who.geheim ?? false
    const has = (field: 'adres' | 'telefoon'): boolean => choices.heeft?.includes(field) ?? false
    const adres = has('adres') ? who.adres : undefined
    const telefoon = has('telefoon') ? who.telefoon : undefined
    const unborn = who.geboortedatum === undefined
    const without = bsn.counts === undefined ? choices.sleutelZonderBsn?.(name, geboortedatum) : undefined
    const [sleutelruimte, sleutel] = choices.sleutel ?? without ?? keyOf(bsn.counts)
    const geslacht = unborn || choices.zonderGeslacht ? undefined : who.geslacht
    const id: RecordId = `${organisatie}|${sleutelruimte}|${sleutel}`
    const dossier = choices.dossier === 'zelf' ? id : choices.dossier
    const elsewhere: RecordId[] = []
    ookIn.set(id, elsewhere)
    const record: PersonRecord = {
      ...{ id, organisatie, sleutelruimte, sleutel, who },
      ...(bsn.counts !== undefined && { bsn: bsn.counts }),
      ...(geboortedatum !== undefined && { geboortedatum }),
      ongeboren: unborn,
      ...(geslacht && { geslacht }),
      naam: JSON.stringify(name),
      ...(adres && !geheim && { adres }),
      ...(geheim && (has('adres') || choices.geheim) && { geheim }),
      vastgelegdOp: moment(),
      ...(dossier && { dossier, ookIn: elsewhere }),
      velden: {
        naam: {
          ...(name.zeker && { geslachtsnaam: name.geslachtsnaam }),
          ...(!name.voorletters && !unborn && { voornamen: name.voornamen.join(' ') }),
        },
        ...(geboortedatum !== undefined && { geboortedatum }),
        ...(geslacht && { geslacht: geslacht === 'M' ? 'man' : 'vrouw' }),
        ...(adres && !geheim && { adres: addressFields(adres) }),
        ...(telefoon && !geheim && { telefoon }),
      },
      afwezig: geheim ? ['adres', 'telefoon'] : adres ? [] : ['adres'],
    }
    persons.push(record)
    return {
      ...{ who, bsn: bsn.typed, name, geheim, record },
      ...(geboortedatum !== undefined && { geboortedatum }),
      ...(geslacht && { geslacht }),
      ...(adres && { adres }),
      ...(telefoon && { telefoon }),
    }
  }

  const replace = (id: RecordId, change: (record: PersonRecord) => PersonRecord): void => {
    const at = persons.findIndex((record) => record.id === id)
    const before = persons[at]
    if (before === undefined) return
    const after = change(before)
    persons[at] = after
    for (const [who, written] of known)
      if (written.record.id === id) known.set(who, { ...written, record: after })
  }

  return {
    ...{ organisatie, persons, relations, facts, moment },
    known: (who) => known.get(who),
    revise: (id, more) => replace(id, (record) => ({ ...record, ...more })),
    person(who, registration = {}) {
      const before = known.get(who)
      if (before) {
        const { dossier } = registration
        const { id } = before.record
        // What is told unasked is told, in whosever file it stands as well.
        if (dossier === undefined) replace(id, ({ dossier: _, ookIn: __, ...open }) => open)
        else if (before.record.dossier !== undefined) ookIn.get(id)?.push(dossier === 'zelf' ? id : dossier)
        return known.get(who) ?? before
      }
      const made = write(who, registration)
      known.set(who, made)
      return made
    },
    relation(van, soort, naar, dossier) {
      relations.push({
        organisatie,
        van: van.record.id,
        naar: naar.record.id,
        soort,
        ...(dossier && { dossier }),
      })
    },
    fact: (fact) => void facts.push({ organisatie, ...fact }),
    ago: (days) => plusDays(vandaag, -days),
  }
}
