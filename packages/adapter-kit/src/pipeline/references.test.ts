import { referenceToken } from '@gezinsbeeld/identity'
import { expect, test } from 'vitest'
import { references } from './references'

const key = new Uint8Array(32).map((_, i) => i)
const made = references('gi-noord', key)

test('a token is what the identity package says it is, however often it is asked', () => {
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 25_000; i += 997) {
      expect(made.object('persoon', String(i))).toBe(referenceToken(key, 'persoon', String(i)))
    }
  }
  expect(made.persoon('persoon', '1')).toBe(`gi-noord:${referenceToken(key, 'persoon', '1')}`)
})

test('key spaces, BSNs and keys never give the same token', () => {
  const other = references('gi-noord', key.toReversed())
  const tokens = [
    made.object('persoon', '1'),
    made.object('zaak', '1'),
    made.bsn('1'),
    made.fingerprint,
    other.object('persoon', '1'),
  ]
  expect(new Set(tokens).size).toBe(tokens.length)
  expect(() => made.object('', '\0bsn\x001')).toThrow('key space')
})

test('a key of another length is refused', () => {
  expect(() => references('gi-noord', new Uint8Array(16))).toThrow('32 bytes')
})
