import { freePort, startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectBus } from './connect'
import { RefusedError, RetryError, StopError } from './failure'
import type { Log } from './log'
import { createRegion } from './region/region'
import type { BusStatus } from './status'

let region: TestRegion
let credentials: string
const request = { role: 'adapter-gi', organisatie: 'gi-noord', name: 'adapter' } as const

beforeAll(async () => {
  region = await startRegion({ streams: false })
  credentials = await region.credential(request)
})
afterAll(() => region.stop())

const recorder = () => {
  const lines: string[] = []
  const log: Log = { info: (_, text) => lines.push(text), warn: (_, text) => lines.push(text) }
  return { log, lines }
}

test('the connection knows who it is', async () => {
  const bus = await region.connect(request)
  expect(bus.identity).toMatchObject({
    name: 'gi-noord_adapter',
    role: 'adapter-gi',
    organisatie: 'gi-noord',
  })
})

test('a server that is away at the start is waited for, and that is told once', async () => {
  const { log, lines } = recorder()
  await region.away()
  const connecting = connectBus({ servers: region.url, credentials, name: 'adapter', log })
  await waitFor(() => lines.length > 0)
  await region.back()
  const bus = await connecting
  expect(bus.isAway()).toBe(false)
  expect(lines).toEqual(['the NATS server is away: trying until it is there'])
  await bus.close()
})

test('the waiting ends when it is told to', async () => {
  const waiting = new AbortController()
  const { log, lines } = recorder()
  const servers = `nats://127.0.0.1:${await freePort()}`
  const connecting = connectBus({ servers, credentials, name: 'adapter', log, signal: waiting.signal })
  await waitFor(() => lines.length > 0)
  waiting.abort()
  await expect(connecting).rejects.toThrow(RetryError)
})

test('a server that goes and comes back is told, and waited for', async () => {
  const bus = await region.connect(request)
  const seen: BusStatus['type'][] = []
  bus.onStatus(({ type }) => seen.push(type))
  await region.away()
  const back = bus.whenThere()
  await region.back()
  expect(await back).toBe(true)
  await bus.nc.flush()
  expect(seen).toEqual(['away', 'back'])
})

test('waiting for a server ends with the signal', async () => {
  const bus = await region.connect(request)
  const waiting = new AbortController()
  await region.away()
  const back = bus.whenThere(waiting.signal)
  waiting.abort()
  expect(await back).toBe(false)
  await region.back()
})

test('closing while the server is away ends at once, and nothing is waited for any more', async () => {
  const bus = await region.connect(request)
  await region.away()
  await bus.close()
  expect(await bus.whenThere()).toBe(false)
  await region.back()
})

test('an expired credential is not even sent: the message says which one, and what to do', async () => {
  const expired = await region.credential({ ...request, expiresAt: new Date('2026-01-02T03:04:05Z') })
  const connecting = connectBus({ servers: region.url, credentials: expired, name: 'adapter' })
  await expect(connecting).rejects.toThrow(
    "credentials: those of gi-noord_adapter expired on 2026-01-02T03:04:05.000Z; ask the region's operator for new ones",
  )
  await expect(connecting).rejects.toThrow(StopError)
})

test('a credential of another region is refused, and not tried for ever', async () => {
  const other = await createRegion(temporaryFolder('andere-regio'))
  const connecting = connectBus({
    servers: region.url,
    credentials: await other.credential(request),
    name: 'adapter',
  })
  await expect(connecting).rejects.toThrow(RefusedError)
})

test('a credential that expires meanwhile ends the connection, with the reason', async () => {
  // The server looks at whole seconds.
  const expiresAt = new Date(Date.now() + 2_000)
  const bus = await connectBus({
    servers: region.url,
    credentials: await region.credential({ ...request, expiresAt }),
    name: 'adapter',
  })
  const ended = await new Promise<BusStatus>((resolve) => {
    bus.onStatus((status) => {
      if (status.type === 'closed') resolve(status)
    })
  })
  expect(ended).toMatchObject({ error: expect.any(RefusedError) })
  await expect(bus.whenThere()).rejects.toThrow(RefusedError)
})

test.each([
  ['no creds file', 'hello'],
  ['an empty one', ''],
])('%s: the message says what was expected', async (_, text) => {
  const connecting = connectBus({ servers: region.url, credentials: text, name: 'adapter' })
  await expect(connecting).rejects.toThrow(/^credentials: /)
  await expect(connecting).rejects.toThrow(StopError)
})

test('an address that is none is said so', async () => {
  const connecting = connectBus({ servers: 'http://[', credentials, name: 'adapter' })
  await expect(connecting).rejects.toThrow(/^servers: /)
})
