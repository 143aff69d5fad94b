import { plusDays } from '../dates'
import type { GemeenteOrganisatie } from '../organisations'
import type { TruePerson, TrueRelation } from '../world/world'
import { type Berichtbestand, bericht301, bericht305, bericht307 } from './gemeente/bericht'
import { aanbieders, type Bestaanssoort, gemeentecodes, statussenVan } from './gemeente/catalogus'
import { type BrpRegistratie, lookUp } from './gemeente/look-up'
import { cases, type Described } from './gemeente/zaken'
import type { Zaaksysteem } from './gemeente/zgw'
import { keyByBsn } from './keys'
import { trueName } from './name-noise'
import { type PersonFile, personFile, type Written } from './person-file'
import type { StoryContext } from './story-context'

export interface VoorzieningChoices {
  readonly wet: 'jeugdwet' | 'wmo'
  readonly sinds: number
  readonly stand: 'toegewezen' | 'gestart' | 'beeindigd' | 'verwijderd'
}

export interface TeamChoices {
  readonly ouders: readonly TruePerson[]
  readonly kinderen: readonly TruePerson[]
  readonly sinds: number
  readonly tot?: number
  /** Of whom the team still has the number from before. */
  readonly formerBsns: ReadonlyMap<TruePerson, string>
  /** There is a plan as well. */
  readonly plan: boolean
  /** What becomes of the case that it is not told. */
  readonly nietDelen?: 'geheim' | 'ingetrokken'
}

/** Everything in a municipality's systems. */
export interface GemeenteSysteem extends Zaaksysteem {
  readonly berichten: readonly Berichtbestand[]
  readonly personen: readonly BrpRegistratie[]
}

/** One story's part of a municipality's systems: cases, messages and the BRP. */
export interface GemeenteFile extends PersonFile {
  readonly organisatie: GemeenteOrganisatie
  readonly systeem: GemeenteSysteem
  /** Names of who reported. */
  readonly geheimen: readonly string[]
  /** The local team works with this family: all are known to it, and that it does is told unasked. */
  lokaalTeam(choices: TeamChoices): void
  /** A case about money or a home: told on request only, each client's apart. */
  bestaanszekerheid(clients: readonly TruePerson[], soort: Bestaanssoort, sinds: number, tot?: number): void
  /** A provision of the Wmo that stands in a case. */
  begeleiding(client: TruePerson, sinds: number, stand: 'toegewezen' | 'gestart' | 'beeindigd'): void
  /** A case that is nobody's business here. */
  kapvergunning(aanvrager: TruePerson, sinds: number): void
  voorziening(client: TruePerson, choices: VoorzieningChoices): void
  /** Once, at the end: what the BRP says of everybody who is a client here. */
  lookUp(relations: readonly TrueRelation[], formerBsns: ReadonlyMap<TruePerson, string>): void
}

const exact = { bsn: 'goed', datum: 'heel', naamExact: true } as const

export const gemeenteFile = (organisatie: GemeenteOrganisatie, context: StoryContext): GemeenteFile => {
  const { random, ids } = context
  const file = personFile(organisatie, context, keyByBsn(organisatie, ids))
  const clients = new Set<TruePerson>()
  const { systeem, newRol, zaak } = cases(organisatie, context)
  const berichten: Berichtbestand[] = []
  const personen: BrpRegistratie[] = []
  const geheimen: string[] = []

  /** Clients of what is shared on request are known by their BSN. */
  const client = (who: TruePerson): Written => {
    clients.add(who)
    return file.person(who, { ...exact, dossier: 'zelf' })
  }
  /** Between the first day and the last, or today. */
  const dayBetween = (sinds: number, tot: number, step: number, steps: number): string =>
    file.ago(Math.round(sinds - ((sinds - tot) * step) / Math.max(1, steps)))

  return {
    ...file,
    organisatie,
    systeem: { ...systeem, berichten, personen },
    geheimen,
    lokaalTeam({ ouders, kinderen, sinds, tot, plan, nietDelen, formerBsns }) {
      const melder = random.chance(0.3) ? `Fluisterman${lettersOf(ids.next('gemeente/melder'))}` : undefined
      if (melder) geheimen.push(melder)
      const common = {
        start: file.ago(sinds),
        ...(tot !== undefined && { einde: file.ago(tot) }),
        statussen: [
          { stand: 'lopend', op: file.ago(sinds) },
          ...(tot === undefined ? [] : [{ stand: 'gesloten', op: file.ago(tot) }]),
        ],
      }
      const roltypeOf = (who: TruePerson) =>
        kinderen.includes(who) ? ('Jeugdige' as const) : ('Ouder' as const)
      const people = [...ouders, ...kinderen]
      if (nietDelen) {
        // Written down nowhere else: nothing of it may be told.
        const told = people.map((who) => ({ who: described(who), roltype: roltypeOf(who), rol: newRol() }))
        zaak({ soort: 'lokaal-team', people: told, ...common, [nietDelen]: true, ...(melder && { melder }) })
        return
      }
      const write = () =>
        people.map((who) => {
          const rol = newRol()
          clients.add(who)
          // Without a BSN somebody is known by this role only.
          const sleutel = who.bsn === undefined ? { sleutel: ['rol', rol] as const } : {}
          const former = formerBsns.get(who)
          const typed = former === undefined ? {} : { bsn: { getypt: former } }
          return { who: file.person(who, { ...exact, ...typed, ...sleutel }), roltype: roltypeOf(who), rol }
        })
      const known = write()
      const contactpersoon = zaak({
        ...{ soort: 'lokaal-team', people: known, ...common },
        ...(melder && { melder }),
      })
      const personenOf = known.map(({ who }) => who.record.id)
      const begindatum = common.start
      file.fact({
        domein: 'betrokkenheid',
        gebeurtenis: tot === undefined ? 'gestart' : 'beeindigd',
        personen: personenOf,
        loopt: tot === undefined,
        velden: {
          begindatum,
          ...(common.einde && { einddatum: common.einde }),
          contactpersoon,
          rol: 'lokaal-team',
        },
        afwezig: ['omschrijving', 'toelichting'],
        bekend: { begindatum, contactpersoon },
      })
      // Another case has other roles, so somebody without a BSN would be somebody else in it.
      if (!plan || people.some(({ bsn }) => bsn === undefined)) return
      zaak({ soort: 'gezinsplan', people: write(), ...common })
      file.fact({
        ...{ domein: 'plan', gebeurtenis: 'vastgesteld', personen: personenOf, loopt: tot === undefined },
        velden: {
          ...{ soort: 'hulpverleningsplan', vastgesteldOp: begindatum },
          ...(common.einde && { einddatum: common.einde }),
        },
      })
    },
    bestaanszekerheid(all, soort, sinds, tot) {
      const people = all.map((who) => ({ who: client(who), roltype: 'Cliënt' as const, rol: newRol() }))
      const stands = statussenVan[soort]
      const open: readonly string[] = stands.slice(0, random.between(1, stands.length - 1))
      const reached = open.map((stand, at) => ({
        stand,
        op: dayBetween(sinds, tot ?? 0, at, stands.length),
      }))
      const begindatum = file.ago(sinds)
      const einddatum = tot === undefined ? undefined : file.ago(tot)
      const statussen = einddatum ? [...reached, { stand: 'afgerond', op: einddatum }] : reached
      zaak({ soort, people, start: begindatum, ...(einddatum && { einde: einddatum }), statussen })
      for (const { who } of people)
        file.fact({
          domein: 'bestaanszekerheid',
          gebeurtenis: einddatum ? 'beeindigd' : 'gestart',
          personen: [who.record.id],
          loopt: einddatum === undefined,
          velden: {
            ...{ soort, begindatum, stand: statussen.at(-1)?.stand },
            ...(einddatum && { einddatum }),
          },
          bekend: { begindatum },
          dossier: who.record.id,
        })
    },
    begeleiding(who, sinds, stand) {
      const all = statussenVan.begeleiding
      const reached = all.slice(0, all.indexOf(stand) + 1)
      const statussen = reached.map((one, at) => ({ stand: one, op: dayBetween(sinds, 2, at, all.length) }))
      const dayOf = (one: string): string | undefined => statussen.find((status) => status.stand === one)?.op
      const person = client(who)
      const people = [{ who: person, roltype: 'Cliënt' as const, rol: newRol() }]
      zaak({ soort: 'begeleiding', people, start: file.ago(sinds), statussen })
      const [toegewezen, gestart, einde] = [dayOf('toegewezen'), dayOf('gestart'), dayOf('beeindigd')]
      file.fact({
        domein: 'voorziening',
        gebeurtenis: stand,
        personen: [person.record.id],
        loopt: stand !== 'beeindigd',
        velden: {
          ...{ wet: 'wmo', categorie: 'begeleiding', toewijzingsdatum: toegewezen },
          ...(gestart && { begindatum: gestart }),
          ...(einde && { einddatum: einde }),
        },
        bekend: gestart ? { begindatum: gestart } : {},
        dossier: person.record.id,
      })
    },
    kapvergunning(aanvrager, sinds) {
      const people = [{ who: described(aanvrager), roltype: 'Cliënt' as const, rol: newRol() }]
      const op = file.ago(sinds)
      zaak({ soort: 'kapvergunning', people, start: op, statussen: [{ stand: 'ontvangen', op }] })
    },
    voorziening(who, { wet, sinds, stand }) {
      const written = client(who)
      const number = ids.next(`${organisatie}/toewijzing`)
      const [ingang, begin] = [file.ago(sinds), file.ago(Math.max(1, sinds - 7))]
      const aanbieder = random.pick(Object.keys(aanbieders))
      const common = {
        ...{ wet, client: written, ingang, nummer: number, toewijzing: number, aanbieder },
        gemeentecode: gemeentecodes[organisatie],
        product: wet === 'jeugdwet' ? { categorie: '54', code: '54001' } : { categorie: '02', code: '02A03' },
      }
      // In the order of their names they came.
      const leave = (kind: string, xml: string): void =>
        void berichten.push({ bestand: `${wet}-${number}-${kind}.xml`, xml })
      leave('301', bericht301({ ...common, dagtekening: plusDays(ingang, -3) }))
      const einde = file.ago(Math.max(1, Math.floor(sinds / 3)))
      if (stand !== 'toegewezen') leave('305', bericht305({ ...common, begin, dagtekening: begin }))
      if (stand === 'verwijderd')
        leave('305b', bericht305({ ...common, begin, dagtekening: plusDays(begin, 2), verwijderd: true }))
      if (stand === 'beeindigd')
        leave('307', bericht307({ ...common, begin, einde, reden: '31', dagtekening: einde }))
      const started = stand === 'gestart' || stand === 'beeindigd'
      file.fact({
        domein: 'voorziening',
        gebeurtenis: stand === 'verwijderd' ? 'toegewezen' : stand,
        personen: [written.record.id],
        loopt: stand !== 'beeindigd',
        velden: {
          wet,
          toewijzingsnummer: `T${number}`,
          ingangsdatum: ingang,
          categorie: wet === 'jeugdwet' ? 'jeugd-ggz' : 'begeleiding',
          aanbieder: aanbieders[aanbieder],
          ...(started && { begindatum: begin }),
          ...(stand === 'beeindigd' && { einddatum: einde, redenBeeindiging: 'volgens-plan' }),
        },
        bekend: { begindatum: started ? begin : ingang },
        dossier: written.record.id,
      })
    },
    lookUp(relations, formerBsns) {
      personen.push(...lookUp(file, clients, relations, formerBsns, context))
    },
  }
}

/** As a case has somebody of whom nothing is told. */
const described = (who: TruePerson): Described => ({
  bsn: who.bsn ?? null,
  name: trueName(who),
  ...(who.geboortedatum && { geboortedatum: who.geboortedatum }),
  geslacht: who.geslacht,
})

/** A number in letters, so that a name made of it is a name of nobody else. */
const lettersOf = (number: number): string =>
  [...String(number)].map((digit) => 'abdeghklmn'[Number(digit)] ?? '').join('')
