import { expect, test } from 'vitest'
import { readBsn } from './bsn'
import { blind, derivePseudonymKey, evaluate, finalize } from './pseudonym'
import { referenceToken } from './reference'

const key = derivePseudonymKey(new Uint8Array(32).fill(7))
const pseudonym = (bsn: string, k = key) => {
  const blinded = blind(bsn)
  return finalize(bsn, blinded, '1', evaluate(k, blinded.geblindeerd) ?? '')
}

test('a BSN gives one pseudonym, whoever blinds it and how often', () => {
  expect(pseudonym('999990019')).toBe(pseudonym('999990019'))
  expect(pseudonym('999990019')).toMatch(/^1\.[A-Za-z0-9_-]{43}$/)
  expect(blind('999990019').geblindeerd).not.toBe(blind('999990019').geblindeerd)
})

test('another BSN or another key gives another pseudonym', () => {
  const other = derivePseudonymKey(new Uint8Array(32).fill(8))
  expect(pseudonym('999990020')).not.toBe(pseudonym('999990019'))
  expect(pseudonym('999990019', other)).not.toBe(pseudonym('999990019'))
})

test('what is no group element is refused', () => {
  for (const wrong of ['', 'A'.repeat(43), '_'.repeat(43), 'niet base64', 'A'.repeat(44)])
    expect(evaluate(key, wrong)).toBeUndefined()
  expect(() => finalize('999990019', blind('999990019'), '1', 'A')).toThrow(TypeError)
})

test('a BSN is nine digits that pass the 11-proef; placeholders are absent', () => {
  expect(readBsn('999990019')).toEqual({ bsn: '999990019' })
  expect(readBsn(' 999990019 ')).toEqual({ bsn: '999990019' })
  for (const absent of [undefined, '', '000000000', '0', '999999999'])
    expect(readBsn(absent), String(absent)).toBe(absent === '0' ? 'ongeldig' : 'afwezig')
  for (const wrong of ['999990018', '12345', 'abcdefghi', '9999900191', '99999001٩'])
    expect(readBsn(wrong), wrong).toBe('ongeldig')
})

test('a reference depends on the key, the key space and the local key', () => {
  const a = referenceToken(new Uint8Array(32), 'persoon', '1')
  expect(a).toMatch(/^[A-Za-z0-9_-]{22}$/)
  expect(referenceToken(new Uint8Array(32).fill(1), 'persoon', '1')).not.toBe(a)
  expect(referenceToken(new Uint8Array(32), 'maatregel', '1')).not.toBe(a)
  expect(referenceToken(new Uint8Array(32), 'persoon', '2')).not.toBe(a)
})
