import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ParkError } from './failure'
import { percentDecode, percentEncode } from './percent'

/** Any well-formed text, with control characters and what lies outside the basic plane. */
const text = fc.string({ unit: 'binary' })

test('what is decoded is what was encoded', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(percentDecode(percentEncode(value))).toBe(value)
    }),
  )
})

test('nothing but printable ASCII without space, quote and bare percent goes into a header', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(percentEncode(value)).toMatch(/^([\x21\x23\x24\x26-\x7e]|%[0-9A-F]{2})*$/)
    }),
  )
})

test('the example of the CloudEvents specification comes out as it stands there', () => {
  expect(percentEncode('Euro € 😀')).toBe('Euro%20%E2%82%AC%20%F0%9F%98%80')
})

test('printable ASCII stays readable', () => {
  expect(percentEncode("urn:nld:oin:00000099000000001000:systeem:gi-noord's")).toBe(
    "urn:nld:oin:00000099000000001000:systeem:gi-noord's",
  )
})

test('lower-case and superfluous escapes of another producer are read', () => {
  expect(percentDecode('%e2%82%ac%41')).toBe('€A')
})

test.each(['%', '%zz', '%e2%82', '%ff'])('%s is parked: it is no percent-encoded UTF-8', (value) => {
  expect(() => percentDecode(value)).toThrow(ParkError)
})

test('half a surrogate pair is parked, not replaced', () => {
  expect(() => percentEncode('a\ud800b')).toThrow(ParkError)
})
