import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type { Geslacht, Naam, Signaal, Traject } from '@gezinsbeeld/contracts'

/** FHIR's codes and what each means in the contract. A code that is not here parks its record. Relations: relation-codes.ts. */

/** AdministrativeGender. */
export const geslachten = codeList<Geslacht>('administrative-gender', {
  male: 'man',
  female: 'vrouw',
  other: 'onbekend',
  unknown: 'onbekend',
})

/** HumanName's assembly order; the zib's UNK is no order. */
export const naamvolgorden = codeList<Naam['naamgebruik']>('name-assembly-order', {
  NL1: 'eigen',
  NL2: 'partner',
  NL3: 'partner-eigen',
  NL4: 'eigen-partner',
})

/** EpisodeOfCare.status. `ingetrokken`: there was, or came, nothing; what was published before is withdrawn. */
export const episodeStatuses = codeList<'aangemeld' | 'gestart' | 'beeindigd' | 'ingetrokken'>(
  'episode-of-care-status',
  {
    planned: 'aangemeld',
    waitlist: 'aangemeld',
    active: 'gestart',
    onhold: 'gestart',
    finished: 'beeindigd',
    cancelled: 'ingetrokken',
    'entered-in-error': 'ingetrokken',
  },
)

/** CareTeam.status. A proposed team does not treat anybody yet; a suspended one is still whom to call. */
export const teamStatuses = codeList<'gestart' | 'beeindigd' | 'ingetrokken'>('care-team-status', {
  proposed: 'ingetrokken',
  active: 'gestart',
  suspended: 'gestart',
  inactive: 'beeindigd',
  'entered-in-error': 'ingetrokken',
})

/** The kinds of care, in the contract's own words; an organisation's other words are in its configuration (`zorgsoort`). */
export const zorgsoorten = codeList<NonNullable<Traject['soort']>>('zorgsoort', {
  'jeugd-ggz': 'jeugd-ggz',
  'volwassenen-ggz': 'volwassenen-ggz',
  verslavingszorg: 'verslavingszorg',
  crisiszorg: 'crisiszorg',
  'forensische-zorg': 'forensische-zorg',
  overig: 'overig',
})

/**
 * What a member of a team does, by SNOMED CT or v3-ParticipationFunction code; an organisation's own codes are in its
 * configuration (`functies`). Only words that do not tell what is treated; a function that is not here is not sent.
 */
export const functies = codeList<string>('functie', {
  '768832004': 'casemanager',
  '405623001': 'behandelaar',
  ATTPHYS: 'behandelaar',
})

/** Encounter.status. `onbekend`: the end of its period says whether it is over. */
export const encounterStatuses = codeList<'aangemeld' | 'gestart' | 'beeindigd' | 'onbekend' | 'ingetrokken'>(
  'encounter-status',
  {
    planned: 'aangemeld',
    arrived: 'gestart',
    triaged: 'gestart',
    'in-progress': 'gestart',
    onleave: 'gestart',
    finished: 'beeindigd',
    unknown: 'onbekend',
    cancelled: 'ingetrokken',
    'entered-in-error': 'ingetrokken',
  },
)

/** The contacts that are a crisis wherever they stand, as `system|code`; an organisation's own are in its configuration (`contactsoort`). */
export const crisisContacts: ReadonlyMap<string, 'crisis'> = new Map([
  ['http://terminology.hl7.org/CodeSystem/v3-ActCode|EMER', 'crisis'],
])

/** Flag.status. */
export const flagStatuses = codeList<'afgegeven' | 'opgeheven' | 'ingetrokken'>('flag-status', {
  active: 'afgegeven',
  inactive: 'opgeheven',
  'entered-in-error': 'ingetrokken',
})

/**
 * The warnings that are about child abuse wherever they stand, as `system|code`; an organisation's own are in its configuration
 * (`waarschuwing`). SNOMED CT: victim of child abuse. Few on purpose: a code too many is a suspicion against a family.
 */
export const childAbuseWarnings: ReadonlyMap<
  string,
  Extract<Signaal['soort'], 'vermoeden-kindermishandeling'>
> = new Map([['http://snomed.info/sct|397940009', 'vermoeden-kindermishandeling']])

/** Consent.status. Only an active consent holds. */
export const consentStatuses = codeList<'verleend' | 'ingetrokken'>('consent-state-codes', {
  draft: 'ingetrokken',
  proposed: 'ingetrokken',
  active: 'verleend',
  rejected: 'ingetrokken',
  inactive: 'ingetrokken',
  'entered-in-error': 'ingetrokken',
})

/** Consent.scope of a consent to share; treatment, research and adr (advance directives) are others. */
export const privacyScope = 'http://terminology.hl7.org/CodeSystem/consentscope|patient-privacy'

/** Who in a consent is given something: (primary) information recipient; a custodian, guardian or author is not. */
export const recipientRoles: ReadonlySet<string> = new Set([
  'http://terminology.hl7.org/CodeSystem/v3-ParticipationType|IRCP',
  'http://terminology.hl7.org/CodeSystem/v3-ParticipationType|PRCP',
])
