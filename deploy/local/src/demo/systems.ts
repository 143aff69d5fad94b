import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { applyToFhir, type GiDatabase, openGiDatabase, seedFolder } from '@gezinsbeeld/partners'
import {
  type CorvOrganisatie,
  type DayChange,
  type GgzOrganisatie,
  type GiOrganisatie,
  gis,
  type Region,
} from '@gezinsbeeld/region'
import { inClone } from '../clone.js'
import { freePort } from '../free-port.js'
import { type Part, startPart } from '../part.js'
import { type Postgres, startPostgres } from '../postgres.js'
import { startProcess } from '../process.js'
import type { Supervisor } from '../supervisor.js'
import type { RegionState } from './choices.js'

/** The partners' own systems: databases, FHIR servers and the folders of gateways. */
export interface PartnerSystems {
  readonly databases: Readonly<Record<GiOrganisatie, GiDatabase>>
  /** Each database as its owner reaches it. */
  readonly databaseUrls: Readonly<Record<GiOrganisatie, string>>
  readonly fhir: Readonly<Record<GgzOrganisatie, FhirServer>>
  /** Where the gateways of Veilig Thuis and the Raad leave CORV messages. */
  readonly folders: Readonly<Record<CorvOrganisatie, string>>
  readonly databaseServer: Part
  /** Does one small change, in whichever systems it touches. */
  apply(change: DayChange): Promise<void>
  close(): Promise<void>
}

export const startSystems = async (
  folder: string,
  supervisor: Supervisor,
  region: Region,
  { geheimen }: RegionState,
): Promise<PartnerSystems> => {
  const [{ databaseServer, databases, databaseUrls }, oost, west] = await Promise.all([
    startDatabases(folder, supervisor, region, geheimen),
    startFhir('ggz-oost', folder, supervisor, region, geheimen),
    startFhir('ggz-west', folder, supervisor, region, geheimen),
  ])
  const fhir = { 'ggz-oost': oost, 'ggz-west': west }
  const folders = {
    'veilig-thuis': gateway('veilig-thuis', folder, region),
    rvdk: gateway('rvdk', folder, region),
  }
  return {
    ...{ databases, databaseUrls, fhir, folders, databaseServer },
    apply: async ({ operations }) => {
      for (const organisatie of gis) {
        const own = operations.flatMap((o) => (o.systeem === organisatie ? [o] : []))
        if (own.length > 0) await databases[organisatie].apply(own)
      }
      for (const operation of operations)
        if (operation.systeem === 'ggz-oost') await applyToFhir(oost, operation)
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
) => {
  const port = await freePort()
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
): Promise<FhirServer> => {
  const own = join(folder, organisatie)
  seedFolder(own, Object.values(region.systems[organisatie]).flat())
  const port = await freePort()
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

/** The folder in which a gateway leaves messages: once, because the adapter takes them out. */
const gateway = (organisatie: CorvOrganisatie, folder: string, region: Region): string => {
  const own = join(folder, organisatie)
  if (existsSync(own)) return own
  const made = `${own}.nieuw`
  mkdirSync(made, { recursive: true, mode: 0o700 })
  for (const { bestand, xml } of region.systems[organisatie]) writeFileSync(join(made, bestand), xml)
  renameSync(made, own)
  return own
}
