import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

const claims = z.looseObject({
  iss: z.string(),
  iat: z.number(),
  client_id: z.string(),
  user_id: z.string(),
  user_representation: z.string(),
})

const parsed = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const oldestSeconds = 3_600

/** What is wrong with the `Authorization` of a request, as the ZGW interfaces check it; undefined when nothing is. */
export const objectionTo = (
  authorization: string | undefined,
  client: string,
  secret: string,
  nowMs: number,
): string | undefined => {
  const [, head, body, signature] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization ?? '') ?? []
  if (head === undefined || body === undefined || signature === undefined) return 'not a JWT'
  const expected = createHmac('sha256', secret).update(`${head}.${body}`).digest()
  const found = Buffer.from(signature, 'base64url')
  if (found.length !== expected.length || !timingSafeEqual(found, expected))
    return 'signed with another secret'
  const read = claims.safeParse(parsed(body))
  if (!read.success) return 'claims are missing'
  const { iss, iat, client_id: id } = read.data
  if (iss !== client || id !== client) return 'another client'
  return Math.abs(nowMs / 1_000 - iat) > oldestSeconds ? 'older than an hour' : undefined
}
