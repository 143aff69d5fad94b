import type { DeliveryInfo } from '@nats-io/jetstream'
import { expect, test } from 'vitest'
import { Handled } from './handled'

const info: DeliveryInfo = {
  domain: '',
  stream: 'bezorgd',
  consumer: 'gi-noord_adapter',
  deliveryCount: 1,
  redelivered: false,
  streamSequence: 0,
  deliverySequence: 0,
  timestampNanos: 1,
  pending: 0,
}
const message = (seq: number, timestampNanos = 1) => ({ seq, info: { ...info, timestampNanos } })

test('what was handled is known, the rest is not', () => {
  const handled = new Handled()
  handled.add(message(1))
  expect(handled.has(message(1))).toBe(true)
  expect(handled.has(message(2))).toBe(false)
})

test('another message at the same sequence is another message', () => {
  const handled = new Handled()
  handled.add(message(1, 1))
  expect(handled.has(message(1, 2))).toBe(false)
})

test('the oldest is forgotten first, so that memory stays flat', () => {
  const handled = new Handled(2)
  for (const sequence of [1, 2, 3]) handled.add(message(sequence))
  expect([1, 2, 3].map((sequence) => handled.has(message(sequence)))).toEqual([false, true, true])
})
