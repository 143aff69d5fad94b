import { join } from 'node:path'
import { seedBrp, seedZgw, type ZgwApplication, zgwApplication } from '@gezinsbeeld/partners'
import type { GemeenteOrganisatie, Region, WiderOperation } from '@gezinsbeeld/region'
import { inClone } from '../clone.js'
import { type Part, startPart } from '../part.js'
import { startProcess } from '../process.js'
import type { Supervisor } from '../supervisor.js'
import type { RegionState } from './choices.js'

/** A municipality's case system and its way to the BRP. */
export interface GemeenteServer {
  /** Of the Zaken API. */
  readonly zgw: string
  /** Above `/personen`. */
  readonly brp: string
  /** The port at which the municipality's adapter is told of changes. */
  readonly notificaties: number
  readonly server: Part
  /** The municipality's own people at work in its cases. */
  readonly zaken: ZgwApplication
}

export const startGemeente = async (
  organisatie: GemeenteOrganisatie,
  folder: string,
  supervisor: Supervisor,
  region: Region,
  { geheimen }: RegionState,
  freePort: () => Promise<number>,
): Promise<GemeenteServer> => {
  const own = join(folder, organisatie)
  const { zaken, rollen, statussen, resultaten, personen } = region.systems[organisatie]
  seedZgw(own, { zaken, rollen, statussen, resultaten })
  seedBrp(own, personen)
  const [zgw, brp, notificaties] = [await freePort(), await freePort(), await freePort()]
  const basis = `http://127.0.0.1:${zgw}/zaken/api/v1`
  const application = zgwApplication(basis, 'gezinsbeeld', geheimen.ZGW)
  const server = await startPart(supervisor, async () => {
    const started = await startProcess({
      name: `systems of ${organisatie}`,
      command: process.execPath,
      args: [
        ...['--enable-source-maps', inClone('test/partners/dist/gemeente-server.js')],
        ...['--zgw', String(zgw), '--brp', String(brp), '--folder', own],
      ],
      env: { ...process.env, ZGW_GEHEIM: geheimen.ZGW, BRP_AUTORISATIE: geheimen.BRP },
      logFile: join(folder, 'logs', `systemen-${organisatie}.log`),
      ready: `http://127.0.0.1:${zgw}/gereed`,
    })
    for (const feed of ['lokaal-team', 'zaken'])
      await application.subscribe(`http://127.0.0.1:${notificaties}/${feed}`, geheimen.ABONNEMENT)
    return started
  })
  return {
    ...{ zgw: basis, brp: `http://127.0.0.1:${brp}/haalcentraal/api/brp` },
    ...{ notificaties, server, zaken: application },
  }
}

/** Does an operation as the municipality's own people would. */
export const applyToGemeente = async (
  { zaken, brp }: GemeenteServer,
  operation: Extract<WiderOperation, { readonly op: 'zaak' | 'brp' }>,
  { BRP }: RegionState['geheimen'],
): Promise<void> => {
  if (operation.op === 'zaak') {
    for (const { soort, resource } of operation.resources) await zaken.put(soort, resource)
    return
  }
  for (const registratie of operation.registraties) {
    const response = await fetch(`${brp}/personen/${registratie.persoon.burgerservicenummer}`, {
      method: 'PUT',
      headers: { authorization: BRP, 'content-type': 'application/json' },
      body: JSON.stringify(registratie),
    })
    if (!response.ok) throw new Error(`the BRP refused a person: ${response.status}`)
  }
}
