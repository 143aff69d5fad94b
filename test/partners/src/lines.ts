import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** A file of JSON values, a line each, to which a server adds before it answers. */
export interface Lines<T> {
  readonly lines: readonly T[]
  append(value: T): void
  close(): void
}

/**
 * A last line that was cut off by a crash was never answered for, and is taken away; any other line that cannot be read ends the
 * start and is named.
 *
 * @param read the value of a line; undefined when it is none.
 */
export const openLines = <T>(
  file: string,
  read: (line: unknown) => T | undefined,
  expected: string,
): Lines<T> => {
  mkdirSync(dirname(file), { recursive: true })
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole))
  const lines = whole
    .split('\n')
    .slice(0, -1)
    .map((line, at) => {
      const value = read(parsed(line, `${file}:${at + 1}`))
      if (value === undefined) throw new Error(`${file}:${at + 1}: expected ${expected}`)
      return value
    })
  const descriptor = openSync(file, 'a')
  return {
    lines,
    append: (value) => void writeSync(descriptor, written(value)),
    close: () => closeSync(descriptor),
  }
}

/** Makes the file, unless it is there already: then nothing is changed, and false returned. */
export const seedLines = (file: string, values: Iterable<unknown>): boolean => {
  if (existsSync(file)) return false
  mkdirSync(dirname(file), { recursive: true })
  // Under another name until it is whole, so that half a file is not taken for data.
  writeFileSync(`${file}.unfinished`, [...values].map(written).join(''))
  renameSync(`${file}.unfinished`, file)
  return true
}

const written = (value: unknown): string => `${JSON.stringify(value)}\n`

const parsed = (text: string, where: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`${where}: not JSON`, { cause })
  }
}
