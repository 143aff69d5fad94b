import { isFull, unwritten } from '@gezinsbeeld/shell'
import { RetryError } from '../failures'

const room = (folder: string): string =>
  isFull(folder)
    ? `the disk of ${folder} is full: make room, it goes on by itself`
    : `${folder} cannot be written`

/**
 * Why a commit failed. Of a commit that LMDB could not write nothing is in the file, and the next one may go well: that is tried again;
 * an error of the work itself stays what it is.
 */
export const failedCommit = async (error: unknown, folder: string): Promise<unknown> => {
  const failed = await unwritten(error)
  return failed === undefined ? error : new RetryError(`the ledger: ${room(folder)}`, failed)
}
