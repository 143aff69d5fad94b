import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { natsServerBinary, startNatsServer } from './nats-server.js'

const base = mkdtempSync(join(tmpdir(), 'nats-'))
afterAll(() => rmSync(base, { recursive: true }))

const running = new Set<{ stop(): Promise<void> }>()
afterEach(async () => {
  await Promise.all([...running].map((each) => each.stop()))
  running.clear()
})

const start = async (config: string) => {
  const folder = mkdtempSync(join(base, 'nats-'))
  const file = join(folder, 'server.conf')
  writeFileSync(file, config)
  const server = await startNatsServer({ binary: natsServerBinary(), config: file, folder })
  running.add(server)
  return { ...server, folder }
}

/** The first line that a server says to a client. */
const greeting = (port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1').setEncoding('utf8')
    socket.once('error', reject).once('data', (text) => {
      socket.destroy()
      resolve(String(text))
    })
  })

test('a started server accepts connections, with JetStream in its own folder', async () => {
  const [one, other] = await Promise.all([start('jetstream {}'), start('jetstream {}')])
  expect(await greeting(one.port)).toMatch(/^INFO .*"jetstream":true/)
  expect(other.port).not.toBe(one.port)
})

test('a stopped server is gone', async () => {
  const server = await start('')
  await server.stop()
  await expect(greeting(server.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test('a configuration that it refuses is an error that shows what it said', async () => {
  await expect(start('jetstream: { max_mem: lots }')).rejects.toThrow(
    /nats-server ended with code 1 before it was ready.*server\.conf:1/s,
  )
})
