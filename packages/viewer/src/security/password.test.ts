import { describe, expect, it } from 'vitest'
import { hashPassword, isPasswordHash, passwordMatches } from './password'

/** The least that is accepted: tests need not be dear. */
const cheap = { N: 2 ** 14, r: 8, p: 1 }

describe('a password', () => {
  it('matches its own hash and no other password does', async () => {
    const hash = await hashPassword('blauwe fiets', cheap)
    expect(await passwordMatches('blauwe fiets', hash, hash)).toBe(true)
    expect(await passwordMatches('blauwe Fiets', hash, hash)).toBe(false)
    expect(await passwordMatches('', hash, hash)).toBe(false)
  })

  it('is hashed by itself at a price that guessing does not pay', async () => {
    expect(await hashPassword('blauwe fiets')).toMatch(/^scrypt\$32768\$8\$3\$/)
  })

  it('has another hash each time', async () => {
    expect(await hashPassword('blauwe fiets', cheap)).not.toBe(await hashPassword('blauwe fiets', cheap))
  })

  it('matches however its letters were typed', async () => {
    expect(await passwordMatches('cafe\u0301', await hashPassword('caf\u00e9', cheap), '')).toBe(true)
  })

  it('never matches when there is no such user', async () => {
    const decoy = await hashPassword('blauwe fiets', cheap)
    expect(await passwordMatches('blauwe fiets', undefined, decoy)).toBe(false)
  })

  it.each([
    'geheim',
    'scrypt$1024$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'scrypt$32767$8$3$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'scrypt$1073741824$8$3$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'scrypt$32768$8$3$AAAA$AAAA',
  ])('is not accepted as a hash: %s', (text) => expect(isPasswordHash(text)).toBe(false))
})
