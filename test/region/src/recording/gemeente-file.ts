import { momentOn, plusDays } from '../dates'
import type { GemeenteOrganisatie } from '../organisations'
import { medewerkernaam } from '../world/names'
import type { TruePerson } from '../world/world'
import { type Berichtbestand, bericht301, bericht305, bericht307 } from './gemeente/bericht'
import { type BrpPersoon, brpPersoon, type Gezin } from './gemeente/brp'
import { identification, type Rol, type Status, uuidOf, type Zaak } from './gemeente/zgw'
import { keyByBsn } from './keys'
import { type PersonFile, personFile, type Written } from './person-file'
import { mailbox, workPhone } from './professionals'
import type { StoryContext } from './story-context'

export type Zaaksoort = 'lokaal-team' | 'schuldhulp' | 'inkomen' | 'huisvesting'

export interface VoorzieningChoices {
  readonly wet: 'jeugdwet' | 'wmo'
  readonly sinds: number
  readonly stand: 'toegewezen' | 'gestart' | 'beeindigd' | 'verwijderd'
}

/** One story's part of a municipality's systems: cases, messages and the BRP. */
export interface GemeenteFile extends PersonFile {
  readonly zaken: readonly Zaak[]
  readonly rollen: readonly Rol[]
  readonly statussen: readonly Status[]
  readonly berichten: readonly Berichtbestand[]
  readonly personen: readonly BrpPersoon[]
  /** The local team works with this family: all are known to it, and that it does is told unasked. */
  lokaalTeam(people: readonly TruePerson[], sinds: number, tot?: number): void
  /** A case about money or a home: told on request only. */
  bestaanszekerheid(
    client: TruePerson,
    soort: Exclude<Zaaksoort, 'lokaal-team'>,
    sinds: number,
    tot?: number,
  ): void
  voorziening(client: TruePerson, choices: VoorzieningChoices): void
  /** What the BRP says of somebody who is known here. */
  brp(client: TruePerson, gezin: Gezin): void
}

/** Four digits, of no municipality. */
const gemeentecodes: Readonly<Record<GemeenteOrganisatie, string>> = {
  'gemeente-noorddam': '9901',
  'gemeente-zuidveen': '9902',
}
const aanbieders = { '99000001': 'ggz-oost', '99000002': 'Zorgkwekerij De Linde' } as const

const zaaktypeUrl = (organisatie: GemeenteOrganisatie, soort: Zaaksoort): string =>
  `https://${organisatie}.example/catalogi/api/v1/zaaktypen/${uuidOf(900, zaaksoorten.indexOf(soort) + 1)}`
const zaaksoorten: readonly Zaaksoort[] = ['lokaal-team', 'schuldhulp', 'inkomen', 'huisvesting']

/** `metBrp`: whether the municipality looks its clients up in the BRP, which has their addresses. */
export const gemeenteFile = (
  organisatie: GemeenteOrganisatie,
  context: StoryContext,
  metBrp: boolean,
): GemeenteFile => {
  const { random, ids } = context
  const file = personFile(organisatie, context, keyByBsn(organisatie, ids))
  const zaken: Zaak[] = []
  const rollen: Rol[] = []
  const statussen: Status[] = []
  const berichten: Berichtbestand[] = []
  const personen: BrpPersoon[] = []
  const api = `https://${organisatie}.example/zaken/api/v1`
  const rsin = organisatie === 'gemeente-noorddam' ? '999991723' : '999991735'

  const zaak = (
    soort: Zaaksoort,
    people: readonly Written[],
    sinds: number,
    tot: number | undefined,
    behandelaar: { readonly naam: string; readonly telefoon: string },
  ): void => {
    const number = ids.next(`${organisatie}/zaak`)
    const uuid = uuidOf(1, number)
    const url = `${api}/zaken/${uuid}`
    const [startdatum, einddatum] = [file.ago(sinds), tot === undefined ? null : file.ago(tot)]
    const status = uuidOf(3, ids.next(`${organisatie}/status`))
    zaken.push({
      ...{ url, uuid, startdatum, einddatum },
      identificatie: `ZAAK-2025-${String(number).padStart(10, '0')}`,
      bronorganisatie: rsin,
      verantwoordelijkeOrganisatie: rsin,
      zaaktype: zaaktypeUrl(organisatie, soort),
      omschrijving: 'Gezin met zorgen over geld en opvoeding',
      toelichting: 'Vertrouwelijk: zie het dossier',
      registratiedatum: startdatum,
      vertrouwelijkheidaanduiding: 'vertrouwelijk',
      status: `${api}/statussen/${status}`,
    })
    statussen.push({
      url: `${api}/statussen/${status}`,
      uuid: status,
      zaak: url,
      statustype: `https://${organisatie}.example/catalogi/api/v1/statustypen/${uuidOf(901, zaaksoorten.indexOf(soort) * 2 + (einddatum ? 2 : 1))}`,
      datumStatusGezet: momentOn(einddatum ?? startdatum, 32_400_000),
      statustoelichting: '',
    })
    const rol = (
      betrokkeneType: Rol['betrokkeneType'],
      omschrijvingGeneriek: Rol['omschrijvingGeneriek'],
      more: Pick<Rol, 'betrokkeneIdentificatie' | 'contactpersoonRol'>,
    ): void => {
      const own = uuidOf(2, ids.next(`${organisatie}/rol`))
      rollen.push({
        url: `${api}/rollen/${own}`,
        uuid: own,
        zaak: url,
        betrokkene: '',
        betrokkeneType,
        roltype: `https://${organisatie}.example/catalogi/api/v1/roltypen/${uuidOf(902, 1)}`,
        roltoelichting: omschrijvingGeneriek,
        omschrijving: omschrijvingGeneriek,
        omschrijvingGeneriek,
        registratiedatum: momentOn(startdatum, 32_400_000),
        ...more,
      })
    }
    for (const [at, who] of people.entries()) {
      rol('natuurlijk_persoon', at === 0 ? 'initiator' : 'belanghebbende', {
        betrokkeneIdentificatie: identification(who),
      })
    }
    rol('medewerker', 'behandelaar', {
      betrokkeneIdentificatie: {
        identificatie: `mw${number}`,
        achternaam: behandelaar.naam,
        voorletters: '',
        voorvoegselAchternaam: '',
      },
      contactpersoonRol: {
        naam: behandelaar.naam,
        functie: 'consulent',
        telefoonnummer: behandelaar.telefoon,
        emailadres: mailbox(behandelaar.naam, organisatie),
      },
    })
  }
  const somebody = () => ({ naam: medewerkernaam(random), telefoon: workPhone(random) })
  /** Clients of what is shared on request are known by their BSN. */
  const client = (who: TruePerson): Written =>
    file.person(who, {
      bsn: 'goed',
      datum: 'heel',
      dossier: 'zelf',
      naamExact: true,
      heeft: metBrp ? ['adres'] : [],
    })

  return {
    ...file,
    ...{ zaken, rollen, statussen, berichten, personen },
    lokaalTeam(people, sinds, tot) {
      const known = people.map((who) =>
        file.person(who, {
          ...{ bsn: 'goed', datum: 'heel', naamExact: true },
          heeft: metBrp ? ['adres'] : [],
        }),
      )
      const contactpersoon = somebody()
      zaak('lokaal-team', known, sinds, tot, contactpersoon)
      const begindatum = file.ago(sinds)
      file.fact({
        domein: 'betrokkenheid',
        gebeurtenis: tot === undefined ? 'gestart' : 'beeindigd',
        personen: known.map(({ record }) => record.id),
        loopt: tot === undefined,
        velden: {
          begindatum,
          ...(tot !== undefined && { einddatum: file.ago(tot) }),
          contactpersoon,
          rol: 'lokaal-team',
        },
        afwezig: ['omschrijving', 'toelichting'],
        bekend: { begindatum, contactpersoon },
      })
    },
    bestaanszekerheid(who, soort, sinds, tot) {
      const written = client(who)
      if (written.bsn === null) return
      zaak(soort, [written], sinds, tot, somebody())
      const begindatum = file.ago(sinds)
      file.fact({
        domein: 'bestaanszekerheid',
        gebeurtenis: tot === undefined ? 'gestart' : 'beeindigd',
        personen: [written.record.id],
        loopt: tot === undefined,
        velden: { soort, begindatum, ...(tot !== undefined && { einddatum: file.ago(tot) }) },
        bekend: { begindatum },
        dossier: written.record.id,
      })
    },
    voorziening(who, { wet, sinds, stand }) {
      const written = client(who)
      if (written.bsn === null) return
      const number = ids.next(`${organisatie}/toewijzing`)
      const [ingang, begin] = [file.ago(sinds), file.ago(Math.max(1, sinds - 7))]
      const common = {
        ...{ wet, client: written, ingang, nummer: number, toewijzing: number },
        gemeentecode: gemeentecodes[organisatie],
        aanbieder: random.pick(Object.keys(aanbieders)),
        product: wet === 'jeugdwet' ? { categorie: '54', code: '54001' } : { categorie: '02', code: '02A03' },
      }
      const leave = (kind: string, xml: string): void =>
        void berichten.push({ bestand: `${wet}-${kind}-${number}.xml`, xml })
      leave('301', bericht301({ ...common, dagtekening: plusDays(ingang, -3) }))
      const einde = file.ago(Math.max(1, Math.floor(sinds / 3)))
      if (stand !== 'toegewezen') leave('305', bericht305({ ...common, begin, dagtekening: begin }))
      if (stand === 'verwijderd')
        leave('305-3', bericht305({ ...common, begin, dagtekening: plusDays(begin, 2), verwijderd: true }))
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
          ...(started && { begindatum: begin }),
          ...(stand === 'beeindigd' && { einddatum: einde, redenBeeindiging: 'volgens-plan' }),
        },
        bekend: { begindatum: started ? begin : ingang },
        dossier: written.record.id,
      })
    },
    brp(who, gezin) {
      const { bsn } = who
      if (bsn === undefined || who.geboortedatum === undefined) return
      const sinds = file.ago(random.between(100, 2000))
      personen.push(brpPersoon(who, bsn, sinds, gezin))
      const { record } = client(who)
      const relative = (other: TruePerson): Written | undefined =>
        other.geboortedatum === undefined
          ? undefined
          : file.person(other, { bsn: 'goed', datum: 'heel', naamExact: true, dossier: record.id })
      const relate = (van: TruePerson, soort: 'ouder' | 'partner', naar: TruePerson): void => {
        const [from, to] = [relative(van), relative(naar)]
        if (from && to) file.relation(from, soort, to, record.id)
      }
      for (const ouder of gezin.ouders) relate(ouder, 'ouder', who)
      for (const kind of gezin.kinderen) relate(who, 'ouder', kind)
      for (const partner of gezin.partners) relate(who, 'partner', partner)
    },
  }
}
