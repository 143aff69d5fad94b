import { momentOn, notBefore, plusDays } from '../dates'
import type { AfspraakRij, DoelRij, GiWerk, OverlegRij, PlanRij, VerblijfRij } from '../gi-rows'
import type { GiOrganisatie } from '../organisations'
import type { TruePerson } from '../world/world'
import { recordedOn } from './choices'
import type { FactRecord, RecordId } from './published'
import type { StoryContext } from './story-context'

/** Somebody by the GI's own record. */
interface Known {
  readonly who: TruePerson
  readonly id: RecordId
}

/** One story's stays, plans, goals, agreements and meetings at a GI. */
export interface GiWorkFile {
  readonly organisatie: GiOrganisatie
  readonly rows: GiWerk
  readonly facts: readonly FactRecord[]
  /** A plan with goals, agreements and a meeting. */
  plan(people: readonly Known[], sinds: number): void
  verblijf(child: Known, sinds: number, tot?: number): void
}

const keyOf = ({ id }: Known): number => Number(id.slice(id.lastIndexOf('|') + 1))

const plannen = { FGP: 'familiegroepsplan', HVP: 'hulpverleningsplan', VP: 'veiligheidsplan' } as const
const overleggen = {
  MDO: 'multidisciplinair-overleg',
  RONDETAFEL: 'rondetafel',
  EVALUATIE: 'evaluatie',
} as const
const verblijven = {
  ...{ THUIS: 'thuis', PLEEGGEZIN: 'pleeggezin', GEZINSHUIS: 'pleeggezin' },
  ...{ INSTELLING: 'instelling', CRISIS: 'crisis', OPVANG: 'opvang' },
} as const

const doelen = [
  'De kinderen gaan elke dag naar school',
  'Er wordt thuis niet meer geslagen',
  'De schulden worden niet groter',
]
const afspraken = ['Vader belt op zondag', 'De tante past op als het misgaat', 'De school belt bij verzuim']

export const giWork = (organisatie: GiOrganisatie, { random, vandaag, ids }: StoryContext): GiWorkFile => {
  const verblijf: VerblijfRij[] = []
  const plan: PlanRij[] = []
  const doel: DoelRij[] = []
  const afspraak: AfspraakRij[] = []
  const overleg: OverlegRij[] = []
  const facts: FactRecord[] = []
  const next = (table: string): number => ids.next(`${organisatie}/${table}`)
  const ago = (days: number): string => plusDays(vandaag, -days)
  const changed = (begin: string) => ({
    gewijzigd_op: notBefore(begin, momentOn(recordedOn(random, vandaag, false), random.int(86_000_000))),
  })
  const tell = (fact: Pick<FactRecord, 'domein' | 'gebeurtenis' | 'personen' | 'velden'>): void =>
    void facts.push({ organisatie, loopt: true, ...fact })

  const goals = (plan_id: number, people: readonly Known[], sinds: number): void => {
    const common = {
      plan_id,
      persoon_ids: people.map(keyOf).join(' '),
      deelbaar: true,
      ...changed(ago(sinds)),
    }
    const personen = people.map(({ id }) => id)
    for (const omschrijving of random.shuffle(doelen).slice(0, random.between(1, 2))) {
      const doel_id = next('doel')
      const [gesteldOp, streefdatum] = [ago(sinds), ago(-random.between(10, 200))]
      const behaaldOp = random.chance(0.3) ? ago(random.between(1, 15)) : undefined
      doel.push({
        ...{ ...common, doel_id, omschrijving, streefdatum },
        ...{ gesteld_op: gesteldOp, behaald_op: behaaldOp ?? null },
      })
      tell({
        ...{ domein: 'doel', gebeurtenis: behaaldOp ? 'behaald' : 'gesteld', personen },
        velden: { omschrijving, gesteldOp, streefdatum, ...(behaaldOp && { behaaldOp }) },
      })
      agreement(doel_id, plan_id, people, sinds)
    }
  }

  const agreement = (doel_id: number, plan_id: number, people: readonly Known[], sinds: number): void => {
    const omschrijving = random.pick(afspraken)
    const gebeurtenis = random.pick(['gemaakt', 'gemaakt', 'nagekomen', 'vervallen'] as const)
    const [gemaaktOp, op] = [ago(sinds - 1), ago(random.between(1, 15))]
    const [first] = people
    afspraak.push({
      ...{ afspraak_id: next('afspraak'), plan_id, doel_id, omschrijving },
      persoon_ids: people.map(keyOf).join(' '),
      wie: [first && keyOf(first), 'wijkagent'].join('; '),
      ...{ gemaakt_op: gemaaktOp, uiterlijk_op: null, deelbaar: null },
      nagekomen_op: gebeurtenis === 'nagekomen' ? op : null,
      vervallen_op: gebeurtenis === 'vervallen' ? op : null,
      ...changed(gemaaktOp),
    })
    tell({
      ...{ domein: 'afspraak', gebeurtenis, personen: people.map(({ id }) => id) },
      velden: {
        ...{ omschrijving, gemaaktOp },
        ...(gebeurtenis === 'nagekomen' && { nagekomenOp: op }),
        ...(gebeurtenis === 'vervallen' && { vervallenOp: op }),
      },
    })
  }

  const meeting = (plan_id: number, people: readonly Known[]): void => {
    const gehouden = random.chance(0.5)
    const datum = ago(gehouden ? random.between(1, 20) : -random.between(1, 40))
    const soort = random.pick(['MDO', 'RONDETAFEL', 'EVALUATIE'] as const)
    // The view gives no place when anybody's address is secret.
    const plaats = people.some(({ who }) => who.geheim) ? undefined : `Buurthuis ${random.between(1, 9)}`
    overleg.push({
      ...{ overleg_id: next('overleg'), plan_id, soort, datum, gehouden, deelbaar: null },
      ...{ persoon_ids: people.map(keyOf).join(' '), plaats: plaats ?? null, deelnemers: 'school; huisarts' },
      ...changed(ago(gehouden ? 1 : 2)),
    })
    tell({
      ...{ domein: 'overleg', gebeurtenis: gehouden ? 'gehouden' : 'gepland' },
      personen: people.map(({ id }) => id),
      velden: { soort: overleggen[soort], datum, ...(plaats && { plaats }) },
    })
  }

  return {
    ...{ organisatie, facts },
    rows: { verblijf, plan, doel, afspraak, overleg },
    plan(people, sinds) {
      const plan_id = next('plan')
      const soort = random.pick(['FGP', 'HVP', 'VP'] as const)
      const [vastgesteldOp, evaluatiedatum] = [ago(sinds), ago(-random.between(1, 90))]
      const analyse = random.chance(0.6) ? 'Er is veel ruzie, en het geld is op.' : undefined
      plan.push({
        ...{ plan_id, persoon_ids: people.map(keyOf).join(' '), soort, analyse: analyse ?? null },
        ...{ vastgesteld_op: vastgesteldOp, evaluatiedatum, einddatum: null, deelbaar: false },
        ...changed(vastgesteldOp),
      })
      tell({
        ...{ domein: 'plan', gebeurtenis: 'vastgesteld', personen: people.map(({ id }) => id) },
        velden: {
          ...{ soort: plannen[soort], vastgesteldOp, evaluatiedatum, deelbaarMetGezin: false },
          ...(analyse && { analyse }),
        },
      })
      goals(plan_id, people, sinds)
      if (random.chance(0.7)) meeting(plan_id, people)
    },
    verblijf(child, sinds, tot) {
      const code = random.pick([
        ...(['THUIS', 'PLEEGGEZIN', 'GEZINSHUIS', 'INSTELLING', 'INSTELLING', 'CRISIS', 'OPVANG'] as const),
      ])
      const soort = verblijven[code]
      const [begindatum, einddatum] = [ago(sinds), tot === undefined ? undefined : ago(tot)]
      const geheim = child.who.geheim ?? random.chance(0.15)
      const naam = code === 'THUIS' ? undefined : `Jeugdhulp De ${random.pick(['Berk', 'Beuk', 'Brem'])}`
      const locatie = code === 'THUIS' ? undefined : `Huis ${random.between(1, 40)}`
      verblijf.push({
        ...{ verblijf_id: next('verblijf'), persoon_id: keyOf(child), soort: code },
        ...{ begindatum, einddatum: einddatum ?? null, aanbieder: naam ?? null, locatie: locatie ?? null },
        ...{ geheim, ...changed(begindatum) },
      })
      // Of a foster home the provider is told and not the place; of a shelter and a crisis place neither.
      const sheltered = soort === 'crisis' || soort === 'opvang'
      const provider = !geheim && !sheltered && naam !== undefined
      const place = !geheim && soort === 'instelling'
      facts.push({
        ...{ organisatie, domein: 'verblijf', gebeurtenis: einddatum ? 'beeindigd' : 'gestart' },
        ...{ personen: [child.id], loopt: einddatum === undefined, opvang: soort === 'opvang' },
        velden: {
          ...{ soort, begindatum },
          ...(einddatum && { einddatum }),
          ...(geheim && { locatieGeheim: true }),
          ...(provider && { aanbieder: { naam } }),
          ...(place && { locatie: { naam: locatie } }),
        },
        afwezig: [...(place ? [] : ['locatie']), ...(provider ? [] : ['aanbieder'])],
        bekend: { begindatum },
      })
    },
  }
}
