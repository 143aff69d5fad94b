import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort, portsOfOurs } from './free-port.js'

test('a taken port is avoided, and the next free one above it is given', async () => {
  const preferred = await freePort()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(preferred, '127.0.0.1', resolve))
  try {
    const port = await freePort(preferred)
    expect(port).toBeGreaterThan(preferred)
    expect(port).toBeLessThan(preferred + 50)
  } finally {
    server.close()
  }
  expect(await freePort(preferred)).toBe(preferred)
})

test('asked side by side, no port is given twice', async () => {
  const preferred = await freePort()
  const ours = portsOfOurs()
  const ports = await Promise.all([ours(preferred), ours(preferred), ours(preferred + 1), ours(), ours()])
  expect(new Set(ports).size).toBe(ports.length)
})
