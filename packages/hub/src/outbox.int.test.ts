import { join } from 'node:path'
import { type Bus, ConflictError, createPublisher, eventMessage } from '@gezinsbeeld/bus'
import { startRegion, type TestRegion, temporaryFolder } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Processed } from './machine'
import { openOutbox } from './outbox'
import { closedPosition, positionSubject, takeOver } from './stream-end'
import { type Output, openTables } from './tables'

const identity = { source: 'urn:nld:oin:00000099000000009000:systeem:hub' }
const tables = openTables(join(temporaryFolder('state'), 'staat.lmdb'), { durable: false })
let region: TestRegion
let bus: Bus

beforeAll(async () => {
  region = await startRegion()
  bus = await region.connect({ role: 'hub', name: 'hub' })
})
afterAll(async () => {
  await tables.close()
  await region.stop()
})

const output = (positie: number): Output => ({
  ...{ positie, tijd: '2026-11-22T09:00:00.000Z', ontvanger: 'gi', gezin: '-', naam: 'bekendheid.gevraagd' },
  ...{ id: `bezorging-${positie}`, personen: [], payload: Buffer.from('{}') },
})

const processed = (...positions: readonly number[]): Processed => ({
  ...{ batch: tables.seal(), alarms: [], besluiten: [], positie: positions.at(-1) ?? 0 },
  tijd: '2026-11-22T09:00:00.000Z',
  outputs: positions.map(output),
})

/** A hub that leads, sends this, commits it and is gone. */
const leadAndSend = async (...all: readonly Processed[]): Promise<void> => {
  const { end, publisher } = await takeOver(bus, identity)
  await new Promise<void>((done, onFailed) => {
    const outbox = openOutbox({
      ...{ bus, tables, identity, end, publisher, onFailed },
      onCommitted: (positie) => {
        if (positie === all.at(-1)?.positie) outbox.close().then(done, onFailed)
      },
    })
    for (const one of all) outbox.send(one).catch(onFailed)
  })
}

/** These stand in the stream, and nothing closes them. */
const leftUnclosed = async (...positions: readonly number[]): Promise<void> => {
  const publisher = createPublisher(bus)
  for (const positie of positions) {
    const sequence = String(positie).padStart(16, '0')
    const attributes = { id: output(positie).id, source: identity.source, type: 'x', sequence }
    await publisher.publish(eventMessage('bezorgd.v1.gi.-.bekendheid.gevraagd', attributes, '{}'))
  }
  await publisher.close()
}

const ids = async (): Promise<readonly string[]> => {
  const { state } = await bus.jsm.streams.info('bezorgd')
  const all: string[] = []
  for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
    const found = await bus.jsm.streams.getMessage('bezorgd', { seq })
    if (found !== null && found.subject !== positionSubject) all.push(found.header.get('ce-id'))
  }
  return all
}

test('a hub closes what another left in the stream unclosed, so that nobody sends it again when it is deleted', async () => {
  await leftUnclosed(3)
  await leadAndSend(processed(3))
  expect(await closedPosition(bus)).toBe(3)
  await leadAndSend(processed(3), processed(4, 5))
  expect(await ids()).toEqual(['bezorging-3', 'bezorging-4', 'bezorging-5'])
})

test('what stands behind two takings over, and not all of it, is completed', async () => {
  await leftUnclosed(7)
  await takeOver(bus, identity)
  await takeOver(bus, identity)
  await leadAndSend(processed(5), processed(7, 8))
  expect((await ids()).slice(3)).toEqual(['bezorging-7', 'bezorging-8'])
})

test('who led before another took over can publish nothing more', async () => {
  const before = await takeOver(bus, identity)
  await takeOver(bus, identity)
  const count = (await ids()).length
  const reason = await new Promise((onFailed) =>
    openOutbox({ ...{ bus, tables, identity, ...before }, onFailed }).send(processed(9)),
  )
  expect(reason).toBeInstanceOf(ConflictError)
  expect(await ids()).toHaveLength(count)
})

test('who closes a part of what another left unclosed says where the rest of it stands', async () => {
  await leftUnclosed(11, 12, 13, 14)
  // Another division into batches than the one of who published them.
  await leadAndSend(processed(11))
  await leadAndSend(processed(12, 13))
  await leadAndSend(processed(12, 13), processed(14, 15))
  expect((await ids()).slice(-5)).toEqual([11, 12, 13, 14, 15].map((n) => output(n).id))
})

test('what who led before still had under way is stored out of turn, closed by nobody, and sent in its turn', async () => {
  const before = await takeOver(bus, identity)
  const after = await takeOver(bus, identity)
  // The first expects the stream where it was before the taking over and is refused; the others find it where they expect it.
  await new Promise((onFailed) =>
    openOutbox({ ...{ bus, tables, identity, ...before }, onFailed }).send(processed(21, 22, 23)),
  )
  expect((await ids()).slice(-2)).toEqual([22, 23].map((n) => output(n).id))
  expect(await closedPosition(bus)).toBeLessThan(21)
  const refused = await new Promise((onFailed) =>
    openOutbox({ ...{ bus, tables, identity, ...after }, onFailed }).send(processed(21, 22)),
  )
  expect(refused).toBeInstanceOf(ConflictError)
  await leadAndSend(processed(21, 22), processed(23, 24))
  expect((await ids()).slice(-5)).toEqual([15, 21, 22, 23, 24].map((n) => output(n).id))
  expect(await closedPosition(bus)).toBe(24)
})
