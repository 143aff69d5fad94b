import { spawnSync } from 'node:child_process'
import { closeSync, openSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { temporaryFolder } from '@gezinsbeeld/test-kit'
import { open } from 'lmdb'
import { expect, test } from 'vitest'
import { checkLmdbFile } from './lmdb-file'

const page = 4_096

const filled = async (rows = 50): Promise<string> => {
  const file = join(temporaryFolder('lmdb'), 'staat.lmdb')
  const root = open({ path: file, maxDbs: 48 })
  const tables = Array.from({ length: 30 }, (_, i) => root.openDB<string, string>({ name: `tabel ${i}` }))
  await root.transaction(() => {
    for (const table of tables) for (let i = 0; i < rows; i++) table.put(`sleutel ${i}`, 'x'.repeat(200))
  })
  await root.close()
  return file
}

const overwrite = (file: string, place: number, bytes: Buffer): void => {
  const handle = openSync(file, 'r+')
  writeSync(handle, bytes, 0, bytes.length, place)
  closeSync(handle)
}

/** Every page behind the two that say where the tree begins. */
const emptyPages = (file: string): void =>
  overwrite(file, 2 * page, Buffer.alloc(statSync(file).size - 2 * page))

const damages: readonly (readonly [string, string, (file: string) => void])[] = [
  ['cut off', 'cut off', (file) => truncateSync(file, Math.floor(statSync(file).size / 2 / page) * page)],
  ['empty', '0 bytes', (file) => truncateSync(file, 0)],
  ['overwritten at its head', 'no header', (file) => overwrite(file, 0, Buffer.alloc(2 * page, 0xab))],
  ['another file', 'no header', (file) => writeFileSync(file, 'no state'.repeat(10_000))],
]

test.each(damages)('a file that is %s is known before it is opened', async (_, what, damage) => {
  const file = await filled()
  damage(file)
  expect(checkLmdbFile(file).damage).toBe(what)
})

test('a whole file can be opened after any number of starts without an end, and so can one that is not there', async () => {
  for (const rows of [0, 50]) {
    const file = await filled(rows)
    for (let start = 0; start < 7; start++) expect(checkLmdbFile(file).damage).toBeUndefined()
    expect(checkLmdbFile(`${file}-anders`).damage).toBeUndefined()
  }
})

const starting = `
const { open } = require(process.argv[1])
const root = open({ path: process.argv[2], maxDbs: 48 })
for (const key of root.openDB({ name: 'tabel 7' }).getKeys()) void key
`

test('pages that end who reads them are looked for when three starts have ended without a word', async () => {
  const file = await filled()
  emptyPages(file)
  const lmdb = createRequire(import.meta.url).resolve('lmdb')
  for (let start = 0; start < 3; start++) {
    expect(checkLmdbFile(file).damage).toBeUndefined()
    expect(spawnSync(process.execPath, ['-e', starting, lmdb, file]).status).not.toBe(0)
  }
  expect(checkLmdbFile(file).damage).toBe('who reads it dies, 3 starts ended so')
})

test('a start that ended is not counted', async () => {
  const file = await filled()
  emptyPages(file)
  for (let start = 0; start < 5; start++) {
    const { damage, ended } = checkLmdbFile(file)
    expect(damage).toBeUndefined()
    ended()
  }
})
