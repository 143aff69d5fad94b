import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = '/sys/fs/cgroup'

/** Of the two forms of control groups: where they stand, and which file bounds the memory. */
const form = (): { readonly room: string; readonly limit: string } | undefined => {
  const unified = join(root, 'cgroup.subtree_control')
  if (existsSync(unified) && readFileSync(unified, 'utf8').split(/\s/).includes('memory'))
    return { room: root, limit: 'memory.max' }
  const room = join(root, 'memory')
  return existsSync(join(room, 'memory.limit_in_bytes'))
    ? { room, limit: 'memory.limit_in_bytes' }
    : undefined
}

export interface MemoryLimit {
  /** A command line's beginning: what comes behind it runs within the limit. */
  readonly command: readonly [string, ...string[]]
  /** When what ran has ended. */
  readonly remove: () => void
}

/**
 * Holds a process to so many bytes, pages of files that it reads and writes included, as `MemoryMax` of systemd and a container's limit do: above
 * them the system takes pages of files back, and without any it ends the process. Undefined where this user may make no control group.
 */
export const memoryLimit = (bytes: number): MemoryLimit | undefined => {
  const here = form()
  if (here === undefined) return undefined
  const group = join(here.room, `gezinsbeeld-bench-${process.pid}`)
  try {
    mkdirSync(group, { recursive: true })
    writeFileSync(join(group, here.limit), String(bytes))
  } catch {
    // Only root may, unless somebody gave it away.
    return undefined
  }
  return {
    command: ['/bin/sh', '-c', 'echo $$ > "$0" && exec "$@"', join(group, 'cgroup.procs')],
    remove: () => rmdirSync(group),
  }
}
