import type { Lid, Rol } from '@gezinsbeeld/contracts'
import type { Outline } from './outline'

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

/** Who takes part, as registered. */
export type Policy = ReadonlyMap<string, Organisation>

/** Everything that decides who may see what of one family. */
export interface Picture {
  readonly gezin: string
  readonly leden: readonly { readonly persoon: string; readonly rol: Lid['rol'] }[]
  /** The hub's person of every organisation's reference to somebody in this family. */
  readonly persoonVan: ReadonlyMap<string, string>
  /** The objects that name somebody in this family. */
  readonly objecten: readonly Outline[]
  /** Organisations that know a minor outside this family, of adults who are in this one. */
  readonly kentElders: ReadonlySet<string>
  /** `jjjj-mm-dd`: what has an end after this day still goes on. */
  readonly vandaag: string
}

export const minorsOf = (picture: Picture): ReadonlySet<string> =>
  new Set(picture.leden.filter(({ rol }) => rol === 'kind').map(({ persoon }) => persoon))

const memberRoles = new Set<Lid['rol']>(['kind', 'ouder', 'voogd', 'partner'])

/** The members proper; step-parents who are no present partner, foster carers and network are only roles. */
export const membersOf = (picture: Picture): ReadonlySet<string> =>
  new Set(picture.leden.filter(({ rol }) => memberRoles.has(rol)).map(({ persoon }) => persoon))

/**
 * Whether what an object tells goes on: it has no end, or one that is still to come (a measure is often entered with its last
 * day). False for what is no such thing, and for what was withdrawn.
 */
export const goesOn = (
  { naam, einddatum }: Pick<Outline, 'naam' | 'einddatum'>,
  vandaag: string,
): boolean => {
  switch (naam) {
    case 'betrokkenheid.gestart':
    case 'maatregel.opgelegd':
    case 'traject.aangemeld':
    case 'traject.gestart':
      return true
    case 'betrokkenheid.beeindigd':
    case 'maatregel.beeindigd':
    case 'traject.beeindigd':
      return einddatum !== undefined && einddatum > vandaag
    case 'persoon.vastgelegd':
    case 'relatie.vastgelegd':
    case 'bron.gemeld':
    case 'persoon.ingetrokken':
    case 'relatie.ingetrokken':
    case 'betrokkenheid.ingetrokken':
    case 'maatregel.ingetrokken':
    case 'traject.ingetrokken':
      return false
  }
}
