import { join } from 'node:path'
import { applyToFhir, type GiDatabase, openGiDatabase, seedFolder } from '@gezinsbeeld/partners'
import { type DayChange, type GiOrganisatie, gis, type Region } from '@gezinsbeeld/region'
import { inClone } from '../clone.js'
import { freePort } from '../free-port.js'
import { type Part, startPart } from '../part.js'
import { type Postgres, startPostgres } from '../postgres.js'
import { startProcess } from '../process.js'
import type { Supervisor } from '../supervisor.js'
import type { RegionState } from './choices.js'

/** The partners' own systems: two GIs' databases and the GGZ's FHIR server. */
export interface PartnerSystems {
  readonly databases: Readonly<Record<GiOrganisatie, GiDatabase>>
  /** Each database as its owner reaches it. */
  readonly databaseUrls: Readonly<Record<GiOrganisatie, string>>
  readonly fhir: { readonly url: string; readonly token: string }
  readonly databaseServer: Part
  readonly fhirServer: Part
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
  const [{ databaseServer, databases, databaseUrls }, { fhirServer, fhir }] = await Promise.all([
    startDatabases(folder, supervisor, region, geheimen),
    startFhir(folder, supervisor, region, geheimen),
  ])
  return {
    ...{ databases, databaseUrls, fhir, databaseServer, fhirServer },
    apply: async ({ operations }) => {
      for (const organisatie of gis) {
        const own = operations.flatMap((o) => (o.systeem === organisatie ? [o] : []))
        if (own.length > 0) await databases[organisatie].apply(own)
      }
      for (const operation of operations)
        if (operation.systeem === 'ggz-oost') await applyToFhir(fhir, operation)
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

const startFhir = async (
  folder: string,
  supervisor: Supervisor,
  region: Region,
  geheimen: RegionState['geheimen'],
) => {
  const own = join(folder, 'ggz-oost')
  seedFolder(own, Object.values(region.systems['ggz-oost']).flat())
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const program = inClone('test/partners/dist/fhir-server.js')
  const fhirServer = await startPart(supervisor, () =>
    startProcess({
      name: 'FHIR server of ggz-oost',
      command: process.execPath,
      args: ['--enable-source-maps', program, '--port', String(port), '--folder', own],
      env: { ...process.env, FHIR_TOKEN: geheimen.FHIR },
      logFile: join(folder, 'logs', 'fhir-ggz-oost.log'),
      ready: `${url}/gereed`,
    }),
  )
  return { fhirServer, fhir: { url, token: geheimen.FHIR } }
}
