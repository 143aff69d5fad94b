import { inOffset, momentOn, plusDays } from '../dates'
import type { CareTeam, EpisodeOfCare, Patient, RelatedPerson } from '../fhir-resources'
import { type GgzOrganisatie, organisations } from '../organisations'
import { medewerkernaam } from '../world/names'
import type { TruePerson } from '../world/world'
import { careTeam } from './care-team'
import { type PersonChoices, recordedOn } from './choices'
import { patient, type RoleCode, relatedPerson, roleCodes } from './ggz-person'
import { workPhone } from './professionals'
import type { FactRecord, PersonRecord, RelationRecord } from './published'
import type { StoryContext } from './story-context'

export type EpisodeStatus = 'planned' | 'waitlist' | 'active' | 'onhold' | 'finished' | 'entered-in-error'

export interface EpisodeChoices {
  readonly status: EpisodeStatus
  /** Days before today that it began. */
  readonly sinds: number
  /** Days before today that it ended; only when finished. */
  readonly tot?: number
  readonly soort?: keyof typeof careKinds
}

/** The GGZ's own code list of kinds of care; never a diagnosis. */
const careKindSystem = (organisatie: GgzOrganisatie): string =>
  `https://${organisatie}.example/fhir/CodeSystem/zorgsoort`
const careKinds = {
  'jeugd-ggz': 'Jeugd-GGZ',
  'volwassenen-ggz': 'Volwassenen-GGZ',
  verslavingszorg: 'Verslavingszorg',
  crisiszorg: 'Crisiszorg',
} as const

/** One story's part of the GGZ's FHIR server: resources, beside what they say. */
export interface GgzFile {
  readonly resources: {
    readonly Patient: readonly Patient[]
    readonly RelatedPerson: readonly RelatedPerson[]
    readonly EpisodeOfCare: readonly EpisodeOfCare[]
    readonly CareTeam: readonly CareTeam[]
  }
  readonly persons: readonly PersonRecord[]
  readonly relations: readonly RelationRecord[]
  readonly facts: readonly FactRecord[]
  /** Registers a client; who is already one stays as recorded first. */
  client(who: TruePerson, choices?: PersonChoices): PersonRecord
  /** Somebody in a client's file. The same person in two files is two records. */
  related(client: TruePerson, who: TruePerson, code: RoleCode, choices?: PersonChoices): void
  episode(client: TruePerson, choices: EpisodeChoices): void
  /** The team of one professional that treats the client, since so many days and maybe until. */
  team(client: TruePerson, sinds: number, tot?: number): void
}

export const ggzFile = (context: StoryContext, organisatie: GgzOrganisatie): GgzFile => {
  const { random, vandaag, ids } = context
  const resources = {
    Patient: [] as Patient[],
    RelatedPerson: [] as RelatedPerson[],
    EpisodeOfCare: [] as EpisodeOfCare[],
    CareTeam: [] as CareTeam[],
  }
  const persons: PersonRecord[] = []
  const relations: RelationRecord[] = []
  const facts: FactRecord[] = []
  const clients = new Map<TruePerson, PersonRecord>()

  const moment = (longAgo = false): string =>
    inOffset(
      momentOn(recordedOn(random, vandaag, longAgo), random.int(80_000_000)),
      random.chance(0.5) ? 1 : 2,
    )
  const client = (who: TruePerson, choices: PersonChoices = {}): PersonRecord => {
    const before = clients.get(who)
    if (before) return before
    const { resource, record } = patient(
      who,
      choices,
      moment(choices.oudAdres !== undefined),
      context,
      organisatie,
    )
    clients.set(who, record)
    resources.Patient.push(resource)
    persons.push(record)
    return record
  }

  return {
    resources,
    persons,
    relations,
    facts,
    client,
    related(of, who, code, choices = {}) {
      const file = client(of)
      const { resource, record } = relatedPerson(
        who,
        file,
        code,
        choices,
        // At the intake, long ago: a contact person's data are seldom kept up.
        moment(true),
        context,
        organisatie,
      )
      resources.RelatedPerson.push(resource)
      persons.push(record)
      relations.push({ organisatie, van: record.id, naar: file.id, soort: roleCodes[code], dossier: file.id })
    },
    episode(of, { status, sinds, tot, soort = 'jeugd-ggz' }) {
      const file = client(of)
      const start = plusDays(vandaag, -sinds)
      const end = tot === undefined ? undefined : plusDays(vandaag, -tot)
      const waits = status === 'planned' || status === 'waitlist'
      resources.EpisodeOfCare.push({
        resourceType: 'EpisodeOfCare',
        id: `eoc-${ids.next(`${organisatie}/episodeofcare`)}`,
        meta: {
          lastUpdated: moment(),
          profile: ['http://nictiz.nl/fhir/StructureDefinition/nl-core-EpisodeOfCare'],
        },
        status,
        ...(!waits && {
          statusHistory: [{ status: 'waitlist', period: { start: plusDays(start, -60), end: start } }],
        }),
        type: [{ coding: [{ system: careKindSystem(organisatie), code: soort, display: careKinds[soort] }] }],
        patient: { reference: `Patient/${file.sleutel}`, type: 'Patient' },
        managingOrganization: { display: organisations[organisatie].naam },
        period: { start: dateTime(start, random.int(3)), ...(end && { end }) },
      })
      if (status === 'entered-in-error') return
      facts.push({
        organisatie,
        domein: 'traject',
        gebeurtenis: end ? 'beeindigd' : waits ? 'aangemeld' : 'gestart',
        personen: [file.id],
        loopt: !end,
        velden: waits ? {} : { begindatum: start, ...(end && { einddatum: end }) },
        // Whether somebody who waits has a begindatum is the adapter's choice (`wachtSinds` is not told).
        bekend: waits ? {} : { begindatum: start },
        dossier: file.id,
      })
    },
    team(of, sinds, tot) {
      const file = client(of)
      const naam = medewerkernaam(random)
      const telefoon = workPhone(random)
      const begindatum = plusDays(vandaag, -sinds)
      const einddatum = tot === undefined ? undefined : plusDays(vandaag, -tot)
      resources.CareTeam.push(
        careTeam({
          id: `team-${ids.next(`${organisatie}/careteam`)}`,
          lastUpdated: moment(),
          patientId: file.sleutel,
          start: dateTime(begindatum, random.int(3)),
          ...(einddatum && { end: einddatum }),
          naam,
          telefoon,
          phoneOnTeam: random.chance(0.3),
          organisatie: organisations[organisatie].naam,
        }),
      )
      const contactpersoon = { naam, telefoon }
      facts.push({
        organisatie,
        domein: 'betrokkenheid',
        gebeurtenis: einddatum ? 'beeindigd' : 'gestart',
        personen: [file.id],
        loopt: !einddatum,
        velden: { begindatum, ...(einddatum && { einddatum }), contactpersoon },
        bekend: { begindatum, contactpersoon },
        dossier: file.id,
      })
    },
  }
}

/**
 * FHIR's dateTime may be a date or a moment with an offset. A moment just after midnight in summer time is the
 * day before in UTC: it counts as the Dutch calendar date that stands there.
 */
const dateTime = (date: string, way: number): string =>
  way === 0 ? `${date}T00:15:00+02:00` : way === 1 ? `${date}T09:30:00+01:00` : date
