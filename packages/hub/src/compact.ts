import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { open } from 'lmdb'
import { DiskError } from './disk'

/**
 * Writes a state anew without the pages that are no longer used: a value that was removed stays in them until then. Throws a DiskError
 * when it could not be written: then the state is as it was.
 */
export const compact = async (path: string): Promise<void> => {
  const fresh = `${path}-nieuw`
  rmSync(fresh, { force: true })
  const root = open({ path, maxDbs: 48, eventTurnBatching: false })
  try {
    await root.backup(fresh, true)
  } catch (cause) {
    rmSync(fresh, { force: true })
    throw new DiskError(dirname(path), { cause })
  } finally {
    await root.close()
  }
  // The copy is not on the disk yet: a power cut now would leave a file of the right name and nothing in it.
  const copied = openSync(fresh, 'r+')
  fsyncSync(copied)
  closeSync(copied)
  renameSync(fresh, path)
  rmSync(`${path}-lock`, { force: true })
}
