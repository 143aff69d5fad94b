import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { inClone } from '@gezinsbeeld/local/region'
import { waitFor } from '@gezinsbeeld/test-kit'

/** `npm run demo` as a process of its own, as npm runs it: the bootstrap, which builds what is missing, and below it the demo. */
export interface RunningDemo {
  /** All that it printed until now, on stdout and stderr. */
  said(): string
  /** Waits until it printed this; fails when it ends first. */
  says(what: RegExp): Promise<RegExpExecArray>
  /** What the terminal does at Ctrl-C: SIGINT. */
  interrupt(): void
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

export const startDemo = (folder: string, ...args: readonly string[]): RunningDemo => {
  const child: ChildProcess = spawn(
    process.execPath,
    ['deploy/local/bootstrap.mjs', 'demo', '--folder', folder, ...args],
    // Below npm the bootstrap ends when its parent does: a test run that is cut off leaves nothing.
    {
      cwd: inClone('.'),
      env: { ...process.env, npm_lifecycle_event: 'demo' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (more: string) => {
      text += more
    })
  let over = false
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('close', (code, signal) => {
      over = true
      resolve(code ?? signal)
    }),
  )
  return {
    said: () => text,
    says: (what) =>
      waitFor(
        () => {
          const found = what.exec(text)
          if (found === null && over) throw new Error(`the demo ended without saying ${what}:\n${text}`)
          return found ?? undefined
        },
        String(what),
        120_000,
      ),
    interrupt: () => void child.kill('SIGINT'),
    ended,
  }
}

/** The process id of the demo that has claimed the folder, and of the guard of its children. */
export const claimOf = (folder: string): { readonly demo: number; readonly guard: number } => {
  const [demo, guard] = readFileSync(join(folder, 'in-use'), 'utf8').split(' ')
  return { demo: Number(demo), guard: Number(guard) }
}

/** The command lines of the processes that run on something in this folder. */
export const processesIn = (folder: string): readonly string[] =>
  [...running()].flatMap(([pid, line]) => (pid !== process.pid && line.includes(folder) ? [line] : []))

export const isAlive = (pid: number): boolean => running().has(pid)

/** Every process of this machine and its command line; one that ended and waits for its parent has none. */
const running = (): ReadonlyMap<number, string> => {
  const pids = existsSync('/proc/self/cmdline')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map((pid) => [pid, commandLine(pid)] as const)
    : execFileSync('ps', ['-A', '-o', 'pid=,command='], { encoding: 'utf8' })
        .split('\n')
        .map((line) => /^ *(\d+) (.*)/.exec(line)?.slice(1) ?? [])
        .map(([pid = '', line = '']) => [pid, line] as const)
  return new Map(pids.flatMap(([pid, line]) => (line === '' ? [] : [[Number(pid), line]])))
}

/** Linux has no `ps` unless somebody installed it. */
const commandLine = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch (error) {
    // ESRCH: it ended between opening and reading.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return ''
    throw error
  }
}

/** Whether somebody listens there. */
export const answers = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
