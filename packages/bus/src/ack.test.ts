import { headers } from '@nats-io/transport-node'
import { expect, test } from 'vitest'
import { readAnswer } from './ack'

const answer = (text: string) => ({ data: new TextEncoder().encode(text), string: () => text })
const refusal = (code: number, status: number) =>
  answer(
    JSON.stringify({ error: { code: status, err_code: code, description: 'd' }, stream: 'invoer', seq: 0 }),
  )

test('a stored message is done', () => {
  expect(readAnswer(answer('{"stream":"invoer","seq":7}'))).toEqual({
    next: 'done',
    receipt: { stream: 'invoer', sequence: 7, duplicate: false },
  })
})

test('a message that was there already is done too', () => {
  expect(readAnswer(answer('{"stream":"invoer","seq":7,"duplicate":true}'))).toMatchObject({
    receipt: { duplicate: true },
  })
})

test('a subject that no stream stores yet is tried again', () => {
  expect(readAnswer({ ...answer(''), headers: headers(503, 'No Responders') }).next).toBe('retry')
})

test.each([
  ['no leader', 10008, 503, 'retry'],
  ['no room on disk', 10047, 500, 'retry'],
  ['storing failed', 10077, 503, 'retry'],
  ['message too large', 10054, 400, 'park'],
  ['headers too large', 10097, 400, 'park'],
  ['another writer was first', 10071, 400, 'conflict'],
  ['no JetStream in the account', 10039, 503, 'stop'],
  ['stream not found', 10059, 404, 'stop'],
  ['another stream', 10060, 400, 'stop'],
  ['sealed', 10109, 400, 'stop'],
])('%s (%i, %i): %s', (_, code, status, next) => {
  expect(readAnswer(refusal(code, status)).next).toBe(next)
})

test.each(['', 'hello', '{}', '{"stream":"invoer"}'])('an answer of something else (%j) stops', (text) => {
  expect(readAnswer(answer(text)).next).toBe('stop')
})
