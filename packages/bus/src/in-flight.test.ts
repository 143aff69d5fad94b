import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InFlight } from './in-flight'

const item = (bytes: number) => ({ bytes })
const filled = (limit: { items: number; bytes: number }, ...sizes: readonly number[]) => {
  const admitted: number[] = []
  const inFlight = new InFlight(limit, (token) => admitted.push(token))
  for (const size of sizes) inFlight.add(item(size))
  return { inFlight, admitted }
}

/** Whether a promise has resolved by now. */
const isResolved = (promise: Promise<void>): Promise<boolean> =>
  Promise.race([promise.then(() => true), new Promise<boolean>((resolve) => setImmediate(resolve, false))])

test('no more is under way than the limit, and the next comes when one is gone', () => {
  const { inFlight, admitted } = filled({ items: 2, bytes: 100 }, 1, 1, 1)
  expect(admitted).toEqual([1, 2])
  inFlight.remove(1)
  expect(admitted).toEqual([1, 2, 3])
})

test('no more bytes are under way than the limit', () => {
  const { admitted } = filled({ items: 10, bytes: 100 }, 60, 60, 60)
  expect(admitted).toEqual([1, 2])
})

test('one that is larger than the limit goes alone', () => {
  const { inFlight, admitted } = filled({ items: 10, bytes: 100 }, 1, 500, 1)
  expect(admitted).toEqual([1, 2])
  inFlight.remove(1)
  inFlight.remove(2)
  expect(admitted).toEqual([1, 2, 3])
})

test('there is room when nobody waits and the limit is not reached', async () => {
  const { inFlight } = filled({ items: 1, bytes: 100 }, 1, 1)
  const room = inFlight.whenRoom()
  inFlight.remove(1)
  expect(await isResolved(room)).toBe(false)
  inFlight.remove(2)
  expect(await isResolved(room)).toBe(true)
})

test('it is empty when the last is gone', async () => {
  const { inFlight } = filled({ items: 1, bytes: 100 }, 1, 1)
  const empty = inFlight.whenEmpty()
  inFlight.remove(1)
  expect(await isResolved(empty)).toBe(false)
  inFlight.remove(2)
  expect(await isResolved(empty)).toBe(true)
})

test('clearing gives back everything, oldest first, and lets the waiting go on', async () => {
  const { inFlight } = filled({ items: 1, bytes: 100 }, 3, 2, 1)
  const room = inFlight.whenRoom()
  expect(inFlight.clear()).toEqual([item(3), item(2), item(1)])
  expect(await isResolved(room)).toBe(true)
  expect(inFlight.size).toBe(0)
})

test('whatever comes and goes: each is admitted once, in order, within the limit', () => {
  const action = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant('remove' as const))
  fc.assert(
    fc.property(fc.array(action, { maxLength: 200 }), (actions) => {
      const admitted: number[] = []
      const underWay: number[] = []
      const inFlight = new InFlight({ items: 3, bytes: 12 }, (token) => {
        admitted.push(token)
        underWay.push(token)
        expect(underWay.length).toBeLessThanOrEqual(3)
      })
      let added = 0
      for (const act of actions) {
        if (act === 'remove') inFlight.remove(underWay.splice(underWay.length >> 1, 1)[0] ?? -1)
        else {
          inFlight.add(item(act))
          added += 1
        }
      }
      for (;;) {
        const token = underWay.shift()
        if (token === undefined) break
        expect(inFlight.isOldest(token)).toBe(true)
        inFlight.remove(token)
      }
      expect(admitted).toEqual(Array.from({ length: added }, (_, index) => index + 1))
      expect(inFlight.size).toBe(0)
    }),
  )
})
