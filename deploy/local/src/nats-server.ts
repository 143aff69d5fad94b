import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Running, startChild, untilReady } from './child.js'
import { inClone } from './clone.js'
import { readIfThere } from './read-if-there.js'

interface NatsServerOptions {
  /** Path of the nats-server binary; see `natsServerBinary`. */
  readonly binary: string
  /** Path of its configuration file. Address, port and store are given here and win over the file. */
  readonly config: string
  /** For its store (`jetstream`), its log and its ports file. */
  readonly folder: string
  /** A free one by default. */
  readonly port?: number
}

export interface NatsServer extends Running {
  readonly port: number
  /** `nats://127.0.0.1:<port>` */
  readonly url: string
}

/** Starts nats-server on 127.0.0.1 and waits for its ports file, which it writes once it accepts connections. */
export const startNatsServer = async (options: NatsServerOptions): Promise<NatsServer> => {
  mkdirSync(options.folder, { recursive: true })
  const logFile = join(options.folder, 'nats-server.log')
  const child = await startChild({
    name: 'nats-server',
    command: options.binary,
    args: [
      ...['--config', options.config, '--addr', '127.0.0.1', '--port', String(options.port ?? -1)],
      ...['--store_dir', join(options.folder, 'jetstream'), '--ports_file_dir', options.folder],
    ],
    logFile,
  })
  const ports = join(options.folder, `nats-server_${child.pid}.ports`)
  const port = await untilReady(child, logFile, async () => readPort(ports))
  return { ...child, port, url: `nats://127.0.0.1:${port}` }
}

/** undefined while the file is not there, or not there whole. */
const readPort = (file: string): number | undefined => {
  const port = /"nats":\s*\[\s*"nats:\/\/[^"]*:(\d+)"/.exec(readIfThere(file) ?? '')?.[1]
  return port === undefined ? undefined : Number(port)
}

/** The binary that the bootstrap chose: `$NATS_SERVER`, else what it wrote down in `.cache/nats-server/path`. */
export const natsServerBinary = (env: NodeJS.ProcessEnv = process.env): string => {
  if (env['NATS_SERVER']) return env['NATS_SERVER']
  const path = readIfThere(inClone('.cache/nats-server/path'))
  if (path === undefined)
    throw new Error('there is no nats-server yet: `node deploy/local/bootstrap.mjs nats-server` gets it')
  return path
}
