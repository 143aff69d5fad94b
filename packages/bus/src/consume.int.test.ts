import { startRegion, type TestRegion, waitFor } from '@gezinsbeeld/test-kit'
import type { JsMsg } from '@nats-io/jetstream'
import { nanos } from '@nats-io/transport-node'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Bus } from './connect'
import { consumeDurable } from './consume'
import { RefusedError, RetryError } from './failure'
import type { IncomingMessage } from './incoming'
import { createPublisher } from './publish'
import { ensureConsumer, removeConsumer } from './receiver'

let region: TestRegion
let hub: Bus
/** Each test has an organisation of its own, with one adapter. */
let organisatie = ''
let round = 0

beforeAll(async () => {
  region = await startRegion()
  hub = await region.connect({ role: 'hub', name: 'hub' })
})
afterAll(() => region.stop())
beforeEach(async () => {
  round += 1
  organisatie = `gi-${round}`
  await ensureConsumer(hub.jsm, { organisatie, name: 'adapter' })
  // What was sent and not acknowledged comes again after this time: short, so that the tests are.
  await hub.jsm.consumers.update('bezorgd', `${organisatie}_adapter`, { ack_wait: nanos(1_000) })
})

const connect = (): Promise<Bus> => region.connect({ role: 'adapter-gi', organisatie, name: 'adapter' })
const numbers = (length: number, from = 0): readonly number[] => Array.from({ length }, (_, n) => from + n)
const numberIn = ({ data }: IncomingMessage): unknown => JSON.parse(new TextDecoder().decode(data))

const deliver = async (...values: readonly number[]): Promise<void> => {
  const publisher = createPublisher(hub)
  const subject = `bezorgd.v1.${organisatie}.-.bekendheid.gevraagd`
  await Promise.all(
    values.map((value) => publisher.publish({ subject, id: `${round}.${value}`, data: String(value) })),
  )
  await publisher.close()
}

/** Reads everything into a list. */
const collect = (bus: Bus, options: { batch?: number } = {}) => {
  const seen: unknown[] = []
  const consumption = consumeDurable(bus, {
    ...options,
    onMessage: async (message) => {
      seen.push(numberIn(message))
    },
  })
  return { seen, consumption }
}
const unacknowledged = async (): Promise<number> =>
  (await hub.jsm.consumers.info('bezorgd', `${organisatie}_adapter`)).num_ack_pending

test('every message is handled once, in order, and acknowledged', async () => {
  await deliver(...numbers(1_000))
  const { seen, consumption } = collect(await connect())
  await waitFor(() => seen.length >= 1_000)
  await consumption.stop()
  expect(seen).toEqual(numbers(1_000))
  expect(await unacknowledged()).toBe(0)
})

test('a message that comes later is read at once', async () => {
  const { seen, consumption } = collect(await connect())
  await deliver(1)
  await waitFor(() => seen.length === 1)
  await deliver(2)
  await waitFor(() => seen.length === 2)
  await consumption.stop()
  expect(seen).toEqual([1, 2])
})

test('a receiver gets the domeinen that it is registered for, also when that changes', async () => {
  const gezin = 'g'.repeat(22)
  const register = (...domeinen: readonly string[]) =>
    ensureConsumer(hub.jsm, { organisatie, name: 'adapter', domeinen })
  const { seen, consumption } = collect(await connect())
  const events = {
    maatregel: 'opgelegd',
    traject: 'gestart',
    betrokkenheid: 'gestart',
    relatie: 'vastgelegd',
  } as const
  const send = async (domein: keyof typeof events): Promise<void> => {
    const subject = `bezorgd.v1.${organisatie}.${gezin}.${domein}.${events[domein]}`
    await hub.js.publish(subject, JSON.stringify(domein))
  }
  await register('maatregel')
  await send('traject')
  await send('maatregel')
  await waitFor(() => seen.length >= 1)
  await register('traject', 'betrokkenheid')
  await send('maatregel')
  await send('betrokkenheid')
  await waitFor(() => seen.length >= 2)
  await ensureConsumer(hub.jsm, { organisatie, name: 'adapter' })
  await send('relatie')
  await waitFor(() => seen.length >= 3)
  await consumption.stop()
  expect(seen).toEqual(['maatregel', 'betrokkenheid', 'relatie'])
})

test('a server that is killed in the middle: nothing lost, nothing doubled, the order kept', async () => {
  await deliver(...numbers(3_000))
  const { seen, consumption } = collect(await connect(), { batch: 100 })
  await waitFor(() => seen.length >= 1_000)
  await region.kill()
  await region.back()
  await waitFor(() => seen.length >= 3_000)
  await consumption.stop()
  expect(seen).toEqual(numbers(3_000))
  expect(await unacknowledged()).toBe(0)
})

test('a connection that breaks in the middle, again and again: the same', async () => {
  const bus = await connect()
  await deliver(...numbers(2_000))
  const { seen, consumption } = collect(bus, { batch: 100 })
  for (const moment of [200, 700, 1_400]) {
    await waitFor(() => seen.length >= moment)
    await bus.nc.reconnect()
  }
  await waitFor(() => seen.length >= 2_000)
  await consumption.stop()
  expect(seen).toEqual(numbers(2_000))
})

test('a message in hand when the server goes away is not handled again', async () => {
  await deliver(1, 2, 3)
  const seen: unknown[] = []
  let goOn: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const consumption = consumeDurable(await connect(), {
    onMessage: async (message) => {
      seen.push(numberIn(message))
      if (seen.length === 1) await held
    },
  })
  await waitFor(() => seen.length === 1)
  await region.away()
  goOn()
  await region.back()
  await deliver(4)
  await waitFor(() => seen.length >= 4)
  await consumption.stop()
  expect(seen).toEqual([1, 2, 3, 4])
  // Nor is any sent again: the server heard of each as soon as it was back.
  const { delivered, num_ack_pending } = await hub.jsm.consumers.info('bezorgd', `${organisatie}_adapter`)
  expect([delivered.consumer_seq, num_ack_pending]).toEqual([4, 0])
})

test('what a process had in hand when it died comes to the next one, before what is newer', async () => {
  await deliver(...numbers(50))
  const dead = await connect()
  const consumer = await dead.js.consumers.get('bezorgd', `${organisatie}_adapter`)
  let received = 0
  // It asked for more than there was, had fetched what there was, and handled ten.
  for await (const message of await consumer.fetch({ max_messages: 100, expires: 30_000 })) {
    if (received < 10) await message.ackAck()
    received += 1
    if (received === 50) break
  }
  await dead.nc.close()
  await deliver(...numbers(50, 50))
  const { seen, consumption } = collect(await connect())
  await waitFor(() => seen.length >= 90)
  await consumption.stop()
  expect(seen).toEqual(numbers(90, 10))
})

test('what the server would send again in another order is handled in the order of the stream', async () => {
  await deliver(...numbers(10))
  const other = await connect()
  const consumer = await other.js.consumers.get('bezorgd', `${organisatie}_adapter`)
  const given: JsMsg[] = []
  for await (const message of await consumer.fetch({ max_messages: 10, expires: 5_000 })) given.push(message)
  for (const message of given.reverse()) message.nak()
  await other.close()
  await deliver(10)
  const { seen, consumption } = collect(await connect())
  await waitFor(() => seen.length >= 11)
  await consumption.stop()
  expect(seen).toEqual(numbers(11))
})

test('after a RetryError the same message comes again, before the next', async () => {
  await deliver(1, 2)
  const seen: unknown[] = []
  const consumption = consumeDurable(await connect(), {
    onMessage: async (message) => {
      seen.push(numberIn(message))
      if (seen.length < 3) throw new RetryError('not yet')
    },
  })
  await waitFor(() => seen.length >= 4)
  await consumption.stop()
  expect(seen).toEqual([1, 1, 1, 2])
})

test('what is in hand for long, and what waits behind it, is not sent again: a second reader does not get it too', async () => {
  // Beside it, one that reads and says nothing: what it has comes again when the time for acknowledging is over.
  await ensureConsumer(hub.jsm, { organisatie, name: 'stil' })
  await hub.jsm.consumers.update('bezorgd', `${organisatie}_stil`, { ack_wait: nanos(1_000) })
  await deliver(0, 1, 2)
  let finish = (): void => undefined
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const seen: unknown[] = []
  const slow = consumeDurable(await connect(), {
    onMessage: async (message) => {
      seen.push(`${numberIn(message)} ${message.attempt}`)
      await finished
    },
  })
  await waitFor(() => seen.length === 1)
  const second = collect(await connect())
  const { js } = await region.connect({ role: 'adapter-gi', organisatie, name: 'stil' })
  const silent = await js.consumers.get('bezorgd', `${organisatie}_stil`)
  for await (const { info } of await silent.consume()) if (info.deliveryCount === 4) break
  finish()
  await waitFor(() => seen.length === 3)
  await slow.stop()
  await second.consumption.stop()
  expect(seen).toEqual(['0 1', '1 1', '2 1'])
  expect(second.seen).toEqual([])
  expect(await unacknowledged()).toBe(0)
})

test('any other error ends the reading with it, and the message stays', async () => {
  await deliver(1, 2)
  const bus = await connect()
  const failure = new Error('cannot be')
  const broken = consumeDurable(bus, {
    onMessage: async () => {
      throw failure
    },
  })
  await expect(broken.done).rejects.toBe(failure)
  const { seen, consumption } = collect(bus)
  await waitFor(() => seen.length >= 2)
  await consumption.stop()
  expect(seen).toEqual([1, 2])
})

test('stopping finishes the message in hand, and the next one that reads gets the others', async () => {
  await deliver(...numbers(20))
  const bus = await connect()
  const seen: unknown[] = []
  const first = consumeDurable(bus, {
    onMessage: async (message) => {
      seen.push(numberIn(message))
      if (seen.length === 5) void first.stop()
    },
  })
  await first.done
  expect(seen).toEqual(numbers(5))
  const { seen: rest, consumption } = collect(bus)
  await waitFor(() => rest.length >= 15)
  await consumption.stop()
  expect(rest).toEqual(numbers(15, 5))
})

test('stopping while the server is away ends at once', async () => {
  const { consumption } = collect(await connect())
  await region.away()
  await consumption.stop()
  await region.back()
})

test('a durable that is not there yet is waited for', async () => {
  await removeConsumer(hub.jsm, { organisatie, name: 'adapter' })
  await deliver(1)
  const { seen, consumption } = collect(await connect())
  await ensureConsumer(hub.jsm, { organisatie, name: 'adapter' })
  await waitFor(() => seen.length === 1)
  await consumption.stop()
})

test("another's durable is refused, and the reading ends with that", async () => {
  const consumption = consumeDurable(await connect(), {
    durable: 'gi-1_adapter',
    onMessage: async () => undefined,
  })
  await expect(consumption.done).rejects.toThrow(RefusedError)
})
