/**
 * The GGZ's FHIR R4 resources (nl-core, zib2020): only the elements that the region writes.
 * Codes are `string`, not unions: a real server holds unknown ones too, and a few of the region's do.
 */
export interface Coding {
  readonly system?: string
  readonly code: string
  readonly display?: string
}
export interface CodeableConcept {
  readonly coding?: readonly Coding[]
  readonly text?: string
}
export interface Identifier {
  readonly system: string
  readonly value: string
}
export interface Reference {
  readonly reference?: string
  readonly type?: string
  readonly display?: string
}
export interface Period {
  readonly start?: string
  readonly end?: string
}
export interface Extension {
  readonly url: string
  readonly valueString?: string
  readonly valueCode?: string
}
/** The sibling `_x` of a primitive `x`, which carries its extensions (FHIR JSON). */
export interface PrimitiveExtension {
  readonly extension: readonly Extension[]
}
export interface HumanName {
  readonly use: string
  readonly text?: string
  readonly family?: string
  /** own-prefix, own-name, partner-prefix and partner-name of `family`. */
  readonly _family?: PrimitiveExtension
  readonly given?: readonly string[]
  /** Per given name its qualifier: BR a name of birth, CL a roepnaam, IN an initial. */
  readonly _given?: readonly PrimitiveExtension[]
}
export interface ContactPoint {
  readonly system: string
  readonly value: string
  readonly use?: string
}
export interface Address {
  readonly use?: string
  readonly type?: string
  readonly line?: readonly string[]
  readonly _line?: readonly PrimitiveExtension[]
  readonly postalCode?: string
  readonly city?: string
  readonly country?: string
}
export interface Meta {
  readonly versionId?: string
  /** RFC 3339 with milliseconds and an offset. */
  readonly lastUpdated: string
  readonly profile?: readonly string[]
  readonly security?: readonly Coding[]
}

export interface Patient {
  readonly resourceType: 'Patient'
  readonly id: string
  readonly meta: Meta
  readonly active?: boolean
  readonly identifier?: readonly Identifier[]
  readonly name?: readonly HumanName[]
  readonly telecom?: readonly ContactPoint[]
  readonly gender?: string
  readonly birthDate?: string
  readonly deceasedBoolean?: boolean
  readonly deceasedDateTime?: string
  readonly address?: readonly Address[]
}

export interface RelatedPerson {
  readonly resourceType: 'RelatedPerson'
  readonly id: string
  readonly meta: Meta
  readonly active?: boolean
  readonly identifier?: readonly Identifier[]
  readonly patient: Reference
  readonly relationship?: readonly CodeableConcept[]
  readonly name?: readonly HumanName[]
  readonly telecom?: readonly ContactPoint[]
  readonly gender?: string
  readonly birthDate?: string
}

export interface EpisodeOfCare {
  readonly resourceType: 'EpisodeOfCare'
  readonly id: string
  readonly meta: Meta
  /** planned, waitlist, active, onhold, finished, cancelled, entered-in-error. */
  readonly status: string
  readonly statusHistory?: readonly { readonly status: string; readonly period: Period }[]
  readonly type?: readonly CodeableConcept[]
  readonly patient: Reference
  readonly managingOrganization?: Reference
  readonly period?: Period
  readonly careManager?: Reference
  readonly team?: readonly Reference[]
}

export interface Practitioner {
  readonly resourceType: 'Practitioner'
  readonly id: string
  readonly name: readonly HumanName[]
  readonly telecom?: readonly ContactPoint[]
}
export interface PractitionerRole {
  readonly resourceType: 'PractitionerRole'
  readonly id: string
  readonly practitioner: Reference
  readonly code?: readonly CodeableConcept[]
  readonly specialty?: readonly CodeableConcept[]
  readonly telecom?: readonly ContactPoint[]
}

export interface CareTeam {
  readonly resourceType: 'CareTeam'
  readonly id: string
  readonly meta: Meta
  readonly contained?: readonly (Practitioner | PractitionerRole)[]
  /** proposed, active, suspended, inactive, entered-in-error. */
  readonly status: string
  readonly name?: string
  readonly subject: Reference
  readonly period?: Period
  readonly participant?: readonly {
    readonly role?: readonly CodeableConcept[]
    readonly member: Reference
    readonly period?: Period
  }[]
  readonly managingOrganization?: readonly Reference[]
  readonly telecom?: readonly ContactPoint[]
}

export interface Encounter {
  readonly resourceType: 'Encounter'
  readonly id: string
  readonly meta: Meta
  readonly status: string
  readonly class: Coding
  readonly subject: Reference
  readonly period: Period
}

export interface Flag {
  readonly resourceType: 'Flag'
  readonly id: string
  readonly meta: Meta
  readonly status: string
  readonly code: CodeableConcept
  readonly subject: Reference
  readonly period: Period
}

export interface Consent {
  readonly resourceType: 'Consent'
  readonly id: string
  readonly meta: Meta
  readonly status: string
  readonly dateTime: string
  readonly patient: Reference
  readonly scope: CodeableConcept
  readonly category: readonly CodeableConcept[]
  readonly provision: {
    readonly type: string
    readonly actor: readonly { readonly role: CodeableConcept; readonly reference: Reference }[]
  }
}

/** Those that change during a day. */
export type GgzResource = Patient | RelatedPerson | EpisodeOfCare | CareTeam

/** Everything on the GGZ's FHIR server. */
export interface GgzSysteem {
  readonly Patient: readonly Patient[]
  readonly RelatedPerson: readonly RelatedPerson[]
  readonly EpisodeOfCare: readonly EpisodeOfCare[]
  readonly CareTeam: readonly CareTeam[]
  readonly Encounter: readonly Encounter[]
  readonly Flag: readonly Flag[]
  readonly Consent: readonly Consent[]
}

export const bsnSystem = 'http://fhir.nl/fhir/NamingSystem/bsn'
export const roleCodeSystem = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode'
export const confidentialitySystem = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
