import { expect, test } from 'vitest'
import { RetryError, StopError } from '../failures'
import { outbox } from './outbox'

const event = (object: string, id: string) => ({ object, id })

/** A sink of which the test decides when and how each publish ends. */
const controlled = () => {
  const calls: { ids: string[]; succeed: () => void; fail: (error: Error) => void }[] = []
  const publish = (events: readonly ReturnType<typeof event>[]): Promise<void> =>
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
