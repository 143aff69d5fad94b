import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { StopError } from '../failures'
import { temporaryFolder } from '../testing/harness'
import { openLedger } from './open-ledger'

const owner = { organisatie: 'gi-noord', adapter: 'proef', sleutel: 'a' }

const filled = async (): Promise<string> => {
  const folder = temporaryFolder()
  const ledger = openLedger(folder, owner)
  await ledger.commit(() => {
    for (let i = 0; i < 2_000; i++) ledger.pseudonyms.putSync(`sleutel ${i}`, 'x'.repeat(200))
  })
  await ledger.close()
  return folder
}

test('what was committed is there after opening again', async () => {
  const folder = await filled()
  const ledger = openLedger(folder, owner)
  expect(ledger.pseudonyms.get('sleutel 1999')).toHaveLength(200)
  await ledger.close()
})

test('commits resolve in the order of their calls, and see what the ones before wrote', async () => {
  const ledger = openLedger(temporaryFolder(), owner)
  const order: number[] = []
  const commits = [1, 2, 3].map((n) =>
    ledger
      .commit(() => {
        const before = ledger.pseudonyms.get('n') ?? ''
        ledger.pseudonyms.putSync('n', `${before}${n}`)
      })
      .then(() => order.push(n)),
  )
  await Promise.all(commits)
  expect(order).toEqual([1, 2, 3])
  expect(ledger.pseudonyms.get('n')).toBe('123')
  await ledger.close()
})

test('a ledger of another organisation, adapter or key is refused: it says which', async () => {
  const folder = await filled()
  for (const [other, said] of [
    [{ organisatie: 'gi-zuid' }, 'organisatie gi-noord'],
    [{ adapter: 'ggz' }, 'adapter proef'],
    [{ sleutel: 'b' }, 'another reference key'],
  ] as const) {
    expect(() => openLedger(folder, { ...owner, ...other })).toThrow(said)
  }
})

test('a ledger that another version wrote in another form is refused, and stays as it is', async () => {
  const folder = await filled()
  const write = `
const { open } = require(process.argv[1])
const root = open({ path: process.argv[2], maxDbs: 64 })
const meta = root.openDB({ name: 'meta' })
meta.putSync('ledger', { ...meta.get('ledger'), formaat: 2 })
`
  const lmdb = createRequire(import.meta.url).resolve('lmdb')
  execFileSync(process.execPath, ['-e', write, lmdb, folder])
  for (const _time of [1, 2])
    expect(() => openLedger(folder, owner)).toThrow('has form 2, this version of the adapter reads 1')
})

/** Has the ledger open as an adapter does that runs: its process stands in the ledger and holds the file. */
const holder = `
const { open } = require(process.argv[1])
const root = open({ path: process.argv[2], maxDbs: 64 })
const meta = root.openDB({ name: 'meta' })
meta.putSync('ledger', { ...meta.get('ledger'), draait: { pid: process.pid, host: 'hier' } })
meta.get('ledger')
process.stdout.write('open')
setInterval(() => undefined, 1000)
`

test('a second adapter on one ledger refuses, and runs once the first is gone, however that ended', async () => {
  const folder = await filled()
  const lmdb = createRequire(import.meta.url).resolve('lmdb')
  const first = spawn(process.execPath, ['-e', holder, lmdb, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(first.stdout, 'data')
  expect(() => openLedger(folder, owner)).toThrow(
    `another adapter is using the ledger ${folder} (process ${first.pid}`,
  )
  const gone = once(first, 'exit')
  first.kill('SIGKILL')
  await gone
  await openLedger(folder, owner).close()
})

const damages: readonly (readonly [string, (file: string) => void])[] = [
  ['cut off', (file) => truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096)],
  ['empty', (file) => truncateSync(file, 0)],
  [
    'overwritten at its head',
    (file) => {
      const handle = openSync(file, 'r+')
      writeSync(handle, Buffer.alloc(8_192, 0xab))
      closeSync(handle)
    },
  ],
  ['another file', (file) => writeFileSync(file, 'no ledger'.repeat(10_000))],
]

test.each(damages)(
  'a ledger that is %s is refused, with how to go on, and does not end the process',
  async (_, damage) => {
    const folder = await filled()
    damage(join(folder, 'data.mdb'))
    expect(() => openLedger(folder, owner)).toThrow(StopError)
    expect(() => openLedger(folder, owner)).toThrow(/damaged .*put back a copy, or move the folder away/)
  },
)
