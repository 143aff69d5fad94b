import { rmSync } from 'node:fs'
import { temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { leaveChildren, objectsOf, startAround } from './adapter-and-hub'

type Around = Awaited<ReturnType<typeof startAround>>
let around: Around
const stops: (() => Promise<void>)[] = []
const started = <T extends { stop(): Promise<void> }>(running: T): T => {
  stops.push(running.stop)
  return running
}

beforeAll(async () => {
  around = await startAround()
})
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})
afterAll(() => around.stop())

const ours = /^gezin\.v1\.gi-noord\.(?!bron)/
const children = Array.from({ length: 30 }, (_, n) => n + 1)
const [ledger, map, state] = [temporaryFolder('ledger'), temporaryFolder('drop'), temporaryFolder('hub')]

test('what a hub lost, and its stream, comes back from the ledgers under the same numbers', async () => {
  const hub = around.startHub(state)
  const configuration = around.configure(ledger, map)
  started(around.startAdapter(configuration))
  leaveChildren(map, 'kind-1.csv', children)
  const before = await around.untilHeld(objectsOf(children))
  // The next by itself is far off then, and what is lacking waits for who asks.
  expect(await around.compare(configuration)).toBe('de hub heeft hetzelfde')
  await hub.stop()
  const stored = await around.messages('invoer', ours)
  await around.lose(stored.filter((_, n) => n % 3 === 0).map((message) => message.stored))
  rmSync(state, { recursive: true })

  started(around.startHub(state))
  await around.untilHeld(before.length - Math.ceil(stored.length / 3))
  expect(await around.compare(configuration)).toBe(
    `${Math.ceil(stored.length / 3)} objecten ontbraken bij de hub en zijn opnieuw gepubliceerd`,
  )
  expect(await around.untilHeld(before.length)).toEqual(before)
  const ids = (await around.messages('invoer', ours)).map(({ id }) => id)
  expect(ids.toSorted()).toEqual(stored.map(({ id }) => id).toSorted())
  expect(await around.compare(configuration)).toBe('de hub heeft hetzelfde')
})

test('a lost ledger leaves nothing orphaned: what the source dropped meanwhile is withdrawn', async () => {
  started(around.startHub(state))
  const left = children.filter((n) => n > 5)
  const [fresh, again] = [temporaryFolder('ledger'), temporaryFolder('drop')]
  leaveChildren(again, 'kind-1.csv', left)
  const before = await around.untilHeld(objectsOf(children))
  started(around.startAdapter(around.configure(fresh, again)))
  const after = await around.untilHeld(objectsOf(left))
  const newest = Math.max(...before.map(({ volgnummer }) => volgnummer))
  expect(Math.min(...after.map(({ volgnummer }) => volgnummer))).toBeGreaterThan(newest)
})

test('a ledger on another source withdraws nothing, and says so', async () => {
  started(around.startHub(state))
  const [wrong, empty] = [temporaryFolder('ledger'), temporaryFolder('drop')]
  const before = await around.untilHeld(objectsOf(children.filter((n) => n > 5)))
  leaveChildren(empty, 'kind-1.csv', [99])
  const configuration = around.configure(wrong, empty)
  started(around.startAdapter(configuration))
  await around.untilHeld(before.length + 1)
  expect(await around.compare(configuration)).toMatch(
    /^38 objecten zijn alleen nog bij de hub: het is meer dan/,
  )
  expect(await around.held()).toHaveLength(before.length + 1)
})

test('whatever is published once more when the bus has long forgotten it does nothing in the hub', async () => {
  started(around.startHub(state))
  await around.untilHeld(39)
  const stored = await around.messages('invoer', ours)
  const before = await around.held()
  const delivered = (await around.messages('bezorgd', /^bezorgd\./)).length
  expect(delivered).toBeGreaterThan(0)
  const window = (ms: number) =>
    around.operator.jsm.streams.update('invoer', { duplicate_window: ms * 1_000_000 })
  await window(100)
  // By chance that is the same each time: later versions before earlier ones, some twice.
  const mixed = [...stored, ...stored.slice(0, 20)].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  for (const message of mixed) await waitFor(async () => !(await around.republish(message)).duplicate)
  const { state: end } = await around.operator.jsm.streams.info('invoer')
  await waitFor(async () => (await around.place()) >= end.last_seq)
  expect(await around.held()).toEqual(before)
  expect((await around.messages('bezorgd', /^bezorgd\./)).length).toBe(delivered)
  await window(120_000)
})
