import { hubApi, toepassingen } from '../gegenereerd/permissions'

export { hubApi }

/** What a credential is for: an application of the contract (`contracts/toepassingen/`), each with a signing key of its own. */
export type BusRole = keyof typeof toepassingen

/**
 * What a role may do on the bus, from which its scoped signing key is made. Placeholders fill a whole subject token from the
 * credential: `{{tag(org)}}` the organisation, `{{name()}}` the credential's name, which is also the name of its durable consumer,
 * `{{subject()}}` its public key.
 */
export interface RolePermissions {
  readonly account: 'HUB' | 'PARTNERS'
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
  /** By stream: on what its durable consumer may be filtered. */
  readonly ontvangt: { readonly bezorgd?: readonly string[] }
}

export const rolePermissions: Readonly<Record<BusRole, RolePermissions>> = toepassingen

export const isBusRole = (text: string): text is BusRole => Object.hasOwn(toepassingen, text)

export const busRoles: readonly BusRole[] = Object.keys(toepassingen).filter(isBusRole)
