import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import { StopError } from '@gezinsbeeld/bus'

/** The text of a creds file, or the file in which it stands: one that is replaced there is taken up without a restart. */
export type Credentials = string | { readonly file: string }

/** How often the file is looked at, in milliseconds: by its stat, which also sees a secret that is mounted anew. */
const lookEvery = 1_000

/** @throws StopError for a file that cannot be read. */
export const textOf = (creds: Credentials): string => {
  if (typeof creds === 'string') return creds
  try {
    return readFileSync(creds.file, 'utf8')
  } catch (cause) {
    throw new StopError(`creds: found no file to read at ${creds.file}`, { cause })
  }
}

/** Calls `onChange` whenever the file may have another content. Returns what ends it. */
export const whenReplaced = (creds: Credentials, onChange: () => void): (() => void) => {
  if (typeof creds === 'string') return () => undefined
  watchFile(creds.file, { interval: lookEvery, persistent: false }, onChange)
  return () => unwatchFile(creds.file, onChange)
}
