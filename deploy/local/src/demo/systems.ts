import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { applyToFhir, type GiDatabase, openGiDatabase, seedFolder } from '@gezinsbeeld/partners'
import { type DayChange, type GiOrganisatie, gis, type Region } from '@gezinsbeeld/region'
import { freePort } from '../free-port.js'
import { startPostgres } from '../postgres.js'
import { startProcess } from '../process.js'
import type { Supervisor } from '../supervisor.js'
import type { RegionState } from './choices.js'

/** The partners' own systems: two GIs' databases and the GGZ's FHIR server. */
export interface PartnerSystems {
  readonly databases: ReadonlyMap<GiOrganisatie, GiDatabase>
  readonly fhir: { readonly url: string; readonly token: string }
  /** Does one small change, in whichever systems it touches. */
  apply(change: DayChange): Promise<void>
  close(): Promise<void>
}

const fhirServer = fileURLToPath(new URL('../../../test/partners/dist/fhir-server.js', import.meta.url))

export const startSystems = async (
  folder: string,
  supervisor: Supervisor,
  region: Region,
  { geheimen }: RegionState,
): Promise<PartnerSystems> => {
  const postgres = await supervisor.start(startPostgres({ folder: join(folder, 'postgres') }))
  const databases = new Map<GiOrganisatie, GiDatabase>()
  for (const organisatie of gis) {
    const name = organisatie.replace('-', '_')
    const wachtwoord = organisatie === 'gi-noord' ? geheimen.LEZER_GI_NOORD : geheimen.LEZER_GI_ZUID
    const database = await openGiDatabase(await postgres.database(name), {
      naam: `lezer_${name}`,
      wachtwoord,
    })
    if (database.nieuw) await database.fill(region.systems[organisatie])
    databases.set(organisatie, database)
  }

  const fhirFolder = join(folder, 'ggz-oost')
  seedFolder(fhirFolder, Object.values(region.systems['ggz-oost']).flat())
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  await supervisor.start(
    startProcess({
      name: 'FHIR server of ggz-oost',
      command: process.execPath,
      args: ['--enable-source-maps', fhirServer, '--port', String(port), '--folder', fhirFolder],
      env: { ...process.env, FHIR_TOKEN: geheimen.FHIR },
      logFile: join(folder, 'logs', 'fhir-ggz-oost.log'),
      ready: `${url}/gereed`,
    }),
  )
  const fhir = { url, token: geheimen.FHIR }
  return {
    databases,
    fhir,
    apply: async ({ operations }) => {
      for (const organisatie of gis) {
        const own = operations.flatMap((o) => (o.systeem === organisatie ? [o] : []))
        if (own.length > 0) await databases.get(organisatie)?.apply(own)
      }
      for (const operation of operations)
        if (operation.systeem === 'ggz-oost') await applyToFhir(fhir, operation)
    },
    close: async () => {
      for (const database of databases.values()) await database.end()
    },
  }
}
