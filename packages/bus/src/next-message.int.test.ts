import { startRegion, type TestRegion } from '@gezinsbeeld/test-kit'
import { MsgHdrsImpl } from '@nats-io/transport-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bus } from './connect'
import { nextMessage } from './next-message'

let region: TestRegion
let hub: Bus
let adapter: Bus

beforeAll(async () => {
  region = await startRegion()
  hub = await region.connect({ role: 'hub', name: 'hub' })
  adapter = await region.connect({ role: 'adapter-gi', organisatie: 'gi', name: 'adapter' })
})
afterAll(() => region.stop())

const subject = (object: string): string => `gezin.v1.gi.persoon.vastgelegd.${object}`

test('a message with a status of NATS before its headers is found like any other', async () => {
  await adapter.js.publish(subject('een'), 'een')
  await adapter.js.publish(subject('twee'), 'twee', { headers: new MsgHdrsImpl(404, 'No Messages') })
  await adapter.js.publish(subject('drie'), 'drie', { headers: new MsgHdrsImpl(503, '') })
  await adapter.js.publish(subject('een'), 'nog een')
  const found: unknown[] = []
  for (const [from, on] of [
    [1, '>'],
    [2, '>'],
    [2, subject('drie')],
    [2, 'gezin.v1.gi.*.*.een'],
    [5, '>'],
  ] as const)
    found.push((await nextMessage(hub, 'invoer', from, on))?.string() ?? null)
  expect(found).toEqual(['een', 'twee', 'drie', 'nog een', null])
})
