import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type CorvOrganisatie,
  gemeenteInstellingen,
  ggzInstellingen,
  gis,
  type Organisatie,
  organisations,
  veiligThuisContact,
} from '@gezinsbeeld/region'
import { parseDocument } from 'yaml'
import { inClone } from '../clone.js'
import type { RegionState } from './choices.js'
import type { PartnerSystems } from './systems.js'

/** Where an organisation's adapter reads, and what its configuration says beside what every adapter's does. */
export interface AdapterSource {
  readonly adapter: string
  readonly bronsysteem: string
  readonly bron: object
  readonly feeds?: object
  /** By the name of the environment variable. */
  readonly secrets: Readonly<Record<string, string>>
  /** A mapping file instead of an adapter of ours. */
  readonly module?: string
}

/** Stands in the configuration for an environment variable of the process. */
export const fromEnvironment = (name: string): string => `\${env:${name}}`

/** @param configurations the folder in which the configuration will stand. */
export const sourceOf = (
  organisatie: Organisatie,
  { databases, fhir, folders, gemeenten }: PartnerSystems,
  { geheimen, families }: RegionState,
  configurations: string,
): AdapterSource => {
  switch (organisatie) {
    case 'gi-noord':
    case 'gi-zuid':
      return {
        ...{ adapter: 'gi', bronsysteem: 'dossier' },
        bron: { sql: { url: fromEnvironment('BRON'), tls: 'uit' } },
        secrets: { BRON: databases[organisatie].lezersUrl },
      }
    case 'ggz-oost':
    case 'ggz-west': {
      const { url, token } = fhir[organisatie]
      const { flag, consent } = ggzInstellingen(organisatie)
      return {
        ...{ adapter: 'ggz', bronsysteem: 'epd' },
        bron: { fhir: { basis: url, token: fromEnvironment('BRON') } },
        feeds: { flag: { instellingen: flag }, consent: { instellingen: consent } },
        secrets: { BRON: token },
      }
    }
    case 'veilig-thuis':
    case 'rvdk':
      return {
        ...{ adapter: organisatie, bronsysteem: organisatie === 'rvdk' ? 'raadsdossier' : 'meldpunt' },
        bron: { files: { map: folders[organisatie], rust: 0 } },
        secrets: {},
        feeds: { corv: { instellingen: corvSettingsOf(organisatie) } },
      }
    case 'gemeente-noorddam':
    case 'gemeente-zuidveen': {
      const { zgw, brp, notificaties } = gemeenten[organisatie]
      const instellingen = gemeenteInstellingen(organisatie)
      return {
        ...{ adapter: 'gemeente', bronsysteem: 'zaaksysteem' },
        bron: {
          zgw: {
            ...{ basis: zgw, client: 'gezinsbeeld', geheim: fromEnvironment('ZGW') },
            // Reading the whole list costs some requests a case, and finds what was notified while nobody listened.
            poll: Math.max(5, Math.ceil(families / 4)),
            notificaties: { poort: notificaties, autorisatie: [fromEnvironment('ABONNEMENT')] },
          },
          files: { map: folders[organisatie], rust: 0 },
          // The register has nothing that tells of changes: it is asked again and again, in a demonstration every other second.
          brp: { basis: brp, autorisatie: fromEnvironment('BRP'), poll: 2 },
        },
        feeds: {
          'lokaal-team': { instellingen: instellingen['lokaal-team'] },
          zaken: { instellingen: instellingen.zaken },
          berichten: { instellingen: instellingen.berichten },
        },
        secrets: { ZGW: geheimen.ZGW, BRP: geheimen.BRP, ABONNEMENT: geheimen.ABONNEMENT },
      }
    }
    case 'opvang-oost':
      return {
        ...{ adapter: 'opvang', bronsysteem: 'registratie' },
        bron: { files: { map: folders[organisatie], rust: 0 } },
        secrets: {},
      }
    case 'logeerhuis':
      return {
        ...{ adapter: 'kleine-organisatie', bronsysteem: 'werkmap' },
        bron: { files: { map: folders[organisatie], rust: 0 } },
        secrets: {},
        module: ownMapping(configurations),
      }
  }
}

/** How CORV messages name the organisations of the region. */
const corvSettingsOf = (organisatie: CorvOrganisatie) => ({
  eigen: [organisations[organisatie].oin, organisations[organisatie].naam],
  organisaties: Object.fromEntries(
    Object.entries(organisations).flatMap(([short, { naam, oin }]) => [
      [naam, short],
      [oin, short],
    ]),
  ),
  uitvoerders: [...gis],
  ...(organisatie === 'veilig-thuis' && { contact: veiligThuisContact }),
})

/** The small organisation's copy of the mapping, as the README of adapters/kleine-organisatie says: its role, and the columns it has. */
const ownMapping = (configurations: string): string => {
  const mapping = parseDocument(readFileSync(inClone('adapters/kleine-organisatie/mapping.yaml'), 'utf8'))
  mapping.set('rol', organisations.logeerhuis.rol)
  mapping.deleteIn(['feeds', 0, 'events', 0, 'adres'])
  const file = join(configurations, 'mapping-logeerhuis.yaml')
  writeFileSync(file, mapping.toString(), { mode: 0o600 })
  return file
}
