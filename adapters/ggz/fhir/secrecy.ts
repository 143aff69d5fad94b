import { readable, record, wherePossible } from '@gezinsbeeld/adapter-kit/fields'
import type * as t from 'io-ts'
import { RawString } from './extension'

const Label = record({ system: wherePossible(RawString), code: wherePossible(RawString) })

/** FHIR R4 Meta, of which only the security labels are read. */
export const Meta = wherePossible(record({ security: readable(Label) }))
export type Meta = t.TypeOf<typeof Meta>

/** HL7 v3-Confidentiality and its OID; a label that names no system is taken for one of it. */
const confidentiality = new Set([
  undefined,
  'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  'urn:oid:2.16.840.1.113883.5.25',
])
/** Unrestricted, low, moderate, normal. */
const open = new Set<string | undefined>(['U', 'L', 'M', 'N'])

/**
 * Whether a label keeps somebody's whereabouts secret: restricted, very restricted, or a confidentiality that is unknown here.
 * No label at all is FHIR's normal: were it secret, nearly everybody's address would be.
 */
export const isSecret = (meta: Meta): boolean =>
  (meta?.security ?? []).some(({ system, code }) => confidentiality.has(system) && !open.has(code))
