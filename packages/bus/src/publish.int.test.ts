import { startRegion, type TestRegion, waitFor } from '@gezinsbeeld/test-kit'
import { nanos } from '@nats-io/transport-node'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { decodeEvent } from './cloud-event'
import type { Bus } from './connect'
import { deleteSecurely } from './delete-message'
import { ConflictError, ParkError, RefusedError, RetryError, StopError } from './failure'
import { eventMessage, type OutgoingMessage } from './message'
import { createPublisher } from './publish'
import { readStream } from './read-stream'
import { ensureStreams } from './streams'

let region: TestRegion
let operator: Bus
let hub: Bus
let noord: Bus
/** Makes the subjects and ids of one test its own. */
let round = 0

beforeAll(async () => {
  region = await startRegion({ streams: false })
  operator = await region.connect({ role: 'operator', name: 'beheer' })
  hub = await region.connect({ role: 'hub', name: 'hub' })
  noord = await region.connect({ role: 'adapter-gi', organisatie: 'gi-noord', name: 'adapter' })
})
afterAll(() => region.stop())
beforeEach(() => {
  round += 1
})

const subjectOf = (org = 'gi-noord'): string => `gezin.v1.${org}.persoon.vastgelegd.${round}`
const message = (number: number, subject = subjectOf()): OutgoingMessage => ({
  subject,
  id: `${round}.${number}`,
  data: JSON.stringify(number),
})
const delivery = (number: number): OutgoingMessage =>
  message(number, `bezorgd.v1.gi-noord.${round}.gezin.gewijzigd`)
const numbers = (length: number): readonly number[] => Array.from({ length }, (_, index) => index)

/** What the stream holds of this round, in its order. */
const stored = async (stream: 'invoer' | 'bezorgd'): Promise<readonly unknown[]> => {
  const { state } = await operator.jsm.streams.info(stream)
  const found: unknown[] = []
  const reading = new AbortController()
  for await (const one of readStream(operator, { stream, fromSequence: 1, signal: reading.signal })) {
    if (one.subject.split('.').includes(`${round}`))
      found.push(JSON.parse(new TextDecoder().decode(one.data)))
    if (one.sequence === state.last_seq) reading.abort()
  }
  return found
}
const lastSequence = async (): Promise<number> => (await operator.jsm.streams.info('bezorgd')).state.last_seq

test('a message waits for a stream that is not there yet', async () => {
  const publisher = createPublisher(noord)
  const receipt = publisher.publish(message(1))
  await noord.nc.flush()
  await ensureStreams(operator.jsm)
  expect(await receipt).toEqual({ stream: 'invoer', sequence: 1, duplicate: false })
  await publisher.close()
})

test('an event arrives as it was sent', async () => {
  const attributes = { id: `e${round}`, source: 'urn:a', type: 'a.v1', grondslag: 'art. 1:255 “BW”' }
  const publisher = createPublisher(noord)
  const { sequence } = await publisher.publish(eventMessage(subjectOf(), attributes, '{"soort":"ots"}'))
  await publisher.close()
  const reading = new AbortController()
  for await (const one of readStream(operator, {
    stream: 'invoer',
    fromSequence: sequence,
    signal: reading.signal,
  })) {
    expect(one).toMatchObject({ sequence, subject: subjectOf() })
    expect(decodeEvent(one)).toEqual({ attributes, data: { soort: 'ots' } })
    reading.abort()
  }
})

test('many under way are all stored, in order, with never more than the window', async () => {
  const publisher = createPublisher(noord, { window: 50 })
  const receipts = await Promise.all(numbers(2_000).map((number) => publisher.publish(message(number))))
  expect(receipts.every(({ duplicate }) => !duplicate)).toBe(true)
  expect(await stored('invoer')).toEqual(numbers(2_000))
})

test('who waits for room never has more under way than the window', async () => {
  const publisher = createPublisher(noord, { window: 50 })
  const receipts: Promise<unknown>[] = []
  for (const number of numbers(500)) {
    await publisher.ready()
    receipts.push(publisher.publish(message(number)))
    expect(publisher.inFlight()).toBeLessThanOrEqual(50)
  }
  await Promise.all(receipts)
  expect(publisher.inFlight()).toBe(0)
})

test('the same message twice is stored once', async () => {
  const publisher = createPublisher(noord)
  const first = await publisher.publish(message(1))
  expect(await publisher.publish(message(1))).toEqual({ ...first, duplicate: true })
})

test('a server that is killed in the middle, twice, loses nothing and doubles nothing', async () => {
  // Only the coming back of the server makes it publish again.
  const publisher = createPublisher(noord, { window: 200, answerWithin: 3_600_000 })
  let acknowledged = 0
  const all = (async () => {
    const receipts: Promise<void>[] = []
    for (const number of numbers(6_000)) {
      await publisher.ready()
      receipts.push(
        publisher.publish(message(number)).then(() => {
          acknowledged += 1
        }),
      )
    }
    await Promise.all(receipts)
  })()
  for (const moment of [1_000, 3_000]) {
    await waitFor(() => acknowledged >= moment)
    await region.kill()
    await region.back()
  }
  await all
  const found = await stored('invoer')
  expect(found).toHaveLength(6_000)
  expect(new Set(found).size).toBe(6_000)
})

test('acknowledgements that are lost with the connection double nothing', async () => {
  const publisher = createPublisher(noord, { window: 200, answerWithin: 3_600_000 })
  const receipts: Promise<void>[] = []
  let [published, repeated] = [0, 0]
  // Until it has happened: stored, not heard of, published again.
  while (repeated === 0 || published < 1_000) {
    await publisher.ready()
    receipts.push(
      publisher.publish(message(published)).then(({ duplicate }) => {
        if (duplicate) repeated += 1
      }),
    )
    published += 1
    if (published % 500 === 0) await noord.nc.reconnect()
  }
  await Promise.all(receipts)
  const found = await stored('invoer')
  expect(found).toHaveLength(published)
  expect(new Set(found).size).toBe(published)
})

test('what is published while the server is away is stored when it is back', async () => {
  const publisher = createPublisher(noord)
  await region.away()
  const receipts = numbers(10).map((number) => publisher.publish(message(number)))
  await region.back()
  await Promise.all(receipts)
  expect(await stored('invoer')).toEqual(numbers(10))
})

test('a refused subject is told at once, and stops the publisher', async () => {
  const publisher = createPublisher(noord, { answerWithin: 3_600_000 })
  const refused = publisher.publish(message(1, subjectOf('gi-zuid')))
  await expect(refused).rejects.toThrow(RefusedError)
  await expect(refused).rejects.toThrow(`gi-noord_adapter may not publish on ${subjectOf('gi-zuid')}`)
  await expect(publisher.publish(message(2))).rejects.toThrow(RefusedError)
})

test('a refusal of another publisher on the connection stops only that one', async () => {
  const [mine, other] = [createPublisher(noord), createPublisher(noord)]
  const refused = other.publish(message(1, subjectOf('gi-zuid')))
  await expect(refused).rejects.toThrow(RefusedError)
  expect(await mine.publish(message(2))).toMatchObject({ stream: 'invoer' })
})

test('a message that is too large is parked, and the others go on', async () => {
  const publisher = createPublisher(noord)
  const large = publisher.publish({ ...message(1), data: new Uint8Array(1_048_577) })
  const next = publisher.publish(message(2))
  await expect(large).rejects.toThrow(ParkError)
  expect(await next).toMatchObject({ duplicate: false })
})

test('a subject that is none is parked', async () => {
  const publisher = createPublisher(noord)
  await expect(publisher.publish(message(1, 'gezin.v1.gi-noord.a b.c'))).rejects.toThrow(ParkError)
})

test('closing waits for what is under way', async () => {
  const publisher = createPublisher(noord)
  const receipts = numbers(100).map((number) => publisher.publish(message(number)))
  await publisher.close()
  expect(publisher.inFlight()).toBe(0)
  await Promise.all(receipts)
  await expect(publisher.publish(message(100))).rejects.toThrow(RetryError)
})

test('closing that may take no longer gives up what has no answer', async () => {
  const publisher = createPublisher(noord)
  await region.away()
  const receipt = publisher.publish(message(1))
  const patience = new AbortController()
  const closed = publisher.close(patience.signal)
  patience.abort()
  await expect(receipt).rejects.toThrow(RetryError)
  await closed
  await region.back()
})

test('the one writer of a stream writes right behind what it knows of', async () => {
  const afterSequence = await lastSequence()
  const publisher = createPublisher(hub, { afterSequence, window: 100 })
  const receipts = await Promise.all(numbers(1_000).map((number) => publisher.publish(delivery(number))))
  expect(receipts.map(({ sequence }) => sequence)).toEqual(numbers(1_000).map((n) => afterSequence + 1 + n))
  expect(await stored('bezorgd')).toEqual(numbers(1_000))
})

test('of two writers that both believe they lead, one is refused', async () => {
  const afterSequence = await lastSequence()
  const [first, second] = [createPublisher(hub, { afterSequence }), createPublisher(hub, { afterSequence })]
  await first.publish(delivery(1))
  const conflict = second.publish(delivery(2))
  await expect(conflict).rejects.toThrow(ConflictError)
  await expect(second.publish(delivery(3))).rejects.toThrow(ConflictError)
  expect(await stored('bezorgd')).toEqual([1])
})

test('a writer whose stream is shorter than it was stops, and does not try for ever', async () => {
  const publisher = createPublisher(hub, { afterSequence: (await lastSequence()) + 5 })
  await expect(publisher.publish(delivery(1))).rejects.toThrow(ConflictError)
})

test('what is stored of a message that was taken out again does not keep its writer from sending it', async () => {
  const publisher = createPublisher(hub, { afterSequence: await lastSequence() })
  const { sequence } = await publisher.publish(delivery(1))
  await deleteSecurely(hub, 'bezorgd', sequence)
  const again = createPublisher(hub, { afterSequence: sequence })
  const receipts = await Promise.all([delivery(1), delivery(2)].map((one) => again.publish(one)))
  expect(receipts.map((one) => one.sequence)).toEqual([sequence + 1, sequence + 2])
  expect(await stored('bezorgd')).toEqual([1, 2])
})

test('a writer that starts again where it was finds its messages in their places', async () => {
  const afterSequence = await lastSequence()
  const write = () => {
    const publisher = createPublisher(hub, { afterSequence })
    return Promise.all([delivery(1), delivery(2)].map((one) => publisher.publish(one)))
  }
  const first = await write()
  expect(await write()).toEqual(first.map((receipt) => ({ ...receipt, duplicate: true })))
})

test('a writer that starts again finds its messages when the server has forgotten their ids, too', async () => {
  const afterSequence = await lastSequence()
  const { config } = await operator.jsm.streams.info('bezorgd')
  await operator.jsm.streams.update('bezorgd', { duplicate_window: nanos(100) })
  const write = (...numbers: readonly number[]) => {
    const publisher = createPublisher(hub, { afterSequence })
    return Promise.all(numbers.map((number) => publisher.publish(delivery(number))))
  }
  const first = await write(1, 2, 3)
  const probe = createPublisher(hub)
  await waitFor(async () => !(await probe.publish({ ...delivery(9), id: 'probe' })).duplicate)
  await waitFor(async () => !(await probe.publish({ ...delivery(9), id: 'probe' })).duplicate)
  expect(await write(1, 2, 3)).toEqual(first.map((receipt) => ({ ...receipt, duplicate: true })))
  await expect(write(1, 7)).rejects.toThrow(ConflictError)
  await operator.jsm.streams.update('bezorgd', { duplicate_window: config.duplicate_window })
})

test('the order of one writer survives a server that is killed in the middle', async () => {
  const publisher = createPublisher(hub, {
    afterSequence: await lastSequence(),
    window: 100,
    answerWithin: 500,
  })
  let acknowledged = 0
  const all = Promise.all(
    numbers(4_000).map(async (number) => {
      await publisher.publish(delivery(number))
      acknowledged += 1
    }),
  )
  await waitFor(() => acknowledged >= 1_000)
  await region.kill()
  await region.back()
  await all
  expect(await stored('bezorgd')).toEqual(numbers(4_000))
})

test('one writer with a message that cannot be stored stops: the next has no place', async () => {
  const publisher = createPublisher(hub, { afterSequence: await lastSequence() })
  await expect(publisher.publish({ ...delivery(1), data: new Uint8Array(1_048_577) })).rejects.toThrow(
    StopError,
  )
  await expect(publisher.publish(delivery(2))).rejects.toThrow(StopError)
})
