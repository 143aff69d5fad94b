import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { leaveOut, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleChild } from './testing/bundle-child'
import { testAdapter } from './testing/feeds'
import { get, type Surroundings, startSurroundings, untilReady } from './testing/surroundings'

const disk = temporaryFolder('schijf')
const mounts = (...args: readonly string[]): boolean => spawnSync('mount', [...args, disk]).status === 0
const canMount = mounts('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs')

let around: Surroundings
let child: string
beforeAll(async () => {
  if (!canMount) return
  child = await bundleChild('crash-child')
  around = await startSurroundings()
  await around.emptyTables()
})
afterAll(async () => {
  if (!canMount) return
  await around.stop()
  spawnSync('umount', ['-l', disk])
})

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

test('on a full disk the adapter stays, says so, and goes on when there is room: nothing is lost or doubled', async (context) => {
  if (!canMount) leaveOut(context, 'no small disk can be mounted here')
  const rows = 4_000
  await around.db`insert into bron.persoon (id, naam) select n::text, repeat('x', 200) from generate_series(1, ${rows}) n`
  const configured = await around.configure(testAdapter)
  const poort = await freePort()
  const configuration = { ...configured, gegevens: disk, poort }
  const file = join(temporaryFolder('configuration'), 'adapter.json')
  writeFileSync(file, JSON.stringify(configuration))
  const adapter = spawn(process.execPath, [child, file, 'none', '1'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let ended: NodeJS.Signals | number | undefined
  adapter.once('exit', (code, signal) => {
    ended = signal ?? code ?? 0
  })
  try {
    const text = await waitFor(async () => {
      expect(ended).toBeUndefined()
      const { text: said } = await get(poort, '/gereed').catch(() => ({ text: '' }))
      return said.includes('is full') && said
    }, 'word of a full disk')
    expect(text).toMatch(/feed persoon probeert het opnieuw: the ledger: the disk of .* is full: make room/)
    expect((await get(poort, '/gezond')).status).toBe(200)
    expect((await around.seen(configured.organisatie)).length).toBeLessThan(rows)

    expect(mounts('-o', 'remount,size=64m')).toBe(true)
    await untilReady(poort)
    const events = await waitFor(async () => {
      const all = await around.seen(configured.organisatie)
      return all.length >= rows && all
    })
    expect(events).toHaveLength(rows)
    expect(new Set(events.map(({ object }) => object)).size).toBe(rows)
  } finally {
    adapter.kill('SIGKILL')
    if (ended === undefined) await once(adapter, 'exit')
  }
})
