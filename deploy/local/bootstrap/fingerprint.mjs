import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the outcome of a step depends on, as one hash. Contents, not times: a fresh checkout has new times. */
export const fingerprint = (root, files, extra = '') => {
  const hash = createHash('sha256').update(extra)
  for (const file of [...files].sort()) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** The files below `folders` (relative to root), without what was made there. */
export const filesBelow = (root, folders, wanted) =>
  folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
        const path = `${folder}/${entry.name}`
        if (entry.isDirectory()) return made.has(entry.name) ? [] : filesBelow(root, [path], wanted)
        return entry.isFile() && wanted(path) ? [path] : []
      }),
    )

const made = new Set(['node_modules', 'dist', '.cache', '.data', 'coverage'])
