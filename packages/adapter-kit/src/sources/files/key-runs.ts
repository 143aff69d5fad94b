import { closeSync, createReadStream, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The keys of a full dump, on disk in sorted runs, so that however many there are they take no memory. */
export interface KeyRuns {
  add(key: string): void
  /** Every key once, in the order of its UTF-8 bytes, a chunk at a time. */
  inOrder(): AsyncIterable<readonly string[]>
  remove(): void
}

const keysInRun = 100_000
const keysInChunk = 5_000

/** By code point is by UTF-8 byte; by UTF-16 unit is not. */
const byBytes = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    let [left, right] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (left === right) continue
    // Surrogates stand for what comes after everything else.
    if (left >= 0xd800 && right >= 0xd800) {
      left = left >= 0xe000 ? left - 0x800 : left + 0x2000
      right = right >= 0xe000 ? right - 0x800 : right + 0x2000
    }
    return left - right
  }
  return a.length - b.length
}

/** @param folder where the runs are written, and nothing else; keys may be personal data, so only this user reads it. */
export const keyRuns = (folder: string): KeyRuns => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const files: string[] = []
  let run: string[] = []

  const flush = (): void => {
    if (run.length === 0) return
    const path = join(folder, String(files.length))
    const handle = openSync(path, 'wx', 0o600)
    // Keys have no control characters, so no key holds a newline.
    writeSync(handle, `${run.sort(byBytes).join('\n')}\n`)
    closeSync(handle)
    files.push(path)
    run = []
  }

  async function* inOrder(): AsyncIterable<readonly string[]> {
    flush()
    const readers = files.map((path) => {
      const lines = createInterface({
        input: createReadStream(path, 'utf8'),
        crlfDelay: Number.POSITIVE_INFINITY,
      })
      return lines[Symbol.asyncIterator]()
    })
    const heads = await Promise.all(readers.map((reader) => reader.next()))
    let chunk: string[] = []
    let last: string | undefined
    for (;;) {
      let least = -1
      for (let i = 0; i < heads.length; i++) {
        const head = heads[i]
        const best = heads[least]
        if (head === undefined || head.done) continue
        if (best === undefined || best.done || byBytes(head.value, best.value) < 0) least = i
      }
      const head = heads[least]
      const reader = readers[least]
      if (head === undefined || head.done || reader === undefined) break
      if (head.value !== last) {
        chunk.push(head.value)
        last = head.value
        if (chunk.length >= keysInChunk) {
          yield chunk
          chunk = []
        }
      }
      heads[least] = await reader.next()
    }
    if (chunk.length > 0) yield chunk
  }

  return {
    add: (key) => {
      run.push(key)
      if (run.length >= keysInRun) flush()
    },
    inOrder,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
