import { randomUUID } from 'node:crypto'
import { importPKCS8, SignJWT } from 'jose'
import { type Dispatcher, request } from 'undici'
import { z } from 'zod'
import { RetryError, StopError } from '../../failures'

export interface SmartClient {
  readonly tokenUrl: string
  readonly client: string
  /** PEM, PKCS #8. */
  readonly sleutel: string
  readonly kid: string
  readonly alg: 'RS384' | 'ES384'
  readonly scope: string
}

/** Some servers write the seconds as a text. */
const seconds = z.coerce.number().positive().optional().catch(undefined)
const grant = z.object({ access_token: z.string().min(1), expires_in: seconds })

/** An assertion lives for at most five minutes (SMART Backend Services, 2.0). */
const assertionSeconds = 240
/** A token that is about to expire could do so on its way. */
const marginMs = 30_000
const usualSeconds = 300

const signed = async (
  { client, tokenUrl, sleutel, kid, alg }: SmartClient,
  nowMs: number,
): Promise<string> => {
  const key = await importPKCS8(sleutel, alg).catch((cause: unknown) => {
    throw new StopError(`bron.fhir.smart.sleutel: not a private key for ${alg} (PEM, PKCS #8)`, { cause })
  })
  const nowSeconds = Math.floor(nowMs / 1000)
  return new SignJWT({})
    .setProtectedHeader({ alg, kid, typ: 'JWT' })
    .setIssuer(client)
    .setSubject(client)
    .setAudience(tokenUrl)
    .setJti(randomUUID())
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + assertionSeconds)
    .sign(key)
}

const asked = async (smart: SmartClient, nowMs: number, tijdslimiet: number, through?: Dispatcher) => {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    scope: smart.scope,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await signed(smart, nowMs),
  }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
  const answer = await request(smart.tokenUrl, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(tijdslimiet),
    ...(through === undefined ? {} : { dispatcher: through }),
  }).catch((cause: unknown) => {
    throw new RetryError(`${new URL(smart.tokenUrl).origin} gives no token: it is away`, { cause })
  })
  const text = await answer.body.text()
  const { statusCode } = answer
  if (statusCode === 429 || statusCode >= 500) {
    throw new RetryError(`${new URL(smart.tokenUrl).origin} gives no token now (${statusCode})`)
  }
  if (statusCode !== 200) {
    throw new StopError(
      `${new URL(smart.tokenUrl).origin} gives ${smart.client} no token (${statusCode}): see bron.fhir.smart`,
    )
  }
  return text
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The `Authorization` of a FHIR server that asks for SMART Backend Services: a token that is fetched when it is needed, and again before
 * it expires, or when the server refuses the one that is held.
 */
export const smartToken = (
  smart: SmartClient,
  tijdslimiet: number,
  now: () => number,
  /** How the FHIR server is reached, whose certificates are known. */
  through?: Dispatcher,
): ((isRefused?: boolean) => Promise<string>) => {
  let held: { readonly value: string; readonly untilMs: number } | undefined
  return async (isRefused = false) => {
    const nowMs = now()
    if (!isRefused && held !== undefined && nowMs < held.untilMs) return held.value
    const read = grant.safeParse(parsed(await asked(smart, nowMs, tijdslimiet, through)))
    if (!read.success)
      throw new RetryError('the answer to a request for a token is none', { cause: read.error })
    const { access_token: token, expires_in: seconds = usualSeconds } = read.data
    held = { value: `Bearer ${token}`, untilMs: nowMs + seconds * 1_000 - marginMs }
    return held.value
  }
}
