import { once } from 'node:events'
import { temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Step } from './outbox'
import { type HubProcesses, startHubProcesses } from './testing/hub-processes'

let processes: HubProcesses
beforeAll(async () => {
  processes = await startHubProcesses()
})
afterAll(() => processes.stop())

const steps: readonly Step[] = ['applied', 'audited', 'handed-over', 'stored', 'committed']

test.each(steps)('a hub that is killed when it has just %s loses and doubles nothing', async (step) => {
  const file = await processes.configure(temporaryFolder('hub'))
  for (const times of [1, 2]) {
    await processes.publishSome()
    const hub = processes.start(file, step, times)
    // There is a second time only while there is more to do.
    const feed = processes.feeding(100)
    const [, signal] = await once(hub, 'exit')
    await feed.stop()
    expect(signal).toBe('SIGKILL')
  }
  await processes.settleAndCompare(file)
})

test('a hub that stands by takes over when the one that leads is gone', async () => {
  const files = [
    await processes.configure(temporaryFolder('hub')),
    await processes.configure(temporaryFolder('hub')),
  ]
  await processes.publishSome()
  const must = await processes.expected()
  const leader = processes.start(files[0] ?? '')
  await waitFor(
    async () => (await processes.countOf('bezorgd', 'bezorgd.v1.>')) >= must.length,
    'the first',
    120_000,
  )
  const standby = processes.start(files[1] ?? '')
  leader.kill('SIGKILL')
  await once(leader, 'exit')
  await processes.publishSome()
  const more = await processes.expected()
  expect(more.length).toBeGreaterThan(must.length)
  await waitFor(
    async () => (await processes.countOf('bezorgd', 'bezorgd.v1.>')) >= more.length,
    'the second',
    120_000,
  )
  standby.kill('SIGTERM')
  await once(standby, 'exit')
  expect(await processes.delivered()).toEqual(more)
})

/** How often a hub is killed at random; `HUB_KILLS` for more or fewer. */
const kills = Number(globalThis.process.env['HUB_KILLS'] ?? 20)

test(`two hubs, ${kills} kills at any moment, and NATS restarted in between: nothing is lost, doubled or out of order`, {
  timeout: 1_800_000,
}, async () => {
  const files = [
    await processes.configure(temporaryFolder('hub')),
    await processes.configure(temporaryFolder('hub')),
  ]
  let left = kills
  const keepDying = async (file: string): Promise<void> => {
    while (left > 0) {
      left -= 1
      const hub = processes.start(file, '-', 1 + Math.floor(Math.random() * 12))
      const feed = processes.feeding(150)
      // A hub that only stands by takes no step, and between two steps it dies too: it is killed from outside.
      const limit = setTimeout(() => hub.kill('SIGKILL'), 500 + Math.random() * 2_500)
      const [, signal] = await once(hub, 'exit')
      clearTimeout(limit)
      expect(signal).toBe('SIGKILL')
      await feed.stop()
    }
  }
  const dying = Promise.all(files.map(keepDying))
  for (const part of [0.75, 0.5, 0.25]) {
    await Promise.race([dying, waitFor(() => left < kills * part, 'the kills before NATS', 600_000)])
    await processes.region.kill()
    await processes.region.back()
  }
  await dying
  await processes.settleAndCompare(...files)
})

test('a hub that starts from nothing gets the same state, and sends nothing again', {
  timeout: 600_000,
}, async () => {
  const before = await processes.delivered()
  const file = await processes.configure(temporaryFolder('hub'))
  const hub = processes.start(file)
  await processes.publishSome()
  const must = await processes.expected()
  await waitFor(
    async () => (await processes.countOf('bezorgd', 'bezorgd.v1.>')) >= must.length,
    'the rest',
    300_000,
  )
  hub.kill('SIGTERM')
  await once(hub, 'exit')
  const found = await processes.delivered()
  const first = must.findIndex((id, at) => id !== found[at])
  expect({ count: found.length, first }).toEqual({ count: must.length, first: -1 })
  expect(found.slice(0, before.length)).toEqual(before)
})
