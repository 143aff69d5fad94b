import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { portsInBlock, portsOfOurs } from './free-port.js'

test('asked side by side, no port is given twice', async () => {
  const ours = portsOfOurs()
  const ports = await Promise.all([ours(), ours(), ours(), ours()])
  expect(new Set(ports).size).toBe(ports.length)
})

const somewhere = (): number => 20_000 + Math.floor(Math.random() * 1_000) * 10

test('a taken port is passed over', async () => {
  const [first = 0] = await portsInBlock(somewhere(), 1)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(first + 10, '127.0.0.1', resolve))
  try {
    expect(await portsInBlock(first + 10, 2)).not.toContain(first + 10)
  } finally {
    server.close()
  }
})

test('two that ask for the same ports at once get different ones, before anybody listens on them', async () => {
  const first = somewhere()
  const [one, other] = await Promise.all([portsInBlock(first, 3), portsInBlock(first, 3)])
  expect([one.length, other.length]).toEqual([3, 3])
  expect(new Set([...one, ...other]).size).toBe(6)
})
