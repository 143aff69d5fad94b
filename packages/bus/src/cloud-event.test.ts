import { headers, type MsgHdrs } from '@nats-io/transport-node'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeEvent, type EventAttributes, encodeAttributes } from './cloud-event'
import { ParkError } from './failure'

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

const whole: EventAttributes = {
  id: 'vQ1sC0Zl3o0w5yq6m8nN2g',
  source: 'urn:nld:oin:00000099000000001000:systeem:gi-noord',
  type: 'nl.gezinsbeeld.maatregel-opgelegd.v1',
  subject: 'gi-noord:u9sQm0v1b2n3c4x5z6l7k8',
  time: '2026-03-04T09:14:00+01:00',
  dataschema: 'urn:gezinsbeeld:schema:maatregel:opgelegd:v1',
  sequence: '0001772612040000',
  grondslag: 'art. 1:255 BW',
  adapterversie: '0.1.0',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
}

const headersOf = (values: Readonly<Record<string, string>>): MsgHdrs => {
  const made = headers()
  for (const [name, value] of Object.entries(values)) made.set(name, value)
  return made
}

const minimal = { 'ce-specversion': '1.0', 'ce-id': '1', 'ce-source': 'urn:a', 'ce-type': 'a.v1' }

test('an event is read as it was written, in binary mode', () => {
  const event = decodeEvent({ headers: encodeAttributes(whole), data: bytes({ soort: 'ots' }) })
  expect(event).toEqual({ attributes: whole, data: { soort: 'ots' } })
})

test('whatever text the attributes hold, it is read as it was written', () => {
  const value = fc.string({ unit: 'binary', minLength: 1 })
  const attributes = fc.record(
    {
      id: value,
      source: value,
      type: value,
      subject: value,
      time: value,
      grondslag: value,
      traceparent: value,
    },
    { requiredKeys: ['id', 'source', 'type'] },
  )
  fc.assert(
    fc.property(attributes, (written) => {
      expect(decodeEvent({ headers: encodeAttributes(written), data: bytes(1) }).attributes).toEqual(written)
    }),
  )
})

test('each attribute is a header of its own, with the content type of the data', () => {
  const written = encodeAttributes(whole)
  expect(written.get('ce-grondslag')).toBe('art.%201:255%20BW')
  expect(written.get('ce-specversion')).toBe('1.0')
  expect(written.get('ce-datacontenttype')).toBe('application/json')
})

test('headers of another producer are found whatever their case, and unknown ones pass', () => {
  const event = decodeEvent({
    headers: headersOf({
      'Ce-Specversion': '1.0',
      'CE-ID': '1',
      'ce-Source': 'urn:a',
      'ce-type': 'a.v1',
      'ce-x': 'y',
    }),
    data: bytes({}),
  })
  expect(event.attributes).toEqual({ id: '1', source: 'urn:a', type: 'a.v1' })
})

test('an event without data has none', () => {
  expect(decodeEvent({ headers: headersOf(minimal), data: new Uint8Array() }).data).toBeUndefined()
})

test('structured mode is read as well', () => {
  const event = decodeEvent({
    headers: headersOf({ 'Content-Type': 'application/cloudevents+json; charset=utf-8' }),
    data: bytes({
      specversion: '1.0',
      ...whole,
      datacontenttype: 'application/json',
      data: { soort: 'ots' },
    }),
  })
  expect(event).toEqual({ attributes: whole, data: { soort: 'ots' } })
})

test.each([
  ['no headers at all', {}, '{}'],
  ['another version', { ...minimal, 'ce-specversion': '0.3' }, '{}'],
  ['no id', { 'ce-specversion': '1.0', 'ce-source': 'urn:a', 'ce-type': 'a.v1' }, '{}'],
  ['data that is no JSON', minimal, '{'],
  ['data of another type', { ...minimal, 'ce-datacontenttype': 'application/xml' }, '<a/>'],
  ['structured mode that is no object', { 'Content-Type': 'application/cloudevents+json' }, '1'],
  [
    'structured mode without an id',
    { 'Content-Type': 'application/cloudevents+json' },
    '{"specversion":"1.0"}',
  ],
])('%s: the message is parked', (_, values, data) => {
  const message = { headers: headersOf(values), data: new TextEncoder().encode(data) }
  expect(() => decodeEvent(message)).toThrow(ParkError)
})

test('a payload that is not UTF-8 is parked', () => {
  const message = { headers: headersOf(minimal), data: Uint8Array.of(0x22, 0xff, 0x22) }
  expect(() => decodeEvent(message)).toThrow(ParkError)
})
