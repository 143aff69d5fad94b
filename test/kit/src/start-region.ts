import { join } from 'node:path'
import { type Bus, type CredentialRequest, connectBus, createRegion, ensureStreams } from '@gezinsbeeld/bus'
import { startNats, type TestNats } from './start-nats.js'
import { temporaryFolder } from './temporary-folder.js'
import { waitFor } from './wait-for.js'

/** A region's bus of a test's own: nats-server in operator mode, the two accounts, the four streams. */
export interface TestRegion {
  readonly url: string
  /** Where the server keeps its streams. */
  readonly folder: string
  /** The text of a creds file. */
  credential(request: CredentialRequest): Promise<string>
  /** A connection of its own, closed by `stop`. */
  connect(request: CredentialRequest): Promise<Bus>
  /** Shuts out who holds a name's credentials, or all but the newest of them: at once, and after a restart. */
  revoke(whose: { organisatie: string; name: string; butNewest?: boolean }): Promise<void>
  /** The server goes away, and the connections have noticed; what it stored stays. */
  away(): Promise<void>
  /** The same without warning, as when its machine fails: it has no time to write anything down. */
  kill(): Promise<void>
  /** The server stands still, connections and all, until `goOn`. */
  hold(): Promise<void>
  goOn(): Promise<void>
  /** It comes back at the same address, and the connections with it. */
  back(): Promise<void>
  stop(): Promise<void>
}

export const startRegion = async ({ streams = true } = {}): Promise<TestRegion> => {
  const folder = temporaryFolder('region')
  const region = await createRegion(join(folder, 'regio'))
  const nats = join(folder, 'nats')
  let config = region.serverConfiguration({ port: -1 })
  let server: TestNats = await startNats({ config, folder: nats })
  const { url, port } = server
  const opened: Bus[] = []
  const connect = async (request: CredentialRequest): Promise<Bus> => {
    const credentials = await region.credential(request)
    const bus = await connectBus({ servers: url, credentials, name: request.name })
    opened.push(bus)
    return bus
  }
  if (streams) await ensureStreams((await connect({ role: 'operator', name: 'operator' })).jsm)
  const open = (): readonly Bus[] => opened.filter((bus) => !bus.nc.isClosed())
  const noticed = (): Promise<boolean> => waitFor(() => open().every((bus) => bus.isAway()))
  return {
    url,
    folder: nats,
    credential: region.credential,
    connect,
    revoke: async (whose) => {
      await region.revoke(whose)
      config = region.renewed(config)
      await region.announce(url)
    },
    away: async () => {
      await server.stop()
      await noticed()
    },
    kill: async () => {
      await server.kill()
      await noticed()
    },
    hold: () => server.hold(),
    goOn: () => server.goOn(),
    back: async () => {
      server = await startNats({ config, folder: nats, port })
      await waitFor(() => open().every((bus) => !bus.isAway()))
    },
    stop: async () => {
      for (const bus of opened) await bus.nc.close()
      await server.stop()
    },
  }
}
