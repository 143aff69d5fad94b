import { readFileSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'

/** What came of reading a file: its text, or why not. */
export type Read =
  | { readonly text: string }
  | {
      readonly rule: 'file-missing' | 'file-unreadable' | 'file-size' | 'ref-outside'
      readonly message: string
    }

/** Reads the file at a path relative to a root folder, with `/` and without `..`. */
export type SourceReader = (path: string, maxBytes: number) => Read

const unreadable = (message: string): Read => ({ rule: 'file-unreadable', message })

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error'

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`

/** Files below a folder on disk. A symbolic link is followed only to a place below that folder. */
export const diskReader = (root: string): SourceReader => {
  let realRoot: string | undefined
  return (path, maxBytes) => {
    try {
      realRoot ??= realpathSync(root)
      const real = realpathSync(join(root, path))
      const inside = relative(realRoot, real)
      if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
        return { rule: 'ref-outside', message: 'found a link to a file outside the folder of the contract' }
      // Asked before it is opened: to open a pipe or a device would wait, or never end.
      const stat = statSync(real)
      if (stat.isDirectory()) return unreadable('found a folder, expected a file')
      if (!stat.isFile()) return unreadable('found a device or a pipe, expected a file')
      if (stat.size > maxBytes)
        return {
          rule: 'file-size',
          message: `found ${megabytes(stat.size)}, expected at most ${megabytes(maxBytes)}`,
        }
      return decode(readFileSync(real))
    } catch (cause) {
      const code = codeOf(cause)
      if (code === 'ENOENT' || code === 'ENOTDIR')
        return { rule: 'file-missing', message: 'found no such file' }
      if (code === 'ELOOP') return unreadable('found a symbolic link that leads to itself')
      return unreadable(`found a file that cannot be read (${code})`)
    }
  }
}

/** Files that are in memory already, such as those of a git revision; by their path relative to the root. */
export const memoryReader =
  (files: ReadonlyMap<string, string>): SourceReader =>
  (path, maxBytes) => {
    const text = files.get(path)
    if (text === undefined) return { rule: 'file-missing', message: 'found no such file' }
    const bytes = Buffer.byteLength(text)
    return bytes > maxBytes
      ? { rule: 'file-size', message: `found ${megabytes(bytes)}, expected at most ${megabytes(maxBytes)}` }
      : { text }
  }

const decode = (bytes: Buffer): Read => {
  if (bytes.includes(0)) return unreadable('found a binary file, expected text in UTF-8')
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    // The decoder has nothing to add to this.
    return unreadable('found a binary file or another encoding, expected text in UTF-8')
  }
}
