import { expect, test } from 'vitest'
import { eventMessage, isLargerThan, prepare } from './message'

const attributes = { id: 'i', source: 'urn:a', type: 'a.v1' }

test("the message's id is the event's, and the server is told", () => {
  const { headers } = prepare(eventMessage('gezin.v1.gi-noord.a.b.c', attributes, '{}'), undefined)
  expect(headers.text).toContain('\r\nNats-Msg-Id: i\r\n')
  expect(headers.text).not.toContain('Nats-Expected-Last-Sequence')
})

test('a message with a place tells behind which it belongs, the first of a stream too', () => {
  const { headers } = prepare({ subject: 'bezorgd.v1.gi-noord.-.a.b', id: 'i', data: '{}' }, 0)
  expect(headers.text).toContain('\r\nNats-Expected-Last-Sequence: 0\r\n')
})

test('headers count for the size', () => {
  const message = prepare(eventMessage('s', attributes, 'x'.repeat(1_000)), undefined)
  const encoded = message.headers.encode().length
  expect(isLargerThan(message, 1_000 + encoded)).toBe(false)
  expect(isLargerThan(message, 1_000 + encoded - 1)).toBe(true)
})

test('an id cannot bring a header of its own', () => {
  expect(() => prepare({ subject: 's', id: 'i\r\nNats-Rollup: all', data: '{}' }, undefined)).toThrow(
    TypeError,
  )
})
