import {
  bsnSystem,
  confidentialitySystem,
  type Patient,
  type RelatedPerson,
  roleCodeSystem,
} from '../fhir-resources'
import { type GgzOrganisatie, keySpaces } from '../organisations'
import type { RelatieSoort, TruePerson } from '../world/world'
import { birthDateFor, bsnFor, type PersonChoices } from './choices'
import { fhirAddress, humanName } from './fhir-elements'
import { addressFields } from './gi-person'
import { noisyName, trueName } from './name-noise'
import type { PersonRecord, RecordId } from './published'
import type { StoryContext } from './story-context'

/** HL7 v3-RoleCode, and what it says in the contract's words. MTH, FTH and PRN stand for the legal parent. */
export const roleCodes = {
  MTH: 'ouder',
  FTH: 'ouder',
  STPPRN: 'stiefouder',
  GUARD: 'voogd',
  SPS: 'partner',
  DOMPART: 'partner',
  FRND: 'netwerk',
} as const satisfies Record<string, RelatieSoort>

export type RoleCode = keyof typeof roleCodes

const displays: Readonly<Record<RoleCode, string>> = {
  MTH: 'mother',
  FTH: 'father',
  STPPRN: 'step parent',
  GUARD: 'guardian',
  SPS: 'spouse',
  DOMPART: 'domestic partner',
  FRND: 'unrelated friend',
}

interface Common {
  readonly resource: Pick<Patient, 'identifier' | 'name' | 'gender' | 'birthDate' | 'telecom'>
  readonly record: Omit<PersonRecord, 'id' | 'sleutelruimte' | 'sleutel' | 'dossier'>
}

/** What a Patient and a RelatedPerson have alike. */
const common = (
  who: TruePerson,
  choices: PersonChoices,
  lastUpdated: string,
  { random, ruis, vandaag }: StoryContext,
  organisatie: GgzOrganisatie,
): Common => {
  const name = choices.naamExact || !ruis ? trueName(who) : noisyName(who, random)
  const bare = !choices.naamExact && ruis && random.chance(0.12)
  const bsn = bsnFor(who, choices.bsn, random, ruis)
  const geboortedatum = birthDateFor(who, choices.datum, random, ruis, vandaag)
  const official = humanName(name, name.partner ? 'NL4' : 'NL1', bare)
  return {
    resource: {
      ...(bsn.typed !== null && { identifier: [{ system: bsnSystem, value: bsn.typed }] }),
      name: [official],
      gender: who.geslacht === 'V' ? 'female' : 'male',
      ...(geboortedatum !== undefined && { birthDate: geboortedatum }),
      ...(who.telefoon && { telecom: [{ system: 'phone', value: who.telefoon, use: 'mobile' }] }),
    },
    record: {
      organisatie,
      who,
      ...(bsn.counts !== undefined && { bsn: bsn.counts }),
      ...(geboortedatum !== undefined && { geboortedatum }),
      ongeboren: false,
      geslacht: who.geslacht,
      naam: JSON.stringify(official),
      vastgelegdOp: lastUpdated,
      velden: {
        naam: {
          ...(name.zeker && !bare && { geslachtsnaam: name.geslachtsnaam }),
          ...(!name.voorletters && !bare && { voornamen: name.voornamen.join(' ') }),
        },
        ...(geboortedatum !== undefined && { geboortedatum }),
        geslacht: who.geslacht === 'V' ? 'vrouw' : 'man',
      },
      afwezig: [],
    },
  }
}

export const patient = (
  who: TruePerson,
  choices: PersonChoices,
  lastUpdated: string,
  context: StoryContext,
  organisatie: GgzOrganisatie,
): { readonly resource: Patient; readonly record: PersonRecord } => {
  const { random, ids } = context
  const { resource, record } = common(who, choices, lastUpdated, context, organisatie)
  const id = `pat-${ids.next(`${organisatie}/patient`)}`
  const adres = choices.oudAdres ?? who.adres
  const told = who.geheim ? undefined : adres
  const key = `${organisatie}|${keySpaces.ggzPatient}|${id}`
  const secrecy = { system: confidentialitySystem, code: random.pick(['R', 'V']) }
  return {
    resource: {
      resourceType: 'Patient',
      id,
      meta: {
        lastUpdated,
        profile: ['http://nictiz.nl/fhir/StructureDefinition/nl-core-Patient'],
        ...(who.geheim && { security: [secrecy] }),
      },
      active: true,
      ...resource,
      ...(adres && { address: [fhirAddress(adres, random)] }),
      ...(who.overlijdensdatum && { deceasedDateTime: who.overlijdensdatum }),
    },
    record: {
      ...record,
      id: key,
      sleutelruimte: keySpaces.ggzPatient,
      sleutel: id,
      dossier: key,
      ...(told && { adres: told }),
      ...(who.geheim && { geheim: true }),
      velden: {
        ...record.velden,
        ...(told && { adres: addressFields(told) }),
        ...(who.overlijdensdatum && { overlijdensdatum: who.overlijdensdatum }),
      },
      afwezig: who.geheim ? ['adres', 'telefoon'] : told ? [] : ['adres'],
    },
  }
}

export const relatedPerson = (
  who: TruePerson,
  of: PersonRecord,
  code: RoleCode,
  choices: PersonChoices,
  lastUpdated: string,
  context: StoryContext,
  organisatie: GgzOrganisatie,
): { readonly resource: RelatedPerson; readonly record: PersonRecord } => {
  // A number of somebody in hiding is not written down in another's file.
  const { resource, record } = common(who, choices, lastUpdated, context, organisatie)
  const { telecom, ...rest } = resource
  const id = `rel-${context.ids.next(`${organisatie}/relatedperson`)}`
  const key: RecordId = `${organisatie}|${keySpaces.ggzRelatedPerson}|${id}`
  return {
    resource: {
      resourceType: 'RelatedPerson',
      id,
      meta: {
        lastUpdated,
        profile: ['http://nictiz.nl/fhir/StructureDefinition/nl-core-ContactPerson'],
      },
      active: true,
      patient: { reference: `Patient/${of.sleutel}`, type: 'Patient' },
      relationship: [{ coding: [{ system: roleCodeSystem, code, display: displays[code] }] }],
      ...rest,
      ...(telecom && !who.geheim && { telecom }),
    },
    // A RelatedPerson has no address here, as is usual in practice.
    record: {
      ...record,
      id: key,
      sleutelruimte: keySpaces.ggzRelatedPerson,
      sleutel: id,
      dossier: of.id,
      afwezig: ['adres'],
    },
  }
}
