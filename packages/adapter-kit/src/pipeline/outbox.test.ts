import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RetryError, StopError } from '../failures'
import { outbox } from './outbox'

const event = (object: string, id: string, subject = `van ${object}`) => ({ object, id, entry: { subject } })
type Event = ReturnType<typeof event>

/** A sink of which the test decides when and how each publish ends. */
const controlled = () => {
  const calls: { ids: string[]; succeed: () => void; fail: (error: Error) => void }[] = []
  const publish = (events: readonly Event[]): Promise<void> =>
    new Promise((resolve, reject) => {
      calls.push({ ids: events.map(({ id }) => id), succeed: resolve, fail: reject })
    })
  const until = async (count: number) => {
    while (calls.length < count) await new Promise((resolve) => setImmediate(resolve))
    return calls[count - 1]
  }
  return { calls, publish, until }
}

const never = new AbortController().signal

test('batches about different objects go out side by side', async () => {
  const sink = controlled()
  const out = outbox(sink, never, () => undefined)
  const sent = [out.send([event('a', '1')]), out.send([event('b', '2')])]
  await sink.until(2)
  expect(out.waiting()).toBe(2)
  for (const { succeed } of sink.calls) succeed()
  await Promise.all(sent)
  expect(out.waiting()).toBe(0)
})

test('a version never overtakes an earlier one of the same object, also when that has to be sent again', async () => {
  const sink = controlled()
  const retries: string[] = []
  const out = outbox(sink, never, ({ message }) => retries.push(message))
  const sent = [
    out.send([event('a', '1'), event('b', '2')]),
    out.send([event('b', '3')]),
    out.send([event('b', '4')]),
  ]
  ;(await sink.until(1))?.fail(new RetryError('away'))
  ;(await sink.until(2))?.succeed()
  ;(await sink.until(3))?.succeed()
  ;(await sink.until(4))?.succeed()
  await Promise.all(sent)
  expect(sink.calls.map(({ ids }) => ids.join())).toEqual(['1,2', '1,2', '3', '4'])
  expect(retries).toEqual(['away'])
})

test('what is said of one person waits for what was said before; the rest of its batch, and later ones, go past it', async () => {
  const sink = controlled()
  const out = outbox(sink, never, () => undefined)
  const sent = [
    out.send([event('persoon', '1', 'Ans')]),
    out.send([event('maatregel', '2', 'Ans'), event('persoon van Bob', '3', 'Bob')]),
    out.send([event('persoon van Cor', '4', 'Cor')]),
  ]
  await sink.until(3)
  expect(sink.calls.map(({ ids }) => ids.join())).toEqual(['1', '3', '4'])
  for (const { succeed } of sink.calls) succeed()
  ;(await sink.until(4))?.succeed()
  await Promise.all(sent)
  expect(sink.calls.map(({ ids }) => ids.join())).toEqual(['1', '3', '4', '2'])
})

test('a batch that is refused holds up nobody else in its lanes', async () => {
  const sink = controlled()
  const out = outbox(sink, never, () => undefined)
  const first = out.send([event('a', '1')])
  const both = out.send([event('a', '2'), event('b', '3')])
  const last = out.send([event('a', '4')])
  ;(await sink.until(2))?.fail(new StopError('refused'))
  await expect(both).rejects.toThrow('refused')
  sink.calls[0]?.succeed()
  ;(await sink.until(3))?.succeed()
  await Promise.all([first, last])
  expect(sink.calls.map(({ ids }) => ids.join())).toEqual(['1', '3', '4'])
  expect(out.waiting()).toBe(0)
})

test('in whatever order things arrive, get lost and go out again, each object and each person is told in order', async () => {
  const batches = fc.array(fc.array(fc.tuple(fc.nat(6), fc.nat(4)), { minLength: 1, maxLength: 6 }), {
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(
      batches,
      fc.scheduler(),
      fc.array(fc.boolean(), { maxLength: 2 }),
      async (said, scheduler, losses) => {
        const arrived: Event[] = []
        const left = [...losses]
        const sink = {
          publish: (events: readonly Event[]): Promise<void> =>
            scheduler.schedule(Promise.resolve()).then(() => {
              // All of it, or only the first half, arrives before the answer gets lost.
              const isLost = left.shift() === true
              arrived.push(...(isLost ? events.slice(0, events.length / 2) : events))
              if (isLost) throw new RetryError('lost')
            }),
        }
        const out = outbox(sink, never, () => undefined)
        // As in the ledger: one event an object in a batch, numbered as they were stored.
        let number = 0
        const all = said.map((batch) =>
          [...new Map(batch.map((each) => [each[0], each])).values()].map(([object, person]) => ({
            ...event(`object ${object}`, String(++number).padStart(4, '0'), `persoon ${person}`),
          })),
        )
        const sent = Promise.all(all.map((batch) => out.send(batch)))
        await scheduler.waitFor(sent)
        const lanes = new Map<string, string[]>()
        for (const { object, id, entry } of arrived)
          for (const lane of [object, entry.subject]) {
            const ids = lanes.get(lane) ?? []
            lanes.set(lane, ids)
            if (!ids.includes(id)) ids.push(id)
          }
        for (const ids of lanes.values()) expect(ids).toEqual(ids.toSorted())
        expect(new Set(arrived.map(({ id }) => id)).size).toBe(number)
      },
    ),
    { numRuns: 30 },
  )
})

test('a refusal is not tried again', async () => {
  const sink = controlled()
  const out = outbox(sink, never, () => undefined)
  const sent = out.send([event('a', '1')])
  ;(await sink.until(1))?.fail(new StopError('refused'))
  await expect(sent).rejects.toThrow('refused')
  expect(sink.calls).toHaveLength(1)
})

test('trying again ends when the adapter stops', async () => {
  const sink = controlled()
  const ending = new AbortController()
  const out = outbox(sink, ending.signal, () => ending.abort(new RetryError('the adapter stops')))
  const sent = out.send([event('a', '1')])
  ;(await sink.until(1))?.fail(new RetryError('away'))
  await expect(sent).rejects.toThrow('the adapter stops')
})
