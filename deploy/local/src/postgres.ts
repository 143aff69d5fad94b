import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { type Running, startChild, untilReady } from './child.js'
import { freePort } from './free-port.js'
import { asUser, type ProgramUser, postgresPrograms, postgresUser } from './postgres-program.js'
import { readIfThere } from './read-if-there.js'

interface PostgresOptions {
  /** For the data, the password and the log. Data that are there already are used again. */
  readonly folder: string
  /** A free one by default. */
  readonly port?: number
  /** false: nothing waits for the disk. For tests, whose data survive a kill but need not survive the machine. */
  readonly durable?: boolean
}

export interface Postgres extends Running {
  readonly port: number
  /** Makes the database when it is not there, and gives its URL, password included. */
  database(name: string): Promise<string>
}

/**
 * A real PostgreSQL server on 127.0.0.1. After a kill -9 it recovers from its log at the next start; a `postmaster.pid`
 * that stayed behind is recognised by the server itself as nobody's, and one that is still in use ends the start.
 */
export const startPostgres = async (options: PostgresOptions): Promise<Postgres> => {
  const data = join(options.folder, 'data')
  const logFile = join(options.folder, 'postgres.log')
  mkdirSync(options.folder, { recursive: true })
  const password = passwordIn(options.folder)
  const user = postgresUser(data)
  if (!existsSync(data)) await initialise(options.folder, data, user, password)

  const port = options.port ?? (await freePort())
  const program = join(postgresPrograms(), 'postgres')
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=']
  if (options.durable === false) settings.push('fsync=off', 'full_page_writes=off')
  const run = asUser(
    user,
    [program, data],
    [program, '-D', data, ...settings.flatMap((each) => ['-c', each])],
  )
  const [command = program, ...args] = run.command
  const child = await startChild({
    name: 'PostgreSQL',
    command,
    args,
    logFile,
    cwd: '/',
    endsOn: 'INT',
    ...(run.user && { user: run.user }),
  })
  await untilReady(child, logFile, async () => acceptsConnections(data, child.pid))

  const url = (name: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${name}`
  const database = async (name: string) => {
    const sql = postgres(url('postgres'), { max: 1, onnotice: () => undefined })
    try {
      const [known] = await sql`select from pg_database where datname = ${name}`
      if (known === undefined) await sql`create database ${sql(name)}`
      return url(name)
    } finally {
      await sql.end()
    }
  }
  return { ...child, port, database }
}

/** Made once, kept beside the data. */
const passwordIn = (folder: string): string => {
  const file = join(folder, 'password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** Under another name until it is whole, so that an initialisation that was cut short is not taken for data. */
const initialise = async (folder: string, data: string, user: ProgramUser | undefined, password: string) => {
  const [unfinished, passwordFile] = [`${data}.unfinished`, join(folder, 'password.initdb')]
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) for (const path of [unfinished, passwordFile]) chownSync(path, user.uid, user.gid)
  const program = join(postgresPrograms(), 'initdb')
  const run = asUser(
    user,
    [program, unfinished],
    [
      ...[
        program,
        '-D',
        unfinished,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
      ],
      // Of PostgreSQL itself: sorting does not depend on the machine's locales.
      ...[
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--no-sync',
      ],
    ],
  )
  const [command = program, ...args] = run.command
  await promisify(execFile)(command, args, { cwd: '/', ...run.user })
  rmSync(passwordFile)
  renameSync(unfinished, data)
}

/** As pg_ctl asks: the eighth line of postmaster.pid, once the first names this very process. */
const acceptsConnections = (data: string, pid: number): true | undefined => {
  const lines = readIfThere(join(data, 'postmaster.pid'))?.split('\n') ?? []
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready' ? true : undefined
}
