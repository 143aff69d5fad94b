import { startRegion, type TestRegion } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bus } from './connect'
import { RefusedError, StopError } from './failure'
import { readStored, type StoredOptions } from './read-stored'

let region: TestRegion
let operator: Bus
let adapter: Bus
let hub: Bus
const total = 1_200

beforeAll(async () => {
  region = await startRegion()
  operator = await region.connect({ role: 'operator', name: 'beheer' })
  hub = await region.connect({ role: 'hub', name: 'hub' })
  adapter = await region.connect({ role: 'adapter-gi', organisatie: 'gi-noord', name: 'adapter' })
  for (let number = 1; number <= total; number += 1)
    adapter.nc.publish(`gezin.v1.gi-noord.persoon.vastgelegd.${number}`, String(number))
  await adapter.js.publish('gezin.v1.gi-noord.persoon.vastgelegd.last', 'last')
})
afterAll(() => region.stop())

const read = async (options: Partial<StoredOptions>): Promise<readonly string[]> => {
  const found: string[] = []
  for await (const { data } of readStored(operator, {
    stream: 'invoer',
    max: 10_000,
    from: 'begin',
    ...options,
  }))
    found.push(new TextDecoder().decode(data))
  return found
}
const numbers = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i))

test('reads a whole stream in its order and ends', async () => {
  expect(await read({})).toEqual([...numbers(1, total), 'last'])
})

test('reads no more than it is asked, from the beginning or from the end', async () => {
  expect(await read({ max: 3 })).toEqual(['1', '2', '3'])
  expect(await read({ max: 3, from: 'end' })).toEqual(['1199', '1200', 'last'])
})

test('a stream with nothing in it ends at once', async () => {
  expect(await read({ stream: 'audit' })).toEqual([])
})

test('what is stored while it reads is left for the next time', async () => {
  const found: string[] = []
  for await (const { data } of readStored(operator, { stream: 'invoer', max: 10_000, from: 'begin' })) {
    if (found.length === 0) await adapter.js.publish('gezin.v1.gi-noord.persoon.vastgelegd.later', 'later')
    found.push(new TextDecoder().decode(data))
  }
  expect(found.at(-1)).toBe('last')
})

test('the last messages may have been erased: it ends at the last that is there', async () => {
  const { state } = await operator.jsm.streams.info('invoer')
  await hub.jsm.streams.deleteMessage('invoer', state.last_seq, true)
  expect((await read({})).at(-1)).toBe('last')
})

test('leaves no consumer behind, also when its reader stops halfway', async () => {
  for await (const _ of readStored(operator, { stream: 'invoer', max: 10_000, from: 'begin' })) break
  expect(await operator.jsm.consumers.list('invoer').next()).toEqual([])
})

test('a stream that is not there, and a credential that may not read it, are said', async () => {
  await expect(read({ stream: 'uitvoer' })).rejects.toThrow(StopError)
  const asked = readStored(adapter, { stream: 'invoer', max: 1, from: 'begin' }).next()
  await expect(asked).rejects.toThrow(RefusedError)
  await hub.js.publish('bezorgd.v1.gi-noord.-.bekendheid.gevraagd', '{}')
  const delivered = readStored(hub, { stream: 'bezorgd', max: 1, from: 'begin' }).next()
  await expect(delivered).rejects.toThrow(/may not use .*CONSUMER\.MSG\.NEXT\.bezorgd/)
})
