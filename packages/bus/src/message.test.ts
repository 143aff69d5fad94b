import { expect, test } from 'vitest'
import { eventMessage, isLargerThan, prepare } from './message'

const attributes = { id: 'i', source: 'urn:a', type: 'a.v1' }

test("the message's id is the event's, and the server is told", () => {
  const { headers } = prepare(eventMessage('gezin.v1.gi-noord.a.b.c', attributes, '{}'), undefined)
  expect(headers.get('Nats-Msg-Id')).toBe('i')
  expect(headers.has('Nats-Expected-Last-Sequence')).toBe(false)
})

test('a message with a place tells behind which it belongs, the first of a stream too', () => {
  const { headers } = prepare({ subject: 'bezorgd.v1.gi-noord.-.a.b', id: 'i', data: '{}' }, 0)
  expect(headers.get('Nats-Expected-Last-Sequence')).toBe('0')
})

test('headers count for the size', () => {
  const message = prepare(eventMessage('s', attributes, 'x'.repeat(1_000)), undefined)
  const encoded = [...message.headers].reduce(
    (size, [name, values]) => size + name.length + (values[0]?.length ?? 0) + 4,
    'NATS/1.0\r\n\r\n'.length,
  )
  expect(isLargerThan(message, 1_000 + encoded)).toBe(false)
  expect(isLargerThan(message, 1_000 + encoded - 1)).toBe(true)
})
