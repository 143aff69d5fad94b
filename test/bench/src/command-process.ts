import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort, type Supervisor, startProcess } from '@gezinsbeeld/local'
import { stringify } from 'yaml'
import { z } from 'zod'

const cli = fileURLToPath(new URL('../../../packages/cli/dist/main.js', import.meta.url))

/** A process of ours that runs beside us. */
export interface CommandProcess {
  readonly pid: number
  /** `http://127.0.0.1:<port>` */
  readonly address: string
  /** Milliseconds of the clock. */
  readonly startedAt: number
  /** Waits for its `/gereed`. */
  ready(): Promise<void>
  /** Milliseconds of the clock: when its log first says that it is `running`. */
  runningSince(): number
  stop(): Promise<void>
}

export interface CommandOptions {
  /** What comes behind `gezinsbeeld`, without `--config`. */
  readonly command: readonly string[]
  /** For its configuration and its log. */
  readonly folder: string
  /** Of its configuration; `poort` is added. */
  readonly configuration: object
  readonly supervisor: Supervisor
  /** Node's own options. */
  readonly node?: readonly string[]
  /** Stands before the command line, e.g. what holds it to some memory. */
  readonly behind?: readonly string[]
}

const logLine = z.object({ time: z.iso.datetime(), msg: z.string() })

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

/** Runs the `gezinsbeeld` command as an organisation or the region's operator runs it. */
export const startCommand = async (options: CommandOptions): Promise<CommandProcess> => {
  const { command, folder, configuration, supervisor, node = [], behind = [] } = options
  const name = command[0] ?? ''
  const [poort, config] = [await freePort(), join(folder, `${name}.yaml`)]
  const [address, logFile] = [`http://127.0.0.1:${poort}`, join(folder, `${name}.log`)]
  writeFileSync(config, stringify({ ...configuration, poort }), { mode: 0o600 })
  const startedAt = Date.now()
  const line = [...behind, process.execPath, ...node, cli, ...command, '--config', config]
  const child = await supervisor.start(
    startProcess({
      name,
      command: line[0] ?? '',
      args: line.slice(1),
      env: process.env,
      logFile,
      ready: `${address}/gezond`,
    }),
  )
  return {
    pid: child.pid,
    address,
    startedAt,
    ready: async () => {
      while (!(await answers(`${address}/gereed`))) {
        const ended = await Promise.race([child.exited, pause(100)])
        if (ended !== undefined) throw new Error(`${name} ended before it was ready; see ${logFile}`)
      }
    },
    runningSince: () => saidAt(logFile, 'running'),
    stop: child.stop,
  }
}
