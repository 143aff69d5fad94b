import type { Rejection } from '@gezinsbeeld/adapter-kit'
import { record, wherePossible } from '@gezinsbeeld/adapter-kit/fields'
import { type Either, left, right } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { RawString } from './extension'

/** FHIR R4 Reference. `display`, free text, is not read. */
export const Reference = record(
  { reference: wherePossible(RawString), type: wherePossible(RawString) },
  'a Reference',
)
export type Reference = t.TypeOf<typeof Reference>

/** A reference to a professional, whose name often stands in `display` only. */
export const NamedReference = record({ ...Reference.props, display: wherePossible(RawString) }, 'a Reference')
export type NamedReference = t.TypeOf<typeof NamedReference>

export interface Target {
  /** Absent where the reference does not tell, as `urn:uuid:…`. */
  readonly type: string | undefined
  readonly id: string
  /** The server's address, of an absolute reference. */
  readonly base?: string
  /** `#id`: a resource inside this one. */
  readonly contained?: true
}

const id = '[A-Za-z0-9.-]{1,64}'
const literal = new RegExp(`^(?:(https?://.+)/)?([A-Z][A-Za-z]+)/(${id})(?:/_history/${id})?$`)

/** FHIR R4, 2.3.0.1 (literal references): relative, absolute, of a version, contained, or `urn:uuid:`. */
export const targetOf = ({ reference, type }: Reference): Target | undefined => {
  const uuid = /^urn:uuid:([0-9a-f-]{36})$/i.exec(reference ?? '')?.[1]
  if (uuid !== undefined) return { type, id: uuid.toLowerCase() }
  const inside = new RegExp(`^#(${id})$`).exec(reference ?? '')?.[1]
  if (inside !== undefined) return { type, id: inside, contained: true }
  const [, base, found, key] = literal.exec(reference ?? '') ?? []
  if (found === undefined || key === undefined) return undefined
  return { type: found, id: key, ...(base === undefined ? {} : { base }) }
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '')

/**
 * The id of the Patient that is referred to. An absolute reference counts only when it is to this server (`instellingen`
 * `basisUrl`): the same id elsewhere is somebody else.
 */
export const patientOf = (
  reference: Reference | undefined,
  basisUrl: string | undefined,
  pad: string,
): Either<Rejection, string> => {
  const refused = (uitleg: string) => left({ reden: 'verwijzing-onleesbaar', pad, uitleg })
  const target = reference === undefined ? undefined : targetOf(reference)
  if (target === undefined || target.contained)
    return refused('expected a reference to a Patient on this server')
  if (target.type !== undefined && target.type !== 'Patient') {
    return refused(`found a reference to a ${target.type}; expected a Patient`)
  }
  if (target.base === undefined) return right(target.id)
  const isHere = basisUrl !== undefined && withoutSlash(basisUrl) === withoutSlash(target.base)
  return isHere
    ? right(target.id)
    : refused('found an absolute reference; expected one to this server (instellingen basisUrl)')
}
