import type { Lid, Rol } from '@gezinsbeeld/contracts'
import type { StoredObject } from './evolve'

/** An organisation as it is registered. */
export interface Organisation {
  readonly organisatie: string
  readonly naam: string
  readonly rol: Rol
  /** A gatekeeper: opens a family by publishing about it. */
  readonly opentGezinnen: boolean
  /** In the shadow: what it publishes is linked, and nothing is delivered to it or from it. */
  readonly schaduw: boolean
}

/** Everything that is known of one family, before anybody's purpose limits it. */
export interface Picture {
  readonly gezin: string
  readonly leden: readonly { readonly persoon: string; readonly rol: Lid['rol'] }[]
  /** The hub's person of every organisation's reference to somebody in this family. */
  readonly persoonVan: ReadonlyMap<string, string>
  /** The objects that name somebody in this family. */
  readonly objecten: readonly StoredObject[]
  /** The state of the sources of the organisations that say something here. */
  readonly bronnen: readonly StoredObject[]
  /** Organisations → the minors outside this family that they know, of adults who are in this one. */
  readonly kentElders: ReadonlySet<string>
  /** RFC 3339: when the newest input that this picture holds was received. */
  readonly standPer: string
}

export const minorsOf = (picture: Picture): ReadonlySet<string> =>
  new Set(picture.leden.filter(({ rol }) => rol === 'kind').map(({ persoon }) => persoon))

const memberRoles = new Set<Lid['rol']>(['kind', 'ouder', 'voogd', 'partner'])

/** The members proper; step-parents who are no present partner, foster carers and network are only roles. */
export const membersOf = (picture: Picture): ReadonlySet<string> =>
  new Set(picture.leden.filter(({ rol }) => memberRoles.has(rol)).map(({ persoon }) => persoon))
