import { describe, expect, it } from 'vitest'
import { bsnSupply, passesElevenTest, testBsns } from './bsn'
import { randomOf } from './random'

describe('BSNs', () => {
  it('are nine digits whose weighted sum is divisible by 11', () => {
    expect(passesElevenTest('999900006')).toBe(true)
    expect(passesElevenTest('999990019')).toBe(true)
    expect(passesElevenTest('999900007')).toBe(false)
    expect(passesElevenTest('99999001')).toBe(false)
    expect(passesElevenTest('99999001x')).toBe(false)
  })

  it('are all of the test range', () => {
    expect(testBsns()).toHaveLength(9091)
    expect(testBsns().every((bsn) => bsn >= '999900006' && bsn <= '999999990' && passesElevenTest(bsn))).toBe(
      true,
    )
  })

  it('are handed out once each, until none is left', () => {
    const supply = bsnSupply(randomOf(1, 'bsn'))
    const given = new Set(testBsns().map(() => supply.next()))
    expect(given.size).toBe(9091)
    expect(given.has(undefined)).toBe(false)
    expect(supply.next()).toBeUndefined()
  })
})
