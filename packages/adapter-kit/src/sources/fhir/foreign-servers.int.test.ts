import type { IncomingMessage, ServerResponse } from 'node:http'
import { deflateSync, gzipSync } from 'node:zlib'
import { serveHttp } from '@gezinsbeeld/test-kit'
import { exportPKCS8, generateKeyPair } from 'jose'
import { afterEach, expect, test } from 'vitest'
import { RetryError, StopError } from '../../failures'
import { fhir } from '../declaration'
import type { Page, Source } from '../source'
import { type FhirSourceOptions, fhirSource } from './fhir-source'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const serve = async (
  answer: (url: URL, response: ServerResponse, request: IncomingMessage) => void,
): Promise<string> => {
  const server = await serveHttp((request, response) => {
    request.resume()
    answer(new URL(request.url ?? '', 'http://x'), response, request)
  })
  closers.push(server.close)
  return `${server.address}`
}

const open = (basis: string, more: Partial<FhirSourceOptions> = {}): Source => {
  const usual = { pagina: 2, overlap: 0, geschiedenis: 3_600, poll: 900, tijdslimiet: 5_000 }
  const source = fhirSource(fhir({ resourceType: 'Patient' }), { basis, ...usual, ...more })
  closers.push(() => source.close())
  return source
}

/** What was read, also when it is broken off, and the last cursor. */
const readUntilTrouble = async (pages: AsyncIterable<Page>) => {
  const keys = new Set<string>()
  let cursor: unknown
  let trouble: unknown
  try {
    for await (const page of pages) {
      for (const { key } of page.records) keys.add(key)
      cursor = page.cursor
    }
  } catch (error) {
    trouble = error
  }
  return { keys: [...keys].sort(), cursor, trouble }
}

const patient = (id: string, minute?: number) => ({
  resourceType: 'Patient',
  id,
  ...(minute === undefined
    ? {}
    : { meta: { lastUpdated: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString() } }),
})

const bundle = (resources: readonly unknown[], more: object = {}): string =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.map((resource) => ({ resource })),
    ...more,
  })

const next = (url: string) => ({ link: [{ relation: 'next', url }] })

test('a search that is broken off on a server that does not say when anything changed is read again from where it began', async () => {
  let busy = true
  const base = await serve((url, response) => {
    if (url.searchParams.has('_lastUpdated')) return response.end(bundle([]))
    if (!url.searchParams.has('page')) return response.end(bundle([patient('1')], next('?page=2')))
    if (busy) return response.writeHead(429).end()
    return response.end(bundle([patient('2')]))
  })
  const source = open(base)
  const first = await readUntilTrouble(source.pass(undefined))
  expect(first.trouble).toBeInstanceOf(RetryError)
  busy = false
  expect((await readUntilTrouble(source.pass(first.cursor))).keys).toEqual(['1', '2'])
})

test('a server that refuses to sort is read by its own links, from the start when it was broken off', async () => {
  let busy = true
  const asked: string[] = []
  const base = await serve((url, response) => {
    asked.push(url.search)
    if (url.searchParams.has('_sort'))
      return response.writeHead(400).end('{"resourceType":"OperationOutcome"}')
    if (!url.searchParams.has('page')) return response.end(bundle([patient('1', 5)], next('?page=2')))
    if (busy) return response.writeHead(503).end()
    return response.end(bundle([patient('2', 3)]))
  })
  const source = open(base)
  const first = await readUntilTrouble(source.pass(undefined))
  expect(first.keys).toEqual(['1'])
  busy = false
  expect((await readUntilTrouble(source.pass(first.cursor))).keys).toEqual(['1', '2'])
  expect(asked.filter((search) => search.includes('_sort'))).toHaveLength(1)
})

test('a refusal that has another reason stops with the words of the first one', async () => {
  const base = await serve((_, response) => response.writeHead(400).end('{}'))
  const { trouble } = await readUntilTrouble(open(base).pass(undefined))
  expect(trouble).toBeInstanceOf(StopError)
})

test('a relative link that has expired is searched for anew, and stops nothing', async () => {
  const base = await serve((url, response) =>
    url.searchParams.has('_getpages')
      ? response.writeHead(410).end('{"resourceType":"OperationOutcome","issue":[]}')
      : response.end(bundle([patient('2', 2), patient('1', 1)], next('?_getpages=abc'))),
  )
  const { trouble } = await readUntilTrouble(open(base).pass(undefined))
  expect(trouble).toBeInstanceOf(RetryError)
})

test('a server that lets us search but keeps its history to itself is read', async () => {
  const base = await serve((url, response) =>
    url.pathname.endsWith('_history')
      ? response.writeHead(403).end('{}')
      : response.end(bundle([patient('1', 1)])),
  )
  const { keys, trouble } = await readUntilTrouble(open(base, { geschiedenis: 0 }).pass({}))
  expect({ keys, trouble }).toEqual({ keys: ['1'], trouble: undefined })
})

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
])(
  'an answer that comes packed as %s without having been asked for is read; half of it is tried again',
  async (encoding, pack) => {
    let isWhole = true
    const base = await serve((_, response) => {
      const packed = pack(bundle([patient('1', 1)]))
      response.setHeader('content-encoding', encoding)
      response.end(isWhole ? packed : packed.subarray(0, 20))
    })
    expect(await readUntilTrouble(open(base).pass(undefined))).toMatchObject({
      keys: ['1'],
      trouble: undefined,
    })
    isWhole = false
    expect((await readUntilTrouble(open(base).pass(undefined))).trouble).toBeInstanceOf(RetryError)
  },
)

test('what a server writes as null, or puts between its entries, spoils no page', async () => {
  const entry = [
    null,
    { fullUrl: null, resource: patient('1', 1), search: null, request: null, response: null },
    { resource: null },
    { resource: patient('2', 2), search: { mode: null } },
  ]
  const base = await serve((_, response) =>
    response.end(
      JSON.stringify({ resourceType: 'Bundle', total: null, link: [null, { relation: 'self' }], entry }),
    ),
  )
  expect(await readUntilTrouble(open(base).pass(undefined))).toMatchObject({
    keys: ['1', '2'],
    trouble: undefined,
  })
  const empty = await serve((_, response) =>
    response.end('{"resourceType":"Bundle","link":null,"entry":null}'),
  )
  expect((await readUntilTrouble(open(empty).pass(undefined))).trouble).toBeUndefined()
})

test('a server that gives fewer than it is asked for, and no link, is asked on by its total', async () => {
  const all = ['1', '2', '3', '4', '5'].map((id, minute) => patient(id, minute))
  const base = await serve((url, response) => {
    const from = url.searchParams.get('_lastUpdated')?.slice(2) ?? '2000-01-01'
    const fitting = all.filter(({ meta }) => Date.parse(meta?.lastUpdated ?? '') >= Date.parse(from))
    response.end(bundle(fitting.slice(0, 2), { total: fitting.length }))
  })
  const { keys } = await readUntilTrouble(open(base, { pagina: 100 }).pass(undefined))
  expect(keys).toEqual(['1', '2', '3', '4', '5'])
})

test('a token that ends before its time is asked for once more, in the middle of a list', async () => {
  const { privateKey } = await generateKeyPair('ES384', { extractable: true })
  let given = 0
  let revoked = 0
  const tokenUrl = await serve((_, response) => {
    given += 1
    // A number as a text, as some servers write it.
    response.end(`{"access_token":"t${given}","expires_in":"3599"}`)
  })
  const base = await serve((url, response, { headers }) => {
    if (headers.authorization !== `Bearer t${revoked + 1}`) return response.writeHead(401).end()
    if (url.searchParams.has('page')) return response.end(bundle([patient('0', 0)]))
    revoked = 1
    return response.end(bundle([patient('2', 2), patient('1', 1)], next('?page=2')))
  })
  const smart = {
    ...{ tokenUrl, client: 'adapter', kid: 'k', alg: 'ES384' as const, scope: 'system/*.read' },
    sleutel: await exportPKCS8(privateKey),
  }
  expect(await readUntilTrouble(open(base, { smart }).pass(undefined))).toMatchObject({
    keys: ['0', '1', '2'],
    trouble: undefined,
  })
  expect(given).toBe(2)
})
