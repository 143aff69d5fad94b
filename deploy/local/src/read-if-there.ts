import { readFileSync } from 'node:fs'

/** The text of a file that another process writes and removes as it likes; undefined while it is not there. */
export const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
