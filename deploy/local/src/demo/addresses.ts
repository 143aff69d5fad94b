import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { RegionBus } from './bus.js'
import type { Processes } from './processes.js'
import type { PartnerSystems } from './systems.js'

const addresses = z.strictObject({
  nats: z.string(),
  /** PostgreSQL URLs of the owners, passwords included. */
  databases: z.strictObject({ 'gi-noord': z.string(), 'gi-zuid': z.string() }),
  fhir: z.strictObject({ url: z.string(), token: z.string() }),
  pages: z.strictObject({ 'gi-noord': z.string(), 'gi-zuid': z.string(), 'ggz-oost': z.string() }),
})

/** The name of the file in a region's folder. */
export const addressesFile = 'adressen.json'

/**
 * Writes down where the running region's systems are, for whoever wants to change a record in one of them by hand. Readable for
 * its owner only.
 */
export const writeAddresses = (
  folder: string,
  bus: RegionBus,
  systems: PartnerSystems,
  { pages }: Processes,
): void => {
  const running: z.infer<typeof addresses> = {
    nats: bus.url,
    databases: systems.databaseUrls,
    fhir: systems.fhir,
    pages: {
      'gi-noord': pages['gi-noord'].address,
      'gi-zuid': pages['gi-zuid'].address,
      'ggz-oost': pages['ggz-oost'].address,
    },
  }
  writeFileSync(join(folder, addressesFile), `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 })
}
