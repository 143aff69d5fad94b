import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Bus,
  type BusRole,
  connectBus,
  createRegion,
  ensureConsumer,
  ensureStreams,
} from '@gezinsbeeld/bus'
import { announceOrganisation } from '@gezinsbeeld/hub'
import { allOrganisations, organisations } from '@gezinsbeeld/region'
import { natsServerBinary, startNatsServer } from '../nats-server.js'
import { type Part, startPart } from '../part.js'
import type { Supervisor } from '../supervisor.js'

const source = 'urn:nld:oin:00000099000000009000:systeem:regio'

export interface RegionBus {
  readonly url: string
  readonly server: Part
  /** The region's operator: sees the streams, reads nobody's pictures. */
  readonly operator: Bus
  /** Path of the creds file of a process. */
  credentials(role: BusRole, name: string, organisatie?: string): Promise<string>
  connect(role: BusRole, name: string, organisatie?: string): Promise<Bus>
  close(): Promise<void>
}

/** The region's nats-server in operator mode, its streams, its organisations, and a credential for whoever asks. */
export const startBus = async (
  folder: string,
  supervisor: Supervisor,
  { syncAlways = false }: { readonly syncAlways?: boolean } = {},
): Promise<RegionBus> => {
  const region = await createRegion(join(folder, 'regio'))
  const nats = join(folder, 'nats')
  mkdirSync(nats, { recursive: true })
  // The names of `region init`: an operator's commands take the demo's folder for `--folder`.
  const config = join(folder, 'nats-server.conf')
  const operatorCreds = join(folder, 'operator.creds')
  writeFileSync(config, region.serverConfiguration({ port: -1, syncAlways }), { mode: 0o600 })
  let port = -1
  const server = await startPart(supervisor, async () => {
    const started = await startNatsServer({ binary: natsServerBinary(), config, folder: nats, port })
    port = started.port
    return started
  })
  const url = `nats://127.0.0.1:${port}`
  const opened: Bus[] = []
  const credential = (role: BusRole, name: string, organisatie?: string) =>
    region.credential({ role, name, ...(organisatie === undefined ? {} : { organisatie }) })
  const connect: RegionBus['connect'] = async (role, name, organisatie) => {
    const credentials = await credential(role, name, organisatie)
    const bus = await connectBus({ servers: url, credentials, name })
    opened.push(bus)
    return bus
  }
  writeFileSync(operatorCreds, await credential('operator', 'operator'), { mode: 0o600 })
  const operator = await connect('operator', 'beheer')
  await ensureStreams(operator.jsm)
  await Promise.all(
    allOrganisations.map(async (organisatie) => {
      const { naam, rol, oin, opentGezinnen } = organisations[organisatie]
      await announceOrganisation(operator, source, {
        ...{ organisatie, naam, rol, oin, opentGezinnen },
      })
      await ensureConsumer(operator.jsm, { organisatie, name: 'adapter', domeinen: ['bekendheid'] })
      await ensureConsumer(operator.jsm, { organisatie, name: 'pagina' })
    }),
  )
  const credsFolder = join(folder, 'credentials')
  mkdirSync(credsFolder, { recursive: true, mode: 0o700 })
  return {
    url,
    server,
    operator,
    connect,
    credentials: async (role, name, organisatie) => {
      const file = join(credsFolder, `${organisatie ?? 'regio'}-${name}.creds`)
      writeFileSync(file, await credential(role, name, organisatie), { mode: 0o600 })
      return file
    },
    close: async () => {
      await Promise.all(opened.map((bus) => bus.close()))
    },
  }
}
