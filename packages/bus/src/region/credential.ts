import { isOrganisatie } from '@gezinsbeeld/contracts'
import { createUser, encodeUser, fmtCreds } from '@nats-io/jwt'
import { StopError } from '../failure'
import type { Issued } from './issued'
import type { RegionKeys } from './keys'
import { type BusRole, rolePermissions } from './permissions'

export interface CredentialRequest {
  readonly role: BusRole
  /** Required for the roles of partners; the region's own processes belong to none. */
  readonly organisatie?: string
  /** The adapter or app within its organisation, e.g. `adapter` or `inkijk`. */
  readonly name: string
  /** Default: ninety days from now. */
  readonly expiresAt?: Date
}

const namePattern = /^[a-z][a-z0-9-]{0,40}$/
const ninetyDays = 90 * 24 * 3600 * 1000

/**
 * The name of an app's or adapter's durable consumer, and of its credential. The server lets a credential read only the
 * durable of its own name. The underscore occurs in neither part, so that no two pairs have one name.
 */
export const durableName = (organisatie: string, name: string): string => {
  if (!isOrganisatie(organisatie))
    throw new StopError('organisatie: found something else, expected a short name like gi-noord')
  if (!namePattern.test(name)) throw new StopError('name: expected lower-case letters, digits and hyphens')
  return `${organisatie}_${name}`
}

const nameOf = ({ role, organisatie, name }: CredentialRequest): string => {
  const ofPartner = rolePermissions[role].account === 'PARTNERS'
  if (ofPartner && organisatie === undefined)
    throw new StopError(`organisatie: missing, a credential for ${role} belongs to one`)
  if (!ofPartner && organisatie !== undefined)
    throw new StopError(`organisatie: a credential for ${role} belongs to none`)
  return organisatie === undefined ? `regio_${name}` : durableName(organisatie, name)
}

/** A new user of the region: the text of a creds file (JWT and seed, to be kept as secret as a password), and what is known of it. */
export const makeCredential = async (
  keys: RegionKeys,
  request: CredentialRequest,
): Promise<{ readonly text: string; readonly issued: Issued }> => {
  const { role, organisatie } = request
  const user = createUser()
  const now = Date.now()
  const expiresAt = request.expiresAt ?? new Date(now + ninetyDays)
  const naam = nameOf(request)
  const verlooptOp = Math.floor(expiresAt.getTime() / 1000)
  // Exactly one org tag: a template expands to every value that a tag has.
  const tags = [`rol:${role}`, ...(organisatie === undefined ? [] : [`org:${organisatie}`])]
  const jwt = await encodeUser(
    naam,
    user,
    keys.accounts[rolePermissions[role].account],
    { tags },
    { signer: keys.ofRole(role), scopedUser: true, exp: verlooptOp },
  )
  return {
    text: new TextDecoder().decode(fmtCreds(jwt, user)),
    issued: {
      ...{ naam, sleutel: user.getPublicKey(), rol: role },
      ...{ uitgegevenOp: Math.floor(now / 1000), verlooptOp },
    },
  }
}
