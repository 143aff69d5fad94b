import { Parser } from '@asyncapi/parser'
import { describe, expect, test } from 'vitest'
import { checkDocument } from './check-document'

const three = `
asyncapi: 3.0.0
info: { title: Proef, version: 1.0.0 }
servers: { a: { host: nats.example, protocol: nats } }
channels:
  iets:
    address: a.{b}
    description: Iets.
    parameters: { b: { description: B. } }
    messages: { iets: { $ref: "#/components/messages/iets" } }
operations:
  zend: { action: send, channel: { $ref: "#/channels/iets" }, messages: [{ $ref: "#/channels/iets/messages/iets" }] }
components:
  messages:
    iets: { summary: Iets., payload: { type: object, properties: { a: { type: string, description: A. } } } }
`.trimStart()

const two = `
asyncapi: 2.6.0
id: urn:proef
info: { title: Proef, version: 1.0.0, description: d, contact: { name: n, url: "https://a.example", email: a@a.example }, license: { name: EUPL-1.2, url: "https://a.example" } }
tags: [{ name: a, description: d }]
defaultContentType: application/json
servers: { a: { url: nats.example, protocol: nats } }
channels:
  a.{b}:
    description: Iets.
    parameters: { b: { description: B., schema: { type: string, enum: [x, y] } } }
    publish:
      operationId: zend
      message: { $ref: "#/components/messages/iets" }
components:
  messageTraits:
    kop: { headers: { type: object, required: [h], properties: { h: { type: string, description: H. } } } }
  messages:
    iets:
      messageId: iets
      summary: Iets.
      traits: [{ $ref: "#/components/messageTraits/kop" }]
      payload: { type: object, properties: { a: { type: string, description: A. } } }
      examples: [{ payload: { a: b }, headers: { h: x } }]
`.trimStart()

const ours = async (text: string): Promise<readonly string[]> => {
  const source = { entry: 'a.yaml', files: new Map([['a.yaml', text]]) }
  const { findings } = await checkDocument(source, { profile: 'nats' })
  return findings.filter(({ severity }) => severity === 'error').map(({ rule, line }) => `${line} ${rule}`)
}

const parser = new Parser()
const theirs = async (text: string): Promise<number> =>
  (await parser.validate(text)).filter(({ severity }) => severity === 0).length

describe('what @asyncapi/parser refuses is refused, at a place:', () => {
  test.each([
    ['nothing of 3.0', three, '', '', undefined],
    ['nothing of 2.6', two, '', '', undefined],
    ['no info', three, /^info.*\n/m, '', /^1 asyncapi-document-resolved/],
    ['no title', three, 'title: Proef, ', '', /^2 asyncapi-document-resolved/],
    ['a version that is a number', three, 'version: 1.0.0', 'version: 1', /^2 /],
    ['a field that is not known', three, 'address: a.{b}', 'adress: a.{b}', /^6 asyncapi/],
    ['a root that is not known', three, 'operations:', 'operation:', /^10 asyncapi/],
    ['an action that is none', three, 'action: send', 'action: zend', /^11 asyncapi/],
    ['an operation without a channel', three, 'channel: { $ref: "#/channels/iets" }, ', '', /^11 asyncapi/],
    [
      'a message of another channel',
      three,
      '$ref: "#/channels/iets/messages/iets" }]',
      '$ref: "#/components/messages/iets" }]',
      /^11 asyncapi3-operation/,
    ],
    ['a parameter that is not declared', three, 'a.{b}', 'a.{c}', / asyncapi3-channel-parameters/],
    ['a parameter that is not used', three, 'a.{b}', 'a.b', / asyncapi3-channel-parameters/],
    ['a server without a host', three, 'host: nats.example, ', '', /^3 asyncapi/],
    [
      'a reference to nothing',
      three,
      '"#/components/messages/iets"',
      '"#/components/messages/weg"',
      /^9 ref-missing/,
    ],
    ['a type that is none', three, 'payload: { type: object', 'payload: { type: objekt', /^14 schema-type/],
    [
      'a reference where none may be',
      three,
      'info: { title: Proef, version: 1.0.0 }',
      'info: { $ref: "#/components/x" }',
      / /,
    ],
    ['no version of AsyncAPI', three, 'asyncapi: 3.0.0', 'asyncapi: 9.0.0', /asyncapi-is-asyncapi/],
    ['a field that 2.6 does not know', two, 'messageId: iets', 'messagId: iets', /^\d+ asyncapi/],
    ['an example of 2.6', two, 'payload: { a: b }', 'payload: { a: 1 }', /^\d+ example-payload/],
    ['a parameter of 2.6', two, '  a.{b}:', '  a.{c}:', /^\d+ asyncapi2-channel-parameters/],
    ['no title in 2.6', two, 'title: Proef, ', '', /^3 asyncapi-document-resolved/],
  ])('%s', async (_, whole, text, replacement, expected) => {
    const changed = whole.replace(text, replacement)
    const found = await ours(changed)
    if (expected === undefined) {
      expect(await theirs(changed)).toBe(0)
      expect(found).toEqual([])
      return
    }
    expect(changed).not.toBe(whole)
    expect(await theirs(changed)).toBeGreaterThan(0)
    expect(found).toContainEqual(expect.stringMatching(expected))
  })
})

test.each([
  [
    'a header of a trait in an example of 2.6',
    two,
    'headers: { h: x } }]',
    'headers: { i: x } }]',
    '23 example-headers',
  ],
  ['an address of 2.6 that is no subject', two, '  a.{b}:', '  a..{b}:', '8 nats-subject'],
  ['a default outside a schema of 2.6', two, 'enum: [x, y]', 'enum: [x, y], default: z', '10 schema-example'],
  [
    'a headers example of 3.0',
    three,
    'summary: Iets., ',
    'summary: Iets., headers: { type: object, required: [h] }, examples: [{ headers: {} }], ',
    '14 example-headers',
  ],
])('what it does not see: %s', async (_, whole, text, replacement, expected) => {
  expect(await ours(whole.replaceAll(text, replacement))).toContainEqual(expected)
})
