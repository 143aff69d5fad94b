import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { afterEach, expect, test } from 'vitest'
import { natsImage } from './leave-out.js'
import type { NatsWay } from './nats-way.js'
import { startNats, type TestNats } from './start-nats.js'

const running = new Set<TestNats>()
afterEach(async () => {
  await Promise.all([...running].map((server) => server.stop()))
  running.clear()
})

const start = async (options: Parameters<typeof startNats>[0]) => {
  const server = await startNats(options)
  running.add(server)
  return server
}

const client = (server: TestNats, user: string, pass: string) =>
  connect({ servers: server.url, user, pass, maxReconnectAttempts: 0 })

const config = 'jetstream {}\nauthorization { users: [{ user: hub, password: geheim }] }'

/** The configuration, the folder and the port mean the same either way. */
const behaves = async (way: NatsWay) => {
  const first = await start({ config, way })
  await expect(client(first, 'hub', 'guess')).rejects.toThrow(/Authorization/i)
  const before = await client(first, 'hub', 'geheim')
  await (await jetstreamManager(before)).streams.add({ name: 'invoer', subjects: ['gezin.>'] })
  await jetstream(before).publish('gezin.v1', 'x')
  await before.close()
  await first.stop()

  const second = await start({ config, way, folder: first.folder, port: first.port })
  expect(second.port).toBe(first.port)
  const after = await client(second, 'hub', 'geheim')
  expect((await (await jetstreamManager(after)).streams.info('invoer')).state.messages).toBe(1)
  await after.close()
}

test('as a program, a server started again on its folder and port has its streams', () =>
  behaves({ whyNoContainer: 'this test is about the program' }))

test('in a container, a server started again on its folder and port has its streams', (context) =>
  behaves({ container: natsImage(context) }))
