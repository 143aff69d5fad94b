import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { waitFor } from '@gezinsbeeld/test-kit'
import { build } from 'esbuild'

const cli = fileURLToPath(new URL('../..', import.meta.url))
const repository = join(cli, '../..')
const kit = join(repository, 'packages/adapter-kit')

const trials = join(cli, 'dist', 'proef')
const outdir = join(trials, String(process.pid), 'dist')

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A place of its own for this process of tests; those of processes that have ended go. */
const makePlace = (): void => {
  mkdirSync(outdir, { recursive: true })
  for (const name of readdirSync(trials))
    if (!isAlive(Number(name))) rmSync(join(trials, name), { recursive: true, force: true })
  copyFileSync(join(cli, 'package.json'), join(outdir, '..', 'package.json'))
}

/** `gezinsbeeld` as it now stands in the sources, in a folder below its package, so that what it finds relative to itself is there. */
const bundled = async (): Promise<string> => {
  makePlace()
  await build({
    entryPoints: { main: join(cli, 'src/main.ts') },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@gezinsbeeld/source'],
    logLevel: 'silent',
    external: ['esbuild', '@asyncapi/parser', '@stoplight/*'],
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'\nconst require = requireFrom(import.meta.url)",
    },
    plugins: [
      {
        name: 'native parts stay where they are',
        setup: (plugin) => {
          plugin.onResolve({ filter: /^lmdb$/ }, () => ({
            path: pathToFileURL(join(kit, 'node_modules/lmdb/node-index.js')).href,
            external: true,
          }))
        },
      },
    ],
  })
  return join(outdir, 'main.mjs')
}

let main: Promise<string> | undefined

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

export interface Cli {
  /** What it has written until now. */
  out(): string
  err(): string
  /** Waits until it has written this on stdout or stderr. */
  says(what: RegExp): Promise<RegExpExecArray>
  kill(signal: NodeJS.Signals): void
  readonly ended: Promise<Ended>
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
}

const begun: ChildProcess[] = []
process.once('exit', () => {
  for (const child of begun) child.kill('SIGKILL')
})

/** The program and its arguments, for who runs it in another way. */
export const cliCommand = async (args: readonly string[]): Promise<readonly string[]> => {
  main ??= bundled()
  return [process.execPath, await main, ...args]
}

/** Starts `gezinsbeeld` as a process of its own. */
export const startCli = async (args: readonly string[], { env = {}, cwd }: CliOptions = {}): Promise<Cli> => {
  const [program = '', ...rest] = await cliCommand(args)
  const child = spawn(program, rest, {
    // Nothing of who runs the tests comes along but where programs are.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    cwd: cwd ?? repository,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  begun.push(child)
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    out += more
  })
  child.stderr.setEncoding('utf8').on('data', (more: string) => {
    err += more
  })
  let over: Ended | undefined
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code, signal) => {
      over = { code, signal, out, err }
      resolve(over)
    }),
  )
  return {
    out: () => out,
    err: () => err,
    says: (what) =>
      waitFor(() => {
        const found = what.exec(out + err)
        if (found === null && over !== undefined)
          throw new Error(`it ended (${over.code}) without saying ${what}:\n${out}${err}`)
        return found ?? undefined
      }, String(what)),
    kill: (signal) => void child.kill(signal),
    ended,
  }
}

/** Runs `gezinsbeeld` to its end. */
export const runCli = async (args: readonly string[], options?: CliOptions): Promise<Ended> =>
  (await startCli(args, options)).ended
