import { statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { RetryError } from '@gezinsbeeld/bus'
import { freeBytes, isFull, unwritten } from '@gezinsbeeld/shell'

/** The state could not be written, and is as it was before: the hub begins anew from it when there is room. */
export class DiskError extends RetryError {
  override readonly name = 'DiskError'
  readonly folder: string
  /** Bytes that were free then. */
  readonly free: number

  constructor(folder: string, options?: ErrorOptions) {
    super(isFull(folder) ? `the disk of ${folder} is full` : `${folder} cannot be written`, options)
    this.folder = folder
    this.free = freeBytes(folder)
  }

  /** For who asks at `/gereed`. */
  get uitleg(): string {
    return isFull(this.folder)
      ? `de schijf van ${this.folder} is vol`
      : `in ${this.folder} kan niet geschreven worden`
  }
}

/** Why a commit failed: for want of a disk that takes it, or by an error of the work itself, which stays what it is. */
export const writeFailure = async (thrown: unknown, folder: string): Promise<unknown> => {
  const failed = await unwritten(thrown)
  return failed === undefined ? thrown : new DiskError(folder, failed)
}

/** Whether the file of a state can be written once more beside itself. */
export const hasRoomToCopy = (path: string, folder: string): boolean =>
  freeBytes(folder) > statSync(path).size

/** LMDB dies of a signal when it opens a file on a full disk: it maps what it cannot write. */
export const assertRoom = (folder: string): void => {
  if (isFull(folder)) throw new DiskError(folder)
}

/** After how many milliseconds without more room it is tried again: a disk can refuse for other reasons. */
const tryAgainAfter = 60_000

/** Resolves when there is more room than when it could not be written, or it is time to try again. */
export const untilRoom = async ({ folder, free }: DiskError, signal: AbortSignal): Promise<void> => {
  const enough = AbortSignal.timeout(tryAgainAfter)
  while (!signal.aborted && (isFull(folder) || (freeBytes(folder) <= free && !enough.aborted)))
    await pause(500, undefined, { signal }).catch(() => undefined)
}
