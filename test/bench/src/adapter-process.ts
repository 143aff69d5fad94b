import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort, type RegionBus, type Supervisor, startProcess } from '@gezinsbeeld/local'
import { type Organisatie, organisations } from '@gezinsbeeld/region'
import { stringify } from 'yaml'
import { z } from 'zod'

const cli = fileURLToPath(new URL('../../../packages/cli/dist/main.js', import.meta.url))

export interface AdapterProcess {
  readonly pid: number
  /** Milliseconds of the clock. */
  readonly startedAt: number
  /** Waits until everything that the source has is published and acknowledged. */
  firstPass(): Promise<void>
  /** Milliseconds of the clock: when it had its connections and began to read. */
  readingSince(): number
  stop(): Promise<void>
}

export interface AdapterOptions {
  readonly organisatie: Organisatie
  /** For its ledger, configuration and log. */
  readonly folder: string
  readonly bus: RegionBus
  readonly supervisor: Supervisor
  /** `bron` of its configuration. */
  readonly bron: object
  /** Node's own options, e.g. for a profile. */
  readonly node?: readonly string[]
}

const logLine = z.object({ time: z.iso.datetime(), msg: z.string() })

/** When the log first says this, in milliseconds of the clock. */
const saidAt = (logFile: string, message: string): number => {
  for (const line of readFileSync(logFile, 'utf8').split('\n')) {
    if (!line.startsWith('{')) continue
    const { time, msg } = logLine.parse(JSON.parse(line))
    if (msg === message) return Date.parse(time)
  }
  throw new Error(`${logFile} does not say "${message}"`)
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )

/** `gezinsbeeld adapter run` as an organisation runs it: a process of its own, new keys, an empty ledger. */
export const startAdapter = async (options: AdapterOptions): Promise<AdapterProcess> => {
  const { organisatie, folder, bus, supervisor, bron } = options
  const { rol, oin } = organisations[organisatie]
  const [poort, config] = [await freePort(), join(folder, 'adapter.yaml')]
  const [address, logFile] = [`http://127.0.0.1:${poort}`, join(folder, 'adapter.log')]
  const configuration = {
    adapter: rol,
    organisatie,
    oin,
    bronsysteem: 'dossier',
    nats: { servers: [bus.url], credentials: await bus.credentials('adapter', 'adapter', organisatie) },
    gegevens: join(folder, 'ledger'),
    poort,
    sleutels: { referentie: randomBytes(32).toString('hex'), quarantaine: randomBytes(32).toString('hex') },
    bron,
  }
  writeFileSync(config, stringify(configuration), { mode: 0o600 })
  const startedAt = Date.now()
  const child = await supervisor.start(
    startProcess({
      name: `adapter-${organisatie}`,
      command: process.execPath,
      args: [...(options.node ?? []), cli, 'adapter', 'run', '--config', config],
      env: process.env,
      logFile,
      ready: `${address}/gezond`,
    }),
  )
  return {
    pid: child.pid,
    startedAt,
    firstPass: async () => {
      while (!(await answers(`${address}/gereed`))) {
        const ended = await Promise.race([child.exited, pause(100)])
        if (ended !== undefined) throw new Error(`the adapter ended before its first pass; see ${logFile}`)
      }
    },
    readingSince: () => saidAt(logFile, 'running'),
    stop: child.stop,
  }
}
