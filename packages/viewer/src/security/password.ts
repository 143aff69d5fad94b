import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

interface Cost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** OWASP's advice for scrypt with 32 MiB: N = 2^15, r = 8, p = 3. */
const cost: Cost = { N: 2 ** 15, r: 8, p: 3 }

const derive = (password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // The same password typed on another keyboard may come as other code points.
    scrypt(password.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })

const format = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/

interface Parsed extends Cost {
  readonly salt: Buffer
  readonly key: Buffer
}

const parse = (hash: string): Parsed | undefined => {
  const [, N, r, p, salt, key] = format.exec(hash) ?? []
  if (salt === undefined || key === undefined) return undefined
  const parsed = {
    N: Number(N),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
  // A hash that is cheaper than ours guards nothing; one that is far dearer stops the process for every login.
  const work = parsed.N * parsed.r * parsed.p
  const isPowerOfTwo = Number.isInteger(Math.log2(parsed.N))
  return isPowerOfTwo && parsed.N >= 2 ** 14 && parsed.r >= 8 && parsed.p >= 1 && work <= 2 ** 23
    ? parsed
    : undefined
}

/** `scrypt$<N>$<r>$<p>$<salt>$<key>`, salt and key base64url of 16 and 32 bytes. */
export const hashPassword = async (password: string, { N, r, p }: Cost = cost): Promise<string> => {
  const salt = randomBytes(16)
  const key = await derive(password, salt, { N, r, p })
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

export const isPasswordHash = (text: string): boolean => parse(text) !== undefined

/**
 * Without a hash (no such user) the answer is no, after the work of checking against `decoy`, so that the time it takes does not
 * tell who exists.
 */
export const passwordMatches = async (
  password: string,
  hash: string | undefined,
  decoy: string,
): Promise<boolean> => {
  const parsed = parse(hash ?? decoy)
  if (parsed === undefined) return false
  const { key, salt, ...paid } = parsed
  const derived = await derive(password, salt, paid)
  return timingSafeEqual(derived, key) && hash !== undefined
}
