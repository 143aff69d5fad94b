import type { Lid, Rol } from '@gezinsbeeld/contracts'
import { dayAfter, type Outline } from './outline'

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
  /** Of adults who are in this family: the organisations that know a minor of theirs in another one. */
  readonly kentElders: ReadonlyMap<string, ReadonlySet<string>>
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
    case 'melding.ontvangen':
    case 'melding.beoordeeld':
    case 'onderzoek.verzocht':
    case 'onderzoek.gestart':
    case 'voorziening.toegewezen':
    case 'voorziening.gestart':
    case 'bestaanszekerheid.gestart':
    case 'verblijf.gestart':
      return true
    case 'betrokkenheid.beeindigd':
    case 'maatregel.beeindigd':
    case 'traject.beeindigd':
    case 'voorziening.beeindigd':
    case 'bestaanszekerheid.beeindigd':
    case 'verblijf.beeindigd':
      return einddatum !== undefined && einddatum > vandaag
    case 'melding.afgesloten':
    case 'onderzoek.afgerond':
    case 'persoon.vastgelegd':
    case 'relatie.vastgelegd':
    case 'huishouden.vastgelegd':
    case 'plan.vastgesteld':
    case 'doel.gesteld':
    case 'doel.behaald':
    case 'afspraak.gemaakt':
    case 'afspraak.nagekomen':
    case 'afspraak.vervallen':
    case 'overleg.gepland':
    case 'overleg.gehouden':
    case 'signaal.afgegeven':
    case 'signaal.opgeheven':
    case 'toestemming.verleend':
    case 'koppeling.voorgesteld':
    case 'koppeling.bevestigd':
    case 'koppeling.verworpen':
    case 'toegang.gevraagd':
    case 'toegang.aanvaard':
    case 'bron.gemeld':
    case 'persoon.ingetrokken':
    case 'relatie.ingetrokken':
    case 'huishouden.ingetrokken':
    case 'betrokkenheid.ingetrokken':
    case 'melding.ingetrokken':
    case 'onderzoek.ingetrokken':
    case 'maatregel.ingetrokken':
    case 'traject.ingetrokken':
    case 'voorziening.ingetrokken':
    case 'bestaanszekerheid.ingetrokken':
    case 'verblijf.ingetrokken':
    case 'plan.ingetrokken':
    case 'doel.ingetrokken':
    case 'afspraak.ingetrokken':
    case 'overleg.ingetrokken':
    case 'signaal.ingetrokken':
    case 'toestemming.ingetrokken':
    case 'toegang.ingetrokken':
      return false
  }
}

/** Whether a toestemming, an acceptance or a request for access holds today. */
export const holds = ({ vanaf, tot }: Pick<Outline, 'vanaf' | 'tot'>, vandaag: string): boolean =>
  (vanaf === undefined || vanaf <= vandaag) && (tot === undefined || vandaag <= tot)

/** The days on which an object begins or ceases to count. */
export const turningDays = ({ einddatum, vanaf, tot }: Outline): readonly string[] =>
  [einddatum, vanaf, tot === undefined ? undefined : dayAfter(tot)].filter((day) => day !== undefined)
