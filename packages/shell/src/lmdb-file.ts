import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'

/**
 * LMDB maps its file into memory and trusts it: on a cut-off or overwritten file the process dies of a signal, and nobody
 * is told why. So the two meta pages are read here first (mdb.c: `MDB_meta`, after a page header of 24 bytes).
 */
const metaPages = { size: 4096, magic: 24, lastPage: 144 }
const magic = 0xbeefc0de

/** lmdb.h: MDB_PROBLEM, MDB_CORRUPTED, MDB_PAGE_NOTFOUND. */
const damageCodes: readonly unknown[] = [-30779, -30796, -30797]

const damageFound = 9

/** Walks every entry in a process of its own, which may die of it; also if a table were opened while it walks over another. */
const walk = `
const { open } = require(process.argv[1])
const root = open({ path: process.argv[2], maxDbs: 64, readOnly: true })
try {
  const tables = [...root.getKeys()].map((name) => root.openDB({ name, encoding: 'binary' }))
  for (const table of tables) for (const key of table.getKeys()) void key
} catch ({ code }) {
  process.exit(${JSON.stringify(damageCodes)}.includes(code) ? ${damageFound} : 0)
}
`

const survivesReading = (path: string): boolean => {
  const lmdb = createRequire(import.meta.url).resolve('lmdb')
  const { status, signal } = spawnSync(process.execPath, ['-e', walk, lmdb, path])
  return signal === null && status !== damageFound
}

/** As many starts that ended without a word are no chance: then every page is read before the file is opened. */
const suspectAfter = 3

/** What holds the starts that have not ended: one byte each. */
const startsOf = (file: string): string => `${file}-gestart`

const damageOf = (file: string, path: string, isSuspect: boolean): string | undefined => {
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    const head = Buffer.alloc(2 * metaPages.size)
    if (readSync(handle, head, 0, head.length, 0) < head.length) return `${size} bytes`
    const metas = [head.subarray(0, metaPages.size), head.subarray(metaPages.size)]
    if (metas.some((meta) => meta.readUInt32LE(metaPages.magic) !== magic)) return 'no header'
    const pages = metas.map((meta) => Number(meta.readBigUInt64LE(metaPages.lastPage)) + 1)
    // A healthy file may be a few pages short, when the last pages were freed before they were ever written.
    const isShort = Math.max(...pages) * metaPages.size > size
    if (!(isShort || isSuspect) || survivesReading(path)) return undefined
    return isShort ? 'cut off' : `who reads it dies, ${suspectAfter} starts ended so`
  } finally {
    closeSync(handle)
  }
}

/** What is wrong with a file of LMDB before it is opened; `ended` when it was closed, whatever came between. */
export interface LmdbCheck {
  /** Undefined when it can be opened. A file that is not there is a new one. */
  readonly damage: string | undefined
  readonly ended: () => void
}

/** Looks at a file of LMDB that is about to be opened, by this path, and counts the start until it has ended. */
export const checkLmdbFile = (file: string, path = file): LmdbCheck => {
  const starts = startsOf(file)
  const isSuspect = existsSync(starts) && statSync(starts).size >= suspectAfter
  const damage = existsSync(file) ? damageOf(file, path, isSuspect) : undefined
  if (damage === undefined) appendFileSync(starts, '.', { mode: 0o600 })
  return { damage, ended: () => rmSync(starts, { force: true }) }
}

/** Whether LMDB found out by itself, at a page that is not what it should be. */
export const isLmdbDamage = (thrown: unknown): thrown is Error =>
  thrown instanceof Error && 'code' in thrown && damageCodes.includes(thrown.code)
