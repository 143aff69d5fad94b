import type { WiderFiles } from '../archetypes/wider'
import { badOpvang } from '../bad-exports'
import type { ZaakWijziging } from '../day-operations'
import type { GemeenteOrganisatie } from '../organisations'
import type { BrpRegistratie } from '../recording/gemeente/look-up'
import type { Rol, Status, Zaak } from '../recording/gemeente/zgw'
import type { LogeerhuisSysteem } from '../recording/logeerhuis-file'
import type { OpvangSysteem } from '../recording/opvang-file'
import type { ToldStory } from '../stories'

export interface GemeenteTables {
  readonly zaken: Map<string, Zaak>
  readonly rollen: Map<string, Rol>
  readonly statussen: Map<string, Status>
  /** By BSN. */
  readonly personen: Map<string, BrpRegistratie>
}

/** The lists of which the shelter and the small organisation make exports. */
export interface Exports {
  readonly verblijven: OpvangSysteem['verblijven'][number][]
  readonly clienten: OpvangSysteem['clienten'][number][]
  readonly afspraken: LogeerhuisSysteem['afspraken'][number][]
}

/** What the systems hold of municipalities, the shelter and the small organisation. */
export interface WiderTables {
  readonly gemeenten: Readonly<Record<GemeenteOrganisatie, GemeenteTables>>
  /** Whole, because what an export leaves out is gone; made when first asked for. */
  exports(): Exports
}

const emptyGemeente = (): GemeenteTables => ({
  ...{ zaken: new Map(), rollen: new Map(), statussen: new Map(), personen: new Map() },
})

export const widerTables = (all: () => Iterable<ToldStory>): WiderTables => {
  let made: Exports | undefined
  return {
    gemeenten: { 'gemeente-noorddam': emptyGemeente(), 'gemeente-zuidveen': emptyGemeente() },
    exports: () => {
      made ??= exportsOf(all())
      return made
    },
  }
}

const exportsOf = (stories: Iterable<ToldStory>): Exports => {
  const exports: Exports = {
    verblijven: [...badOpvang.lines.verblijven],
    clienten: [],
    afspraken: [],
  }
  for (const { wijd } of stories) {
    exports.verblijven.push(...wijd['opvang-oost'].systeem.verblijven)
    exports.clienten.push(...wijd['opvang-oost'].systeem.clienten)
    exports.afspraken.push(...wijd.logeerhuis.systeem.afspraken)
  }
  return exports
}

export const fill = ({ gemeenten }: WiderTables, story: WiderFiles): void => {
  for (const { organisatie, systeem } of story.gemeenten) {
    const { zaken, rollen, statussen, personen } = gemeenten[organisatie]
    for (const zaak of systeem.zaken) zaken.set(zaak.uuid, zaak)
    for (const rol of systeem.rollen) rollen.set(rol.uuid, rol)
    for (const status of systeem.statussen) statussen.set(status.uuid, status)
    for (const one of systeem.personen) personen.set(one.persoon.burgerservicenummer, one)
  }
}

export const store = ({ zaken, rollen, statussen }: GemeenteTables, change: ZaakWijziging): void => {
  switch (change.soort) {
    case 'zaken':
      zaken.set(change.resource.uuid, change.resource)
      return
    case 'rollen':
      rollen.set(change.resource.uuid, change.resource)
      return
    case 'statussen':
      statussen.set(change.resource.uuid, change.resource)
      return
  }
}
