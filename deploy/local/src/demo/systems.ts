import { join } from 'node:path'
import { applyToFhir, type GiDatabase, openGiDatabase, seedFolder } from '@gezinsbeeld/partners'
import {
  type DayChange,
  type GatewayOrganisatie,
  type GemeenteOrganisatie,
  type GgzOrganisatie,
  type GiOrganisatie,
  gis,
  type Region,
} from '@gezinsbeeld/region'
import { inClone } from '../clone.js'
import { portsOfOurs } from '../free-port.js'
import { type Part, startPart } from '../part.js'
import { type Postgres, startPostgres } from '../postgres.js'
import { startProcess } from '../process.js'
import type { Supervisor } from '../supervisor.js'
import type { RegionState } from './choices.js'
import { gateway, leaveFile } from './gateways.js'
import { applyToGemeente, type GemeenteServer, startGemeente } from './gemeenten.js'

/** The partners' own systems: databases, FHIR servers, case systems and the folders in which files are left. */
export interface PartnerSystems {
  readonly databases: Readonly<Record<GiOrganisatie, GiDatabase>>
  /** Each database as its owner reaches it. */
  readonly databaseUrls: Readonly<Record<GiOrganisatie, string>>
  readonly fhir: Readonly<Record<GgzOrganisatie, FhirServer>>
  readonly gemeenten: Readonly<Record<GemeenteOrganisatie, GemeenteServer>>
  /** Where messages and exports are left. */
  readonly folders: Readonly<Record<GatewayOrganisatie, string>>
  readonly databaseServer: Part
  /** Does one small change, in whichever systems it touches. */
  apply(change: DayChange): Promise<void>
  close(): Promise<void>
}

export const startSystems = async (
  folder: string,
  supervisor: Supervisor,
  region: Region,
  state: RegionState,
): Promise<PartnerSystems> => {
  const { geheimen } = state
  const freePort = portsOfOurs()
  const [{ databaseServer, databases, databaseUrls }, oost, west, noorddam, zuidveen] = await Promise.all([
    startDatabases(folder, supervisor, region, geheimen, await freePort()),
    startFhir('ggz-oost', folder, supervisor, region, geheimen, await freePort()),
    startFhir('ggz-west', folder, supervisor, region, geheimen, await freePort()),
    startGemeente('gemeente-noorddam', folder, supervisor, region, state, freePort),
    startGemeente('gemeente-zuidveen', folder, supervisor, region, state, freePort),
  ])
  const fhir = { 'ggz-oost': oost, 'ggz-west': west }
  const gemeenten = { 'gemeente-noorddam': noorddam, 'gemeente-zuidveen': zuidveen }
  const folderOf = (organisatie: GatewayOrganisatie): string => gateway(organisatie, folder, region.systems)
  const folders = {
    ...{ 'veilig-thuis': folderOf('veilig-thuis'), rvdk: folderOf('rvdk') },
    ...{ 'gemeente-noorddam': folderOf('gemeente-noorddam') },
    ...{ 'gemeente-zuidveen': folderOf('gemeente-zuidveen') },
    ...{ 'opvang-oost': folderOf('opvang-oost'), logeerhuis: folderOf('logeerhuis') },
  }
  return {
    ...{ databases, databaseUrls, fhir, gemeenten, folders, databaseServer },
    apply: async ({ operations }) => {
      for (const organisatie of gis) {
        const own = operations.flatMap((operation) => (operation.systeem === organisatie ? [operation] : []))
        if (own.length > 0) await databases[organisatie].apply(own)
      }
      for (const operation of operations)
        switch (operation.op) {
          case 'resource':
          case 'verwijder-resource':
            await applyToFhir(oost, operation)
            break
          case 'zaak':
          case 'brp':
            await applyToGemeente(gemeenten[operation.systeem], operation, geheimen)
            break
          case 'bestand':
            leaveFile(folders[operation.systeem], operation)
            break
          case 'persoon':
          case 'relatie':
          case 'betrokkenheid':
          case 'maatregel':
          case 'verwijder':
            break
        }
    },
    close: async () => {
      for (const organisatie of gis) await databases[organisatie].end()
    },
  }
}

const startDatabases = async (
  folder: string,
  supervisor: Supervisor,
  region: Region,
  geheimen: RegionState['geheimen'],
  port: number,
) => {
  const options = { folder: join(folder, 'postgres'), port }
  let postgres: Postgres | undefined
  const databaseServer = await startPart(supervisor, async () => {
    postgres = await startPostgres(options)
    return postgres
  })
  const open = async (organisatie: GiOrganisatie, wachtwoord: string) => {
    if (postgres === undefined) throw new Error('PostgreSQL does not run')
    const name = organisatie.replace('-', '_')
    const url = await postgres.database(name)
    const database = await openGiDatabase(url, { naam: `lezer_${name}`, wachtwoord })
    if (database.nieuw) await database.fill(region.systems[organisatie])
    return { url, database }
  }
  // One after the other: two that make a database at once get in each other's way.
  const noord = await open('gi-noord', geheimen.LEZER_GI_NOORD)
  const zuid = await open('gi-zuid', geheimen.LEZER_GI_ZUID)
  return {
    databaseServer,
    databases: { 'gi-noord': noord.database, 'gi-zuid': zuid.database },
    databaseUrls: { 'gi-noord': noord.url, 'gi-zuid': zuid.url },
  }
}

interface FhirServer {
  readonly url: string
  readonly token: string
  readonly server: Part
}

const startFhir = async (
  organisatie: GgzOrganisatie,
  folder: string,
  supervisor: Supervisor,
  region: Region,
  geheimen: RegionState['geheimen'],
  port: number,
): Promise<FhirServer> => {
  const own = join(folder, organisatie)
  seedFolder(own, Object.values(region.systems[organisatie]).flat())
  const url = `http://127.0.0.1:${port}`
  const program = inClone('test/partners/dist/fhir-server.js')
  const server = await startPart(supervisor, () =>
    startProcess({
      name: `FHIR server of ${organisatie}`,
      command: process.execPath,
      args: ['--enable-source-maps', program, '--port', String(port), '--folder', own],
      env: { ...process.env, FHIR_TOKEN: geheimen.FHIR },
      logFile: join(folder, 'logs', `fhir-${organisatie}.log`),
      ready: `${url}/gereed`,
    }),
  )
  return { url, token: geheimen.FHIR, server }
}
