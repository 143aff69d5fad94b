import { statfsSync } from 'node:fs'

/** So little is left on a disk on which something could not be written. */
const fullBytes = 1_000_000

/** How many bytes this process may still write to the disk of a folder. */
export const freeBytes = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Whether the disk of a folder has room for next to nothing. */
export const isFull = (folder: string): boolean => freeBytes(folder) < fullBytes

/**
 * What LMDB says of a commit that it could not write: then nothing of it is in the file, and the next one may go well. It stands in a
 * promise of its own (`commitError`), which must not be left alone, or it ends the process. Undefined for an error of the work itself.
 */
export const unwritten = async (error: unknown): Promise<{ readonly cause: unknown } | undefined> => {
  const told: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'commitError') : undefined
  if (!(told instanceof Promise)) return undefined
  return told.then(
    () => undefined,
    (cause: unknown) => ({ cause }),
  )
}
