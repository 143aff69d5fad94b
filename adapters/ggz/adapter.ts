import { defineAdapter, defineFeed } from '@gezinsbeeld/adapter-kit'
import { CareTeamRecord } from './careteam/record'
import { careTeamSource } from './careteam/source'
import { translateCareTeam } from './careteam/translate'
import { ConsentRecord } from './consent/record'
import { consentSource } from './consent/source'
import { translateConsent } from './consent/translate'
import { EncounterRecord } from './encounter/record'
import { encounterSource } from './encounter/source'
import { translateEncounter } from './encounter/translate'
import { EpisodeOfCareRecord } from './episodeofcare/record'
import { episodeOfCareSource } from './episodeofcare/source'
import { translateEpisodeOfCare } from './episodeofcare/translate'
import { FlagRecord } from './flag/record'
import { flagSource } from './flag/source'
import { translateFlag } from './flag/translate'
import { PatientRecord } from './patient/record'
import { patientSource } from './patient/source'
import { translatePatient } from './patient/translate'
import { RelatedPersonRecord } from './relatedperson/record'
import { relatedPersonSource } from './relatedperson/source'
import { translateRelatedPerson } from './relatedperson/translate'
import {
  careTeamSettingsSchema,
  consentSettingsSchema,
  encounterSettingsSchema,
  episodeOfCareSettingsSchema,
  flagSettingsSchema,
  relatedPersonSettingsSchema,
} from './settings'

/**
 * A mental-health provider, read through its FHIR R4 server (nl-core). It does not open families: everything that it says is in a
 * client's file (`dossier`) and stays at the provider until that client is asked for.
 */
export const adapter = defineAdapter({
  naam: 'ggz',
  rol: 'ggz',
  opentGezinnen: false,
  versie: '1.1.0',
  feeds: [
    defineFeed({
      naam: 'patient',
      source: patientSource,
      record: PatientRecord,
      translate: translatePatient,
    }),
    defineFeed({
      naam: 'relatedperson',
      source: relatedPersonSource,
      record: RelatedPersonRecord,
      translate: translateRelatedPerson,
      instellingen: relatedPersonSettingsSchema,
    }),
    defineFeed({
      naam: 'episodeofcare',
      source: episodeOfCareSource,
      record: EpisodeOfCareRecord,
      translate: translateEpisodeOfCare,
      instellingen: episodeOfCareSettingsSchema,
    }),
    defineFeed({
      naam: 'careteam',
      source: careTeamSource,
      record: CareTeamRecord,
      translate: translateCareTeam,
      instellingen: careTeamSettingsSchema,
    }),
    defineFeed({
      naam: 'encounter',
      source: encounterSource,
      record: EncounterRecord,
      translate: translateEncounter,
      instellingen: encounterSettingsSchema,
    }),
    defineFeed({
      naam: 'flag',
      source: flagSource,
      record: FlagRecord,
      translate: translateFlag,
      instellingen: flagSettingsSchema,
    }),
    defineFeed({
      naam: 'consent',
      source: consentSource,
      record: ConsentRecord,
      translate: translateConsent,
      instellingen: consentSettingsSchema,
    }),
  ],
})
