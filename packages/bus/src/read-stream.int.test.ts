import { startRegion, type TestRegion, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bus } from './connect'
import { deleteSecurely } from './delete-message'
import { RefusedError, StopError } from './failure'
import { createPublisher } from './publish'
import { readStream } from './read-stream'

let region: TestRegion
let hub: Bus
let noord: Bus
/** How much the stream holds: the messages are numbered from one, as their sequences are. */
let stored = 0

beforeAll(async () => {
  region = await startRegion()
  hub = await region.connect({ role: 'hub', name: 'hub' })
  noord = await region.connect({ role: 'adapter-gi', organisatie: 'gi-noord', name: 'adapter' })
})
afterAll(() => region.stop())

const publish = async (count: number): Promise<void> => {
  const publisher = createPublisher(noord)
  const receipts: Promise<unknown>[] = []
  for (let n = 0; n < count; n += 1) {
    stored += 1
    const subject = `gezin.v1.gi-noord.persoon.vastgelegd.${stored}`
    receipts.push(publisher.publish({ subject, id: String(stored), data: String(stored) }))
  }
  await Promise.all(receipts)
  await publisher.close()
}
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, n) => from + n)

/** Reads on into a list, until `stop`. */
const reader = (fromSequence: number, bus = hub) => {
  const reading = new AbortController()
  const seen: number[] = []
  const done = (async () => {
    for await (const { sequence } of readStream(bus, {
      stream: 'invoer',
      fromSequence,
      signal: reading.signal,
      ahead: 100,
    }))
      seen.push(sequence)
  })()
  const stop = async (): Promise<void> => {
    reading.abort()
    await done
  }
  return { seen, done, stop }
}

test('reads from the first, and then what comes', async () => {
  await publish(300)
  const { seen, stop } = reader(1)
  await waitFor(() => seen.length >= 300)
  await publish(50)
  await waitFor(() => seen.length >= 350)
  await stop()
  expect(seen).toEqual(range(1, 350))
})

test('reads on from where the reader was', async () => {
  const { seen, stop } = reader(301)
  await waitFor(() => seen.length >= stored - 300)
  await stop()
  expect(seen).toEqual(range(301, stored))
})

test('the last message that was there says so', async () => {
  const reading = new AbortController()
  const pending: number[] = []
  for await (const message of readStream(hub, {
    stream: 'invoer',
    fromSequence: stored - 2,
    signal: reading.signal,
  })) {
    pending.push(message.pending)
    if (message.pending === 0) reading.abort()
  }
  expect(pending).toEqual([2, 1, 0])
})

test('a reader at the end waits for what comes', async () => {
  const { seen, stop } = reader(stored + 1)
  await publish(1)
  await waitFor(() => seen.length > 0)
  await stop()
  expect(seen).toEqual([stored])
})

test('a server that is killed, and a connection that breaks: no gap, no repetition', async () => {
  await publish(5_000)
  const { seen, stop } = reader(1)
  await waitFor(() => seen.length >= 1_000)
  await region.kill()
  await region.back()
  await waitFor(() => seen.length >= 3_000)
  await hub.nc.reconnect()
  await publish(500)
  await waitFor(() => seen.length >= stored)
  await stop()
  expect(seen).toEqual(range(1, stored))
})

test('a reader whose consumer the server has forgotten goes on', async () => {
  const { seen, stop } = reader(stored + 1)
  await publish(1)
  await waitFor(() => seen.length >= 1)
  const operator = await region.connect({ role: 'operator', name: 'beheer' })
  for await (const { name } of operator.jsm.consumers.list('invoer'))
    await operator.jsm.consumers.delete('invoer', name)
  await publish(1)
  await waitFor(() => seen.length >= 2)
  await stop()
  expect(seen).toEqual([stored - 1, stored])
})

test('a message that went astray under way is asked for again, before what is newer', async () => {
  const { seen, stop } = reader(stored + 1)
  await publish(1)
  await waitFor(() => seen.length === 1)
  const before = stored
  const operator = await region.connect({ role: 'operator', name: 'beheer' })
  const [consumer] = await operator.jsm.consumers.list('invoer').next()
  const astray = await operator.js.consumers.get('invoer', consumer?.name)
  let taken = false
  void astray.next({ expires: 30_000 }).then(() => {
    taken = true
  })
  while (!taken) await publish(2)
  // What is astray shows by what comes after it; the last of those before may be the one.
  await publish(1)
  await waitFor(() => seen.at(-1) === stored)
  await stop()
  expect(seen).toEqual(range(before, stored))
})

test('erased messages are a gap, and no reason to stop', async () => {
  for (const sequence of [stored - 3, stored - 1])
    await hub.jsm.streams.deleteMessage('invoer', sequence, true)
  const { seen, stop } = reader(stored - 4)
  await waitFor(() => seen.length >= 3)
  await stop()
  expect(seen).toEqual([stored - 4, stored - 2, stored])
})

test('leaving the iteration ends the reading', async () => {
  const reading = new AbortController()
  for await (const { sequence } of readStream(hub, {
    stream: 'invoer',
    fromSequence: 10,
    signal: reading.signal,
  })) {
    expect(sequence).toBe(10)
    break
  }
  expect(reading.signal.aborted).toBe(false)
})

test('a stream that has lost what the reader has processed stops it, and says what to do', async () => {
  const { done } = reader(stored + 2)
  await expect(done).rejects.toThrow(StopError)
  await expect(done).rejects.toThrow(/restore the stream, or rebuild/)
})

test('a reader without the right is refused', async () => {
  await expect(reader(1, noord).done).rejects.toThrow(RefusedError)
})

test('a connection that is closed here ends the reading', async () => {
  const bus = await region.connect({ role: 'hub', name: 'tijdelijk' })
  const { seen, done } = reader(stored, bus)
  await waitFor(() => seen.length > 0)
  await bus.close()
  await done
})

test('a stream in which another message stands where the reader was is refused; an empty place is not', async () => {
  await publish(3)
  const found = await hub.jsm.streams.getMessage('invoer', { seq: stored - 1 })
  if (found === null) throw new Error('expected a message')
  const read = async (after: Date): Promise<number | undefined> => {
    const reading = new AbortController()
    const options = { stream: 'invoer', fromSequence: stored, after, signal: reading.signal }
    for await (const { sequence } of readStream(hub, options)) {
      reading.abort()
      return sequence
    }
    return undefined
  }
  expect(await read(found.time)).toBe(stored)
  await expect(read(new Date(found.time.getTime() - 5_000))).rejects.toThrow(/holds another there/)
  await deleteSecurely(hub, 'invoer', stored - 1)
  expect(await read(new Date(0))).toBe(stored)
})
