import fc from 'fast-check'
import { expect, test } from 'vitest'
import { channelFilter, channelSubject, parseChannelSubject } from './channel-subjects'

const object = '3vXq9rXo0Wb2mJ0cU7h2kA'

test('a subject is made from the address of its channel', () => {
  expect(channelSubject('invoer-maatregel-opgelegd', { organisatie: 'gi-noord', object })).toBe(
    `gezin.v1.gi-noord.maatregel.opgelegd.${object}`,
  )
})

test('what is not said is a wildcard', () => {
  expect(channelFilter('invoer-maatregel-opgelegd', { organisatie: 'gi-noord' })).toBe(
    'gezin.v1.gi-noord.maatregel.opgelegd.*',
  )
  expect(channelFilter('bezorgd-gezin-gevormd')).toBe('bezorgd.v1.*.*.gezin.gevormd')
})

test.each([
  ['a dot', 'gi.noord', 'gi%2Enoord'],
  ['a wildcard', '*', '%2A'],
  ['the rest', '>', '%3E'],
  ['the server’s own', '$JS', '%24JS'],
  ['a blank', 'gi noord', 'gi%20noord'],
  ['an accent', 'café', 'caf%C3%A9'],
  ['a percent sign', '50%', '50%25'],
])('%s in a parameter is escaped, so that it stays one token', (_, organisatie, token) => {
  expect(channelSubject('dienst-beeld-lijst', { organisatie })).toBe(`dienst.v1.beeld.${token}.lijst`)
})

test('any text comes back from its subject as it was', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (organisatie) => {
      const subject = channelSubject('dienst-beeld-toon', { organisatie })
      expect(subject.split('.')).toHaveLength(5)
      expect(subject).not.toMatch(/[\s*>$]/)
      expect(parseChannelSubject(subject)).toEqual({
        kanaal: 'dienst-beeld-toon',
        parameters: new Map([['organisatie', organisatie]]),
      })
    }),
  )
})

test('an empty parameter is refused', () => {
  expect(() => channelSubject('dienst-beeld-lijst', { organisatie: '' })).toThrow(TypeError)
  expect(() => channelSubject('dienst-beeld-lijst', { organisatie: '\ud800' })).toThrow(TypeError)
})

test.each([
  'gezin.v1.gi-noord.maatregel.vermoed.x',
  'gezin.v1.gi-noord.maatregel.opgelegd',
  'gezin.v1.gi-noord.maatregel.opgelegd.x.y',
  'gezin.v1..maatregel.opgelegd.x',
  'gezin.v1.*.maatregel.opgelegd.x',
  'gezin.v1.%zz.maatregel.opgelegd.x',
  'gezin.v1.%67i.maatregel.opgelegd.x',
  '',
])('%s is a subject of no channel', (subject) => {
  expect(parseChannelSubject(subject)).toBeUndefined()
})
