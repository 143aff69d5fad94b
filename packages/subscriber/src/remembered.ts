import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Which deliveries an app has handled, so that one that comes again after a crash is not handled again. */
export interface Remembered {
  has(id: string): boolean
  add(id: string): void
}

/** As many as can have been under way when a process ended, many times over. */
const atMost = 10_000

/** In a file, one id a line, when there is a path; else for as long as the process lives. */
export const remembered = (path: string | undefined): Remembered => {
  const known = path !== undefined && existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
  const ids = new Set(known.filter((id) => id !== '').slice(-atMost))
  if (path !== undefined) {
    // Beside it first: a process that is killed now has the older file, and not an empty one.
    writeFileSync(`${path}.nieuw`, [...ids, ''].join('\n'), { mode: 0o600, flush: true })
    renameSync(`${path}.nieuw`, path)
  }
  return {
    has: (id) => ids.has(id),
    add: (id) => {
      ids.add(id)
      if (path !== undefined) appendFileSync(path, `${id}\n`, { flush: true })
      if (ids.size <= atMost) return
      // A Set keeps the order of insertion: the first is the oldest.
      const [oldest] = ids
      if (oldest !== undefined) ids.delete(oldest)
    },
  }
}
