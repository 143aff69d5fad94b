import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allOrganisations, ofDeelnemers } from '@gezinsbeeld/region'
import { z } from 'zod'
import type { EmbeddedRegion } from './embedded-region.js'

const addresses = z.strictObject({
  nats: z.string(),
  /** PostgreSQL URLs of the owners, passwords included. */
  databases: z.strictObject({ 'gi-noord': z.string(), 'gi-zuid': z.string() }),
  /** The server of ggz-oost. */
  fhir: z.strictObject({ url: z.string(), token: z.string() }),
  /** Where the gateways leave CORV messages. */
  folders: z.record(z.string(), z.string()),
  pages: z.record(z.enum(allOrganisations), z.string()),
})

/**
 * Writes down where the running region's systems are, for whoever wants to change a record in one of them by hand. Readable for
 * its owner only; gives the path.
 */
export const writeAddresses = async (
  folder: string,
  { bus, systems, processes }: EmbeddedRegion,
): Promise<string> => {
  const { pages } = processes
  const running: z.infer<typeof addresses> = {
    nats: bus.url,
    databases: systems.databaseUrls,
    fhir: { url: systems.fhir['ggz-oost'].url, token: systems.fhir['ggz-oost'].token },
    folders: systems.folders,
    pages: await ofDeelnemers(async (organisatie) => pages[organisatie].address),
  }
  const file = fileIn(folder)
  writeFileSync(file, `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 })
  return file
}

/** Of a demo that runs in this folder, or ran last. */
export const readAddresses = (folder: string): z.infer<typeof addresses> =>
  addresses.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')))

const fileIn = (folder: string): string => join(folder, 'adressen.json')
