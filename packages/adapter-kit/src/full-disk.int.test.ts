import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  freePort,
  leaveOut,
  mountSmallDisk,
  type SmallDisk,
  temporaryFolder,
  waitFor,
} from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleChild } from './testing/bundle-child'
import { testAdapter } from './testing/feeds'
import { get, type Surroundings, startSurroundings, untilReady } from './testing/surroundings'

let disk: SmallDisk | undefined
let around: Surroundings
let child: string
beforeAll(async () => {
  disk = mountSmallDisk('1m')
  if (disk === undefined) return
  child = await bundleChild('crash-child')
  around = await startSurroundings()
  await around.emptyTables()
})
afterAll(async () => {
  if (disk === undefined) return
  await around.stop()
  disk.remove()
})

test('on a full disk the adapter stays, says so, and goes on when there is room: nothing is lost or doubled', async (context) => {
  if (disk === undefined) return leaveOut(context, 'no small disk can be mounted here')
  const rows = 4_000
  await around.db`insert into bron.persoon (id, naam) select n::text, repeat('x', 200) from generate_series(1, ${rows}) n`
  const configured = await around.configure(testAdapter)
  const poort = await freePort()
  const configuration = { ...configured, gegevens: disk.folder, poort }
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

    disk.grow('64m')
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
