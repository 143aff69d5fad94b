import { expect, test } from 'vitest'
import { followReference } from './follow-reference'
import type { JsonObject } from './json'

const files: Readonly<Record<string, JsonObject>> = {
  'a/app.yaml': {
    channels: {
      x: { $ref: '../main.yaml#/channels/x' },
      rond: { $ref: '#/channels/rond' },
      weg: { $ref: '#/er/niet' },
    },
  },
  'main.yaml': { channels: { x: { address: 'a.b' } }, 'met/streep': { goed: true } },
}
const read = (path: string): JsonObject => files[path] ?? {}
const follow = (ref: string) => followReference(read, 'a/app.yaml', { $ref: ref })

test('follows a chain through files, each reference from the file that says it', () => {
  expect(follow('#/channels/x')).toEqual({ path: 'main.yaml', value: { address: 'a.b' } })
  expect(follow('../main.yaml#/met~1streep').value).toEqual({ goed: true })
})

test.each([
  ['nowhere', '#/channels/weg', /expected something that is there/],
  ['what every object inherits', '#/constructor', /expected something that is there/],
  ['in a circle', '#/channels/rond', /goes round/],
  ['out of the contract', '../../geheim.yaml', /a file of the contract/],
  ['to the network', 'https://example.org/x.yaml', /a file of the contract/],
])('a reference that leads %s is refused', (_, ref, message) => {
  expect(() => follow(ref)).toThrow(message)
})
