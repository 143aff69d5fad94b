import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { natsServerBinary, startNatsServer } from '@gezinsbeeld/local'
import { inject } from 'vitest'
import type { NatsWay } from './nats-way.js'
import { temporaryFolder } from './temporary-folder.js'

interface NatsOptions {
  /** The text of a server configuration. What it refers to must lie in `folder`. JetStream is on by default. */
  readonly config?: string
  /** For the JetStream store and the configuration; started again on the same folder, it has the same streams. */
  readonly folder?: string
  /** A free one by default. */
  readonly port?: number
  /** The way of this run by default. */
  readonly way?: NatsWay
}

export interface TestNats {
  /** `nats://127.0.0.1:<port>` */
  readonly url: string
  readonly port: number
  readonly folder: string
  stop(): Promise<void>
  /** SIGKILL: it has no time to write anything down. */
  kill(): Promise<void>
  /** SIGSTOP: it is there and does nothing, until `goOn`. */
  hold(): Promise<void>
  goOn(): Promise<void>
}

/** A nats-server of the test's own: in a container where a Docker engine answers, as a program elsewhere. */
export const startNats = async (options: NatsOptions = {}): Promise<TestNats> => {
  const folder = options.folder ?? temporaryFolder('nats')
  mkdirSync(folder, { recursive: true })
  const config = join(folder, 'nats-server.conf')
  writeFileSync(config, options.config ?? 'jetstream {}\n')
  const way = options.way ?? inject('natsWay')
  const port = options.port === undefined ? {} : { port: options.port }
  if ('container' in way) return contained(way.container, { config, folder, ...port })
  const server = await startNatsServer({ binary: natsServerBinary(), config, folder, ...port })
  const kill = async (): Promise<void> => {
    process.kill(server.pid, 'SIGKILL')
    await server.exited
  }
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => async (): Promise<void> => {
    process.kill(server.pid, name)
  }
  const { url, stop } = server
  return { url, port: server.port, folder, stop, kill, hold: signal('SIGSTOP'), goOn: signal('SIGCONT') }
}

const inside = 4222

const contained = async (
  image: string,
  { config, folder, port }: { config: string; folder: string; port?: number },
): Promise<TestNats> => {
  // Half a second to import, which runs without an engine need not pay.
  const { GenericContainer, getContainerRuntimeClient, Wait } = await import('testcontainers')
  const container = await new GenericContainer(image)
    .withCommand([
      ...['--config', config, '--addr', '0.0.0.0', '--port', String(inside)],
      ...['--store_dir', join(folder, 'jetstream')],
    ])
    // The same path on both sides: the configuration may name files.
    .withBindMounts([{ source: folder, target: folder }])
    .withUser(`${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`)
    .withExposedPorts(port === undefined ? inside : { container: inside, host: port })
    .withWaitStrategy(Wait.forLogMessage(/Server is ready/))
    .start()
  const mapped = container.getMappedPort(inside)
  return {
    url: `nats://${container.getHost()}:${mapped}`,
    port: mapped,
    folder,
    stop: async () => {
      await container.stop({ timeout: 10_000 })
    },
    kill: async () => {
      const { container: engine } = await getContainerRuntimeClient()
      await engine.getById(container.getId()).kill()
      await container.stop()
    },
    hold: async () => {
      const { container: engine } = await getContainerRuntimeClient()
      await engine.getById(container.getId()).pause()
    },
    goOn: async () => {
      const { container: engine } = await getContainerRuntimeClient()
      await engine.getById(container.getId()).unpause()
    },
  }
}
