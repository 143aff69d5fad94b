import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { guarded } from './guard.js'

interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A program that runs beside us until it is stopped, or until we end. */
export interface Running {
  readonly name: string
  readonly pid: number
  readonly exited: Promise<Exit>
  /** Asks it to end, and insists after ten seconds. Safe to call again, and after it ended by itself. */
  stop(): Promise<void>
}

interface ChildOptions {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  /** Everything it prints goes here, appended. */
  readonly logFile: string
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  readonly user?: { readonly uid: number; readonly gid: number }
  /** How it is asked to end; TERM unless said otherwise. */
  readonly endsOn?: 'TERM' | 'INT'
}

const insistAfter = 10_000

export const startChild = async (options: ChildOptions): Promise<Running> => {
  mkdirSync(dirname(options.logFile), { recursive: true })
  const log = openSync(options.logFile, 'a')
  const child = spawn(options.command, [...options.args], {
    env: options.env ?? process.env,
    cwd: options.cwd ?? process.cwd(),
    stdio: ['ignore', log, log],
    // A process group of its own: Ctrl-C is for us, and we decide in which order the others end.
    detached: true,
    ...options.user,
  })
  closeSync(log)
  const exited = new Promise<Exit>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  )
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', (cause) =>
      reject(new Error(`${options.name}: ${options.command} could not be started`, { cause })),
    )
    child.once('spawn', () => resolve(child.pid ?? 0))
  })
  const endsOn = options.endsOn ?? 'TERM'
  const ended = guarded(pid, endsOn)
  let running = true
  void exited.then(() => {
    running = false
    ended()
  })
  const stop = async () => {
    if (running) child.kill(`SIG${endsOn}`)
    const insist = setTimeout(() => running && child.kill('SIGKILL'), insistAfter)
    await exited
    clearTimeout(insist)
  }
  return { name: options.name, pid, exited, stop }
}

/**
 * Waits until `ready` gives something, for a child that was just started. A child that ends first, or is not ready in
 * time, is an error that shows the end of its log.
 */
export const untilReady = async <T>(
  child: Running,
  logFile: string,
  ready: () => Promise<T | undefined>,
  within = 60_000,
): Promise<T> => {
  let ended: Exit | undefined
  void child.exited.then((exit) => {
    ended = exit
  })
  for (const deadline = Date.now() + within; ; await pause(20)) {
    const outcome = await ready()
    if (outcome !== undefined) return outcome
    if (ended) throw new Error(`${child.name} ${howEnded(ended)} before it was ready${tail(logFile)}`)
    if (Date.now() > deadline) {
      await child.stop()
      throw new Error(`${child.name} was not ready after ${within / 1000} s${tail(logFile)}`)
    }
  }
}

export const howEnded = ({ code, signal }: Exit): string =>
  signal ? `was ended by ${signal}` : `ended with code ${code}`

/** The last lines of a log, below a line that names it. */
const tail = (logFile: string): string => {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-15)
  return `\n${logFile}:\n  ${lines.join('\n  ')}`
}
