import { startRegion, type TestRegion } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bus, connectBus } from '../connect'
import { RefusedError } from '../failure'
import { ensureConsumer } from '../receiver'
import type { BusStatus } from '../status'
import type { CredentialRequest } from './credential'

let region: TestRegion
let operator: Bus

beforeAll(async () => {
  region = await startRegion()
  operator = await region.connect({ role: 'operator', name: 'beheer' })
})
afterAll(() => region.stop())

const app = (name: string): CredentialRequest => ({ role: 'afnemer', organisatie: 'gi-noord', name })
const enter = async (credentials: string): Promise<Bus> =>
  await connectBus({ servers: region.url, credentials, name: 'proef' })
const ending = (bus: Bus): Promise<BusStatus> =>
  new Promise((resolve) => {
    bus.onStatus((status) => {
      if (status.type === 'closed') resolve(status)
    })
  })

test('who is shut out is disconnected at once, comes in no more, also after a restart, and nobody else is', async () => {
  const [credentials, other] = [await region.credential(app('lek')), await region.connect(app('goed'))]
  const bus = await enter(credentials)
  const ended = ending(bus)
  await region.revoke({ organisatie: 'gi-noord', name: 'lek' })
  expect(await ended).toMatchObject({ error: expect.any(RefusedError) })
  await expect(enter(credentials)).rejects.toThrow(RefusedError)
  await region.away()
  await region.back()
  await expect(enter(credentials)).rejects.toThrow(RefusedError)
  await other.nc.flush()
  // The name is not tainted: it may be given out again.
  await (await enter(await region.credential(app('lek')))).close()
})

test('after a rotation the older credential can be shut out, and the newer one goes on where that was', async () => {
  await ensureConsumer(operator.jsm, { organisatie: 'gi-noord', name: 'wissel' })
  const hub = await region.connect({ role: 'hub', name: 'hub' })
  for (const text of ['een', 'twee']) await hub.js.publish('bezorgd.v1.gi-noord.-.bekendheid.gevraagd', text)
  const next = async (bus: Bus) =>
    await (await bus.js.consumers.get('bezorgd', 'gi-noord_wissel')).next({ expires: 5_000 })
  const older = await enter(await region.credential(app('wissel')))
  const first = await next(older)
  expect(first?.string()).toBe('een')
  await first?.ackAck()
  const newer = await enter(await region.credential(app('wissel')))
  // Both work while the app is being given the new one.
  await older.nc.flush()
  const ended = ending(older)
  await region.revoke({ organisatie: 'gi-noord', name: 'wissel', butNewest: true })
  expect(await ended).toMatchObject({ error: expect.any(RefusedError) })
  expect((await next(newer))?.string()).toBe('twee')
  await newer.close()
})
