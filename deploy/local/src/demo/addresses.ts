import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allOrganisations, ofAll } from '@gezinsbeeld/region'
import { z } from 'zod'
import type { EmbeddedRegion } from './embedded-region.js'

const addresses = z.strictObject({
  nats: z.string(),
  /** PostgreSQL URLs of the owners, passwords included. */
  databases: z.strictObject({ 'gi-noord': z.string(), 'gi-zuid': z.string() }),
  /** The server of ggz-oost. */
  fhir: z.strictObject({ url: z.string(), token: z.string() }),
  /** Of each municipality its Zaken API, with the secret of the client `gezinsbeeld`, and its way to the BRP. */
  gemeenten: z.record(z.string(), z.strictObject({ zgw: z.string(), geheim: z.string(), brp: z.string() })),
  /** Where CORV, iJw and iWmo messages and exports are left. */
  folders: z.record(z.string(), z.string()),
  pages: z.record(z.enum(allOrganisations), z.string()),
})

/**
 * Writes down where the running region's systems are, for whoever wants to change a record in one of them by hand. Readable for
 * its owner only; gives the path.
 */
export const writeAddresses = async (
  folder: string,
  { bus, systems, processes, state }: EmbeddedRegion,
): Promise<string> => {
  const { pages } = processes
  const running: z.infer<typeof addresses> = {
    nats: bus.url,
    databases: systems.databaseUrls,
    fhir: { url: systems.fhir['ggz-oost'].url, token: systems.fhir['ggz-oost'].token },
    gemeenten: Object.fromEntries(
      Object.entries(systems.gemeenten).map(([organisatie, { zgw, brp }]) => [
        organisatie,
        { zgw, geheim: state.geheimen.ZGW, brp },
      ]),
    ),
    folders: systems.folders,
    pages: await ofAll(async (organisatie) => pages[organisatie].address),
  }
  const file = fileIn(folder)
  writeFileSync(file, `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 })
  return file
}

/** Of a demo that runs in this folder, or ran last. */
export const readAddresses = (folder: string): z.infer<typeof addresses> =>
  addresses.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')))

const fileIn = (folder: string): string => join(folder, 'adressen.json')
