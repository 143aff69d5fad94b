import type { GgzSysteem } from './fhir-resources'
import { bsnSystem } from './fhir-resources'
import type { GiSysteem, PersoonRij } from './gi-rows'
import type { GiOrganisatie } from './organisations'
import type { ParkedRecord } from './truth/truth'

/** Keys of bad records begin here, far above those of the stories. */
export const badKeys = 9_000_000

/** A row that says nothing but what a bad record needs to say. */
const stray = (persoon_id: number, gewijzigd_op: string, more: Partial<PersoonRij>): PersoonRij => ({
  persoon_id,
  bsn: null,
  voornamen: 'Test',
  roepnaam: null,
  voorvoegsel: null,
  geslachtsnaam: 'Proefpersoon',
  partnervoorvoegsel: null,
  partnernaam: null,
  naamgebruik: null,
  geboortedatum: '1990-01-01',
  verwachte_datum: null,
  geslacht: 'O',
  overlijdensdatum: null,
  straat: null,
  huisnummer: null,
  huisletter: null,
  toevoeging: null,
  postcode: null,
  woonplaats: null,
  geheim: false,
  telefoon: null,
  gewijzigd_op,
  ...more,
})

/** A handful of rows that no adapter can translate, and two people without family for them to be about. */
export const badGiRows = (
  organisatie: GiOrganisatie,
  at: string,
): {
  readonly rows: Pick<GiSysteem, 'persoon' | 'relatie' | 'maatregel'>
  readonly parked: readonly ParkedRecord[]
} => {
  const relation = {
    van_persoon_id: badKeys + 8,
    naar_persoon_id: badKeys + 9,
    gezag: null,
    begindatum: null,
    einddatum: null,
    gewijzigd_op: at,
  }
  const parked = (feed: string, key: number, reden: ParkedRecord['reden']): ParkedRecord => ({
    organisatie,
    feed,
    sleutel: String(key),
    reden,
  })
  return {
    rows: {
      persoon: [
        stray(badKeys + 1, at, { bsn: '999900007' }),
        stray(badKeys + 2, at, { bsn: '99990001' }),
        stray(badKeys + 3, at, { geboortedatum: '2011-02-30' }),
        stray(badKeys + 8, at, {}),
        stray(badKeys + 9, at, {}),
      ],
      relatie: [
        { ...relation, relatie_id: badKeys + 1, soort: 'OOM' },
        { ...relation, relatie_id: badKeys + 2, soort: 'NETWERK', begindatum: '2023-13' },
      ],
      maatregel: [
        {
          maatregel_id: badKeys + 1,
          persoon_id: badKeys + 9,
          soort: 'OTSX',
          datum_beslissing: null,
          ingangsdatum: at.slice(0, 10),
          einddatum: null,
          verlengd_tot: null,
          uitvoerder: null,
          reden_beeindiging: null,
          gewijzigd_op: at,
        },
      ],
    },
    parked: [
      parked('persoon', badKeys + 1, 'ongeldig-bsn'),
      parked('persoon', badKeys + 2, 'ongeldig-bsn'),
      parked('persoon', badKeys + 3, 'onleesbaar'),
      parked('relatie', badKeys + 1, 'onbekende-code'),
      parked('relatie', badKeys + 2, 'onleesbaar'),
      parked('maatregel', badKeys + 1, 'onbekende-code'),
    ],
  }
}

/** The same of the GGZ: in the file of a client who is asked for. */
export const badResources = (
  at: string,
  patientId: string,
): {
  readonly resources: Omit<GgzSysteem, 'Encounter' | 'Flag' | 'Consent'>
  readonly parked: readonly ParkedRecord[]
} => {
  const patient = { reference: `Patient/${patientId}`, type: 'Patient' }
  const parked = (feed: string, sleutel: string, reden: ParkedRecord['reden']): ParkedRecord => ({
    organisatie: 'ggz-oost',
    feed,
    sleutel,
    reden,
  })
  return {
    resources: {
      Patient: [
        {
          resourceType: 'Patient',
          id: 'pat-fout-1',
          meta: { lastUpdated: at },
          identifier: [{ system: bsnSystem, value: '999900007' }],
          name: [{ use: 'official', family: 'Proefpersoon', given: ['Test'] }],
          gender: 'unknown',
          birthDate: '1990-01-01',
        },
      ],
      RelatedPerson: [
        {
          resourceType: 'RelatedPerson',
          id: 'rel-fout-1',
          meta: { lastUpdated: at },
          patient,
          relationship: [
            { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'FRND' }] },
          ],
          name: [{ use: 'official', family: 'Proefpersoon', given: ['Test'] }],
          birthDate: '2027-06-31',
        },
      ],
      EpisodeOfCare: [
        {
          resourceType: 'EpisodeOfCare',
          id: 'eoc-fout-1',
          meta: { lastUpdated: at },
          status: 'closed',
          patient,
          period: { start: '2024-01-01' },
        },
        {
          resourceType: 'EpisodeOfCare',
          id: 'eoc-fout-2',
          meta: { lastUpdated: at },
          status: 'active',
          patient,
          period: { start: '2024-02-30' },
        },
      ],
      CareTeam: [],
    },
    parked: [
      parked('patient', 'pat-fout-1', 'ongeldig-bsn'),
      parked('relatedperson', 'rel-fout-1', 'onleesbaar'),
      parked('episodeofcare', 'eoc-fout-1', 'onbekende-code'),
      parked('episodeofcare', 'eoc-fout-2', 'onleesbaar'),
    ],
  }
}
