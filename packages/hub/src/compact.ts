import { renameSync, rmSync } from 'node:fs'
import { open } from 'lmdb'

/** Writes a state anew without the pages that are no longer used: a value that was removed stays in them until then. */
export const compact = async (path: string): Promise<void> => {
  const fresh = `${path}-nieuw`
  rmSync(fresh, { force: true })
  const root = open({ path, maxDbs: 32 })
  await root.backup(fresh, true)
  await root.close()
  renameSync(fresh, path)
  rmSync(`${path}-lock`, { force: true })
}
