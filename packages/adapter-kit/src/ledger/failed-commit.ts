import { statfsSync } from 'node:fs'
import { RetryError } from '../failures'

/** So little is left on a disk on which LMDB could not write. */
const fullBytes = 1_000_000

const room = (folder: string): string => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < fullBytes
    ? `the disk of ${folder} is full: make room, it goes on by itself`
    : `${folder} cannot be written`
}

/** What LMDB says of it stands in a promise of its own, which must not be left alone. */
const causeOf = async (error: unknown): Promise<unknown> => {
  const told: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'commitError') : undefined
  if (!(told instanceof Promise)) return undefined
  return told.then(
    () => undefined,
    (cause: unknown) => cause,
  )
}

/**
 * Why a commit failed. Of a commit that LMDB could not write nothing is in the file, and the next one may go well: that is tried again;
 * an error of the work itself stays what it is.
 */
export const failedCommit = async (error: unknown, folder: string): Promise<unknown> => {
  const cause = await causeOf(error)
  return cause === undefined ? error : new RetryError(`the ledger: ${room(folder)}`, { cause })
}
