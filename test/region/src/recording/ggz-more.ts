import { inOffset, momentOn, notBefore, plusDays } from '../dates'
import type { Consent, Encounter, Flag } from '../fhir-resources'
import type { GgzOrganisatie, Organisatie } from '../organisations'
import { recordedOn } from './choices'
import type { FactRecord, PersonRecord } from './published'
import type { StoryContext } from './story-context'

/** One story's crisis contacts, warnings and consents at a GGZ provider. */
export interface GgzMoreFile {
  readonly organisatie: GgzOrganisatie
  readonly resources: {
    readonly Encounter: readonly Encounter[]
    readonly Flag: readonly Flag[]
    readonly Consent: readonly Consent[]
  }
  readonly facts: readonly FactRecord[]
  crisis(client: PersonRecord, sinds: number, tot?: number): void
  /** A contact that is no crisis: nobody's business. */
  contact(client: PersonRecord, sinds: number): void
  kindermishandeling(client: PersonRecord, sinds: number, tot?: number): void
  /** Of which nothing is told. */
  allergie(client: PersonRecord): void
  toestemming(client: PersonRecord, sinds: number, aan: Ontvanger, ingetrokken?: boolean): void
}

/** Organizations on the provider's own server, and who they are in the region. */
const ontvangers = {
  'org-gi-noord': { organisatie: 'gi-noord' },
  'org-gi-zuid': { organisatie: 'gi-zuid' },
  'org-gemeenten': { rol: 'gemeente' },
  'org-huisarts': 'niet-delen',
} as const
export type Ontvanger = keyof typeof ontvangers

const codeSystem = (organisatie: GgzOrganisatie, name: string): string =>
  `https://${organisatie}.example/fhir/CodeSystem/${name}`

/** The `instellingen` of the provider's adapter for these feeds. */
export const ggzInstellingen = (organisatie: GgzOrganisatie) => ({
  flag: {
    waarschuwing: {
      systeem: codeSystem(organisatie, 'waarschuwing'),
      codes: { KM: 'vermoeden-kindermishandeling', ALLERGIE: 'niet-delen' },
    },
  },
  consent: {
    toestemming: {
      systeem: codeSystem(organisatie, 'toestemming'),
      codes: { REGIO: ['betrokkenheid', 'traject'], HUISARTS: 'niet-delen' },
    },
    ontvangers,
  },
})

const actCode = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const consentScope = 'http://terminology.hl7.org/CodeSystem/consentscope'
const participation = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType'

export const ggzMore = (organisatie: GgzOrganisatie, { random, vandaag, ids }: StoryContext): GgzMoreFile => {
  const resources = { Encounter: [] as Encounter[], Flag: [] as Flag[], Consent: [] as Consent[] }
  const facts: FactRecord[] = []
  const ago = (days: number): string => plusDays(vandaag, -days)
  const meta = (begin: string) => ({
    lastUpdated: inOffset(
      notBefore(begin, momentOn(recordedOn(random, vandaag, false), random.int(80_000_000))),
      1,
    ),
  })
  const about = ({ sleutel }: PersonRecord) => ({ reference: `Patient/${sleutel}`, type: 'Patient' })
  const next = (kind: string): string => `${kind}-${ids.next(`${organisatie}/${kind}`)}`
  const encounter = (client: PersonRecord, code: string, start: string, end: string | undefined): void =>
    void resources.Encounter.push({
      ...{ resourceType: 'Encounter', id: next('enc'), meta: meta(start) },
      status: end ? 'finished' : 'in-progress',
      class: { system: actCode, code },
      subject: about(client),
      period: { start: `${start}T22:40:00+01:00`, ...(end && { end: `${end}T09:00:00+01:00` }) },
    })
  const flag = (client: PersonRecord, code: string, start: string, end: string | undefined): void =>
    void resources.Flag.push({
      ...{ resourceType: 'Flag', id: next('flag'), meta: meta(start), status: end ? 'inactive' : 'active' },
      code: { coding: [{ system: codeSystem(organisatie, 'waarschuwing'), code }] },
      subject: about(client),
      period: { start, ...(end && { end }) },
    })

  return {
    ...{ organisatie, resources, facts },
    crisis(client, sinds, tot) {
      const [begindatum, einddatum] = [ago(sinds), tot === undefined ? undefined : ago(tot)]
      encounter(client, 'EMER', begindatum, einddatum)
      facts.push({
        ...{ organisatie, domein: 'traject', gebeurtenis: einddatum ? 'beeindigd' : 'gestart' },
        ...{ personen: [client.id], loopt: einddatum === undefined, dossier: client.id },
        velden: { begindatum, soort: 'crisiszorg', crisis: true, ...(einddatum && { einddatum }) },
        bekend: { begindatum },
      })
    },
    contact(client, sinds) {
      encounter(client, 'AMB', ago(sinds), ago(sinds - 1))
    },
    kindermishandeling(client, sinds, tot) {
      const [begindatum, einddatum] = [ago(sinds), tot === undefined ? undefined : ago(tot)]
      flag(client, 'KM', begindatum, einddatum)
      facts.push({
        ...{ organisatie, domein: 'signaal', gebeurtenis: einddatum ? 'opgeheven' : 'afgegeven' },
        ...{ personen: [client.id], loopt: einddatum === undefined, dossier: client.id },
        velden: {
          ...{ soort: 'vermoeden-kindermishandeling', begindatum },
          ...(einddatum && { einddatum }),
        },
        afwezig: ['toelichting'],
      })
    },
    allergie: (client) => flag(client, 'ALLERGIE', ago(100), undefined),
    toestemming(client, sinds, aan, ingetrokken = false) {
      const [begindatum, told] = [ago(sinds), ontvangers[aan]]
      resources.Consent.push({
        ...{ resourceType: 'Consent', id: next('consent'), meta: meta(begindatum) },
        ...{ status: ingetrokken ? 'inactive' : 'active', dateTime: begindatum, patient: about(client) },
        scope: { coding: [{ system: consentScope, code: 'patient-privacy' }] },
        category: [
          {
            coding: [
              {
                system: codeSystem(organisatie, 'toestemming'),
                code: aan === 'org-huisarts' ? 'HUISARTS' : 'REGIO',
              },
            ],
          },
        ],
        provision: {
          type: 'permit',
          actor: [
            {
              role: { coding: [{ system: participation, code: 'IRCP' }] },
              reference: { reference: `Organization/${aan}` },
            },
          ],
        },
      })
      if (ingetrokken || told === 'niet-delen') return
      const [organisaties, rollen]: [readonly Organisatie[], readonly 'gemeente'[]] =
        'organisatie' in told ? [[told.organisatie], []] : [[], [told.rol]]
      facts.push({
        ...{ organisatie, domein: 'toestemming', gebeurtenis: 'verleend', personen: [client.id] },
        ...{ loopt: true, dossier: client.id },
        velden: {
          ...{ domeinen: ['betrokkenheid', 'traject'], begindatum },
          ...(organisaties.length > 0 && { organisaties }),
          ...(rollen.length > 0 && { rollen }),
        },
        toestemming: { domeinen: ['betrokkenheid', 'traject'], organisaties, rollen },
      })
    },
  }
}
