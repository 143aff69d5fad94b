import { momentOn, notBefore, plusDays } from '../dates'
import type { BetrokkenheidRij, MaatregelRij, PersoonRij, RelatieRij } from '../gi-rows'
import { type GiOrganisatie, keySpaces, organisations } from '../organisations'
import { medewerkernaam } from '../world/names'
import type { TruePerson, TrueRelation } from '../world/world'
import { type PersonChoices, recordedOn } from './choices'
import { functions, measureKinds, relationCodes } from './gi-codes'
import { giPerson, type RecordedRow } from './gi-person'
import { mailbox, workPhone } from './professionals'
import type { FactRecord, PersonRecord, RelationRecord } from './published'
import type { StoryContext } from './story-context'

export interface MeasureChoices {
  readonly soort: keyof typeof measureKinds
  /** Days before today that it began. */
  readonly sinds: number
  /** Days before today that it ended; absent while it goes on. */
  readonly tot?: number
  readonly reden?: string
}

export interface InvolvementChoices {
  readonly rol?: keyof typeof functions
  readonly sinds: number
  readonly tot?: number
}

/** One story's part of a GI's system: rows as the views show them, beside what they say. */
export interface GiFile {
  readonly organisatie: GiOrganisatie
  readonly rows: {
    readonly persoon: readonly PersoonRij[]
    readonly relatie: readonly RelatieRij[]
    readonly betrokkenheid: readonly BetrokkenheidRij[]
    readonly maatregel: readonly MaatregelRij[]
  }
  readonly persons: readonly PersonRecord[]
  readonly relations: readonly RelationRecord[]
  readonly facts: readonly FactRecord[]
  knows(who: TruePerson): boolean
  /** Whether it is involved with this child now. */
  isAtWork(child: TruePerson): boolean
  /** Records somebody; who is already recorded stays as recorded first. */
  person(who: TruePerson, choices?: PersonChoices): PersonRecord
  /** Registers somebody a second time, with exactly the same data, as happens. */
  again(who: TruePerson): void
  relation(relation: TrueRelation): void
  involvement(child: TruePerson, choices: InvolvementChoices): void
  measure(child: TruePerson, choices: MeasureChoices): void
}

export const giFile = (organisatie: GiOrganisatie, context: StoryContext): GiFile => {
  const { random, vandaag, ids } = context
  const rows = {
    persoon: [] as PersoonRij[],
    relatie: [] as RelatieRij[],
    betrokkenheid: [] as BetrokkenheidRij[],
    maatregel: [] as MaatregelRij[],
  }
  const persons: PersonRecord[] = []
  const relations: RelationRecord[] = []
  const facts: FactRecord[] = []
  const known = new Map<TruePerson, RecordedRow>()

  // A nightly import leaves the same moment on many rows.
  const moment = (longAgo = false): string =>
    !longAgo && random.chance(0.1)
      ? momentOn(plusDays(vandaag, -400), 3_600_000)
      : momentOn(recordedOn(random, vandaag, longAgo), random.int(86_400_000))
  const ago = (days: number): string => plusDays(vandaag, -days)
  const store = ({ row, record }: RecordedRow): void => {
    rows.persoon.push(row)
    persons.push(record)
  }
  const recorded = (who: TruePerson, choices: PersonChoices = {}): RecordedRow => {
    const before = known.get(who)
    if (before) return before
    const made = giPerson(who, choices, organisatie, moment(choices.oudAdres !== undefined), context)
    known.set(who, made)
    store(made)
    return made
  }

  return {
    organisatie,
    rows,
    persons,
    relations,
    facts,
    knows: (who) => known.has(who),
    isAtWork: (child) =>
      facts.some(
        ({ domein, loopt, personen }) =>
          domein === 'betrokkenheid' && loopt && personen.some((id) => id === known.get(child)?.record.id),
      ),
    person: (who, choices) => recorded(who, choices).record,
    again(who) {
      const first = recorded(who)
      const persoon_id = ids.next(`${organisatie}/persoon`)
      const sleutel = String(persoon_id)
      store({
        row: { ...first.row, persoon_id },
        record: { ...first.record, id: `${organisatie}|${keySpaces.giPersoon}|${sleutel}`, sleutel },
      })
    },
    relation({ van, naar, soort, gezag, begindatum, einddatum }) {
      const [from, to] = [recorded(van).record, recorded(naar).record]
      rows.relatie.push({
        relatie_id: ids.next(`${organisatie}/relatie`),
        van_persoon_id: Number(from.sleutel),
        naar_persoon_id: Number(to.sleutel),
        soort: relationCodes[soort],
        gezag: gezag === undefined ? null : gezag ? 'J' : 'N',
        begindatum: begindatum ?? null,
        einddatum: einddatum ?? null,
        gewijzigd_op: moment(),
      })
      relations.push({ organisatie, van: from.id, naar: to.id, soort, ...(einddatum && { einddatum }) })
    },
    involvement(child, { rol = 'JB', sinds, tot }) {
      const { record } = recorded(child)
      const medewerker = medewerkernaam(random)
      const telefoon = workPhone(random)
      const begindatum = ago(sinds)
      const einddatum = tot === undefined ? undefined : ago(tot)
      rows.betrokkenheid.push({
        betrokkenheid_id: ids.next(`${organisatie}/betrokkenheid`),
        persoon_id: Number(record.sleutel),
        rol,
        begindatum,
        einddatum: einddatum ?? null,
        medewerker,
        functie: functions[rol],
        telefoon,
        email: random.chance(0.8) ? mailbox(medewerker, organisatie) : null,
        regie: random.chance(0.4),
        gewijzigd_op: notBefore(begindatum, moment()),
      })
      const contactpersoon = { naam: medewerker, telefoon }
      facts.push({
        organisatie,
        domein: 'betrokkenheid',
        gebeurtenis: einddatum ? 'beeindigd' : 'gestart',
        personen: [record.id],
        loopt: !einddatum,
        velden: { begindatum, ...(einddatum && { einddatum }), contactpersoon },
        bekend: { begindatum, contactpersoon },
      })
    },
    measure(child, { soort, sinds, tot, reden }) {
      const { record } = recorded(child)
      const ingangsdatum = ago(sinds)
      const einddatum = tot === undefined ? undefined : ago(tot)
      const verlengdTot = !einddatum && sinds > 365 ? plusDays(ingangsdatum, 730) : undefined
      rows.maatregel.push({
        maatregel_id: ids.next(`${organisatie}/maatregel`),
        persoon_id: Number(record.sleutel),
        soort,
        datum_beslissing: random.chance(0.9) ? plusDays(ingangsdatum, -random.between(0, 14)) : null,
        ingangsdatum,
        einddatum: einddatum ?? null,
        verlengd_tot: verlengdTot ?? null,
        uitvoerder: random.chance(0.8) ? organisations[organisatie].naam : null,
        reden_beeindiging: einddatum ? (reden ?? 'EINDE_TERMIJN') : null,
        gewijzigd_op: notBefore(ingangsdatum, moment()),
      })
      facts.push({
        organisatie,
        domein: 'maatregel',
        gebeurtenis: einddatum ? 'beeindigd' : 'opgelegd',
        personen: [record.id],
        loopt: !einddatum,
        velden: {
          soort: measureKinds[soort],
          ingangsdatum,
          ...(einddatum && { einddatum }),
          ...(verlengdTot && { verlengdTot }),
        },
      })
    },
  }
}
