import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { StopError } from '../failures'

/**
 * LMDB maps its file into memory and trusts it: on a cut-off or overwritten file the process dies of a signal, and nobody
 * is told why. So the two meta pages are read here first (mdb.c: `MDB_meta`, after a page header of 24 bytes).
 */
const metaPages = { size: 4096, magic: 24, lastPage: 144 }
const magic = 0xbeefc0de

const damaged = (file: string, what: string, cause?: unknown): StopError =>
  new StopError(
    `the ledger ${file} is damaged (${what}): put back a copy, or move the folder away and start again. ` +
      'Then the source is read anew and every object goes out once more under a higher number; ' +
      'what was removed from the source meanwhile must be withdrawn by hand',
    { cause },
  )

/** Walks every entry in a process of its own, which may die of it. */
const walk = `
const { open } = require(process.argv[1])
const root = open({ path: process.argv[2], maxDbs: 64, readOnly: true })
for (const name of root.getKeys()) for (const key of root.openDB({ name, encoding: 'binary' }).getKeys()) void key
`

const survivesReading = (file: string): boolean => {
  const lmdb = createRequire(import.meta.url).resolve('lmdb')
  return spawnSync(process.execPath, ['-e', walk, lmdb, dirname(file)]).status === 0
}

/** @throws StopError when the file is there and cannot be a whole ledger. A file that is not there is a new ledger. */
export const checkFile = (file: string): void => {
  if (!existsSync(file)) return
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    const head = Buffer.alloc(2 * metaPages.size)
    if (readSync(handle, head, 0, head.length, 0) < head.length) throw damaged(file, `${size} bytes`)
    const metas = [head.subarray(0, metaPages.size), head.subarray(metaPages.size)]
    if (metas.some((meta) => meta.readUInt32LE(metaPages.magic) !== magic)) throw damaged(file, 'no header')
    const pages = metas.map((meta) => Number(meta.readBigUInt64LE(metaPages.lastPage)) + 1)
    // A healthy file may be a few pages short, when the last pages were freed before they were ever written.
    if (Math.max(...pages) * metaPages.size > size && !survivesReading(file)) throw damaged(file, 'cut off')
  } finally {
    closeSync(handle)
  }
}
