import { nanos } from '@nats-io/transport-node'
import { expect, test } from 'vitest'
import { untilRedelivery } from './redelivery'

/** As the server sends it: text, where the library's type says a number. */
const info = (lastActive: string | undefined, ts?: string) =>
  JSON.parse(
    JSON.stringify({ config: { ack_wait: nanos(10_000) }, delivered: { last_active: lastActive }, ts }),
  )
const clock = (): number => Date.parse('2026-01-01T12:00:03Z')

test("the rest of the time for acknowledging, by the server's clock", () => {
  expect(untilRedelivery(info('2026-01-01T12:00:00Z', '2026-01-01T12:00:04Z'), clock)).toBe(6_250)
})

test('a server that does not tell its time: by ours', () => {
  expect(untilRedelivery(info('2026-01-01T12:00:00Z'), clock)).toBe(7_250)
})

test('what was sent long ago comes at once', () => {
  expect(untilRedelivery(info('2025-01-01T12:00:00Z', '2026-01-01T12:00:00Z'), clock)).toBe(250)
})

test('a server that does not know when it sent last: the whole time', () => {
  expect(untilRedelivery(info(undefined, '2026-01-01T12:00:00Z'), clock)).toBe(10_250)
})

test('clocks that differ never make it longer than the time for acknowledging', () => {
  expect(untilRedelivery(info('2027-01-01T12:00:00Z', '2026-01-01T12:00:00Z'), clock)).toBe(10_250)
})
