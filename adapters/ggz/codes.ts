import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type { Geslacht, Naam, Traject } from '@gezinsbeeld/contracts'

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
