import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Bus, connectBus } from './connect'
import type { CredentialRequest } from './region/credential'
import { createRegion, type Region } from './region/region'

/** A real nats-server with a region of its own, for one test file. */
export interface TestServer {
  readonly url: string
  /** The region's; removed at the end. */
  readonly folder: string
  readonly region: Region
  /** A connection with a credential of its own; closed by `remove`. */
  connect(request: CredentialRequest): Promise<Bus>
  /** SIGKILL: what the clients see of a power failure. Resolves when the process is gone. */
  kill(): Promise<void>
  /** Starts again on the same port and the same streams. */
  start(): Promise<void>
  /** Ends and removes everything. */
  remove(): Promise<void>
}

/** Waits for a condition; the test's own time limit ends a wait in vain. */
export const until = async <T>(
  condition: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> => {
  for (;;) {
    const met = await condition()
    if (met !== undefined && met !== false) return met
    await delay(5)
  }
}

const portsFile = /\.ports$/

const portOf = async (folder: string): Promise<number | undefined> => {
  const file = (await readdir(folder)).find((name) => portsFile.test(name))
  if (file === undefined) return undefined
  const found = /nats:\/\/[^:]+:(\d+)/.exec(await readFile(join(folder, file), 'utf8'))
  return found?.[1] === undefined ? undefined : Number(found[1])
}

export const startServer = async (): Promise<TestServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'gezinsbeeld-bus-'))
  const region = await createRegion(folder)
  const opened: Bus[] = []
  let port = -1
  let child: ChildProcess | undefined

  const start = async (): Promise<void> => {
    const [configuration, log] = [join(folder, 'nats-server.conf'), join(folder, 'nats-server.log')]
    const options = { port, portsFolder: folder, storeFolder: join(folder, 'jetstream') }
    await writeFile(configuration, region.serverConfiguration(options))
    const server = spawn(process.env['NATS_SERVER'] ?? 'nats-server', ['-c', configuration, '-l', log], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child = server
    process.once('exit', () => server.kill('SIGKILL'))
    const failed = new AbortController()
    const ended = once(server, 'exit', { signal: failed.signal }).then(async () => {
      throw new Error(`nats-server ended: ${await readFile(log, 'utf8')}`)
    })
    port = await Promise.race([until(() => portOf(folder)), ended])
    ended.catch(() => undefined)
    failed.abort()
  }
  const kill = async (): Promise<void> => {
    if (child === undefined) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    child = undefined
    for (const name of await readdir(folder)) if (portsFile.test(name)) await rm(join(folder, name))
  }
  await start()
  const url = `nats://127.0.0.1:${port}`
  return {
    url,
    folder,
    region,
    connect: async (request) => {
      const bus = await connectBus({
        servers: url,
        credentials: await region.credential(request),
        name: request.name,
      })
      opened.push(bus)
      return bus
    },
    start,
    kill,
    remove: async () => {
      for (const bus of opened) await bus.nc.close()
      await kill()
      await rm(folder, { recursive: true })
    },
  }
}
