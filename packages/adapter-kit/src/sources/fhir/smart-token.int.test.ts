import type { ServerResponse } from 'node:http'
import { serveHttp } from '@gezinsbeeld/test-kit'
import { exportPKCS8, generateKeyPair, jwtVerify } from 'jose'
import { afterEach, expect, test } from 'vitest'
import { RetryError, StopError } from '../../failures'
import { smartToken } from './smart-token'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const serve = async (answer: (form: URLSearchParams, response: ServerResponse) => void): Promise<string> => {
  const server = await serveHttp(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(Buffer.from(part))
    answer(new URLSearchParams(Buffer.concat(parts).toString()), response)
  })
  closers.push(server.close)
  return `${server.address}/token`
}

const { publicKey, privateKey } = await generateKeyPair('ES384', { extractable: true })
const clientOf = async (tokenUrl: string) => ({
  ...{ tokenUrl, client: 'adapter', kid: 'k1', alg: 'ES384' as const, scope: 'system/*.read' },
  sleutel: await exportPKCS8(privateKey),
})

test('a signed assertion brings a token, which is used until shortly before it expires', async () => {
  const assertions: string[] = []
  const url = await serve((form, response) => {
    assertions.push(form.get('client_assertion') ?? '')
    expect(form.get('grant_type')).toBe('client_credentials')
    response.end(JSON.stringify({ access_token: `t${assertions.length}`, expires_in: 300 }))
  })
  let nowMs = Date.now()
  const token = smartToken(await clientOf(url), 5_000, () => nowMs)
  expect([await token(), await token()]).toEqual(['Bearer t1', 'Bearer t1'])
  nowMs += 280_000
  expect(await token()).toBe('Bearer t2')
  const { payload, protectedHeader } = await jwtVerify(assertions[0] ?? '', publicKey, {
    issuer: 'adapter',
    subject: 'adapter',
    audience: url,
  })
  expect(protectedHeader.kid).toBe('k1')
  expect(new Set(assertions).size).toBe(2)
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(300)
})

test('a refusal stops, a server that is away or busy is waited for, and a wrong key is named', async () => {
  const refusing = await serve((_, response) => response.writeHead(400).end('{"error":"invalid_client"}'))
  await expect(smartToken(await clientOf(refusing), 5_000, Date.now)()).rejects.toBeInstanceOf(StopError)
  const busy = await serve((_, response) => response.writeHead(503).end())
  await expect(smartToken(await clientOf(busy), 5_000, Date.now)()).rejects.toBeInstanceOf(RetryError)
  const strange = await serve((_, response) => response.end('<html>'))
  await expect(smartToken(await clientOf(strange), 5_000, Date.now)()).rejects.toBeInstanceOf(RetryError)
  const wrong = { ...(await clientOf(busy)), sleutel: 'geen sleutel' }
  await expect(smartToken(wrong, 5_000, Date.now)()).rejects.toThrow(/bron\.fhir\.smart\.sleutel/)
})
