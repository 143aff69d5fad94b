import { once } from 'node:events'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, leaveOut, mountSmallDisk, type SmallDisk, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasRoomToCopy } from './disk'
import { announceErasure } from './register'
import { ref } from './scenario'
import { type HubProcesses, startHubProcesses } from './testing/hub-processes'

let disk: SmallDisk | undefined
let processes: HubProcesses
beforeAll(async () => {
  disk = mountSmallDisk('4m')
  if (disk !== undefined) processes = await startHubProcesses()
})
afterAll(async () => {
  if (disk === undefined) return
  await processes.stop()
  disk.remove()
})

const ready = async (poort: number): Promise<{ readonly status: number; readonly text: string }> => {
  const response = await fetch(`http://127.0.0.1:${poort}/gereed`)
  return { status: response.status, text: await response.text() }
}

const families = Array.from({ length: 400 }, (_, n) => n)

test('on a full disk the hub stays, says so, and goes on when there is room: nothing is missing or doubled', async (context) => {
  if (disk === undefined) return leaveOut(context, 'no small disk can be mounted here')
  const poort = await freePort()
  const file = await processes.configure(disk.folder, poort)
  const hub = processes.start(file)
  await processes.publishSome(families)
  const text = await waitFor(async () => {
    expect(hub.exitCode ?? hub.signalCode).toBeNull()
    const { text: said } = await ready(poort).catch(() => ({ text: '' }))
    return said.includes('is vol') && said
  }, 'word of a full disk')
  expect(text).toMatch(/de schijf van .* is vol: maak ruimte, dan gaat het vanzelf verder/)
  // What comes while it waits, waits.
  await processes.publishSome([1, 2])
  const must = await processes.expected()
  expect(await processes.countOf('bezorgd', 'bezorgd.v1.>')).toBeLessThan(must.length)

  disk.grow('64m')
  await waitFor(async () => (await ready(poort)).status === 200, 'readiness', 60_000)
  expect(hub.exitCode ?? hub.signalCode).toBeNull()
  await waitFor(async () => (await processes.countOf('bezorgd', 'bezorgd.v1.>')) >= must.length, 'the rest')
  expect(await processes.delivered()).toEqual(must)
  hub.kill('SIGTERM')
  await once(hub, 'exit')
  // What the state holds is what it would have held.
  await processes.publishSome([3])
  await processes.settleAndCompare(file)
})

test('without room for a second copy the hub goes on, says what is still in the file, and takes it out when there is room', async (context) => {
  if (disk === undefined) return leaveOut(context, 'no small disk can be mounted here')
  const state = join(disk.folder, 'staat.lmdb')
  const filler = join(disk.folder, 'vulling')
  const poort = await freePort()
  const hub = processes.start(await processes.configure(disk.folder, poort))
  await waitFor(async () => (await ready(poort).catch(() => undefined))?.status === 200, 'readiness')
  const half = Math.floor(statSync(state).size / 2)
  disk.grow('256m')
  writeFileSync(filler, Buffer.alloc(256 * 2 ** 20 - statSync(state).size - half))
  expect(hasRoomToCopy(state, disk.folder)).toBe(false)

  // Of this version there is nobody else, so that what is searched for is hers alone.
  await processes.publishSome([7])
  const holds = (): boolean => readFileSync(state).includes('085-1000007')
  await waitFor(holds, 'the state')
  await announceErasure(processes.operator, 'urn:nld:oin:00000099000000009000:systeem:test', {
    ...{ wissing: 'wissing-1', personen: [ref('gi-een', 'moeder7')], bereik: 'persoon', opnieuw: 'weigeren' },
  })
  const remark = await waitFor(async () => {
    const { status, text } = await ready(poort)
    return status === 200 && text.includes('wat gewist is') && text
  }, 'word of what is still there')
  expect(remark).toContain('er is geen ruimte om dat bestand opnieuw te schrijven')
  expect(holds()).toBe(true)
  const before = await processes.countOf('bezorgd', 'bezorgd.v1.>')
  await processes.publishSome([1])
  await waitFor(
    async () => (await processes.countOf('bezorgd', 'bezorgd.v1.>')) > before,
    'what comes after it',
  )
  expect(hub.exitCode ?? hub.signalCode).toBeNull()

  rmSync(filler)
  await waitFor(() => !holds(), 'what was erased to be gone', 60_000)
  await waitFor(async () => (await ready(poort)).text === 'gereed\n', 'readiness without a remark')
  hub.kill('SIGTERM')
  await once(hub, 'exit')
})
