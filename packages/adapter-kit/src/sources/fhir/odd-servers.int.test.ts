import type { ServerResponse } from 'node:http'
import { serveHttp } from '@gezinsbeeld/test-kit'
import { afterEach, expect, test } from 'vitest'
import { RetryError } from '../../failures'
import { fhir } from '../declaration'
import type { KnownKeys, Page, Source } from '../source'
import { type FhirSourceOptions, fhirSource } from './fhir-source'

/** Servers that do not do what a search by `_lastUpdated` needs, or say where they are as they are called inside. */
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

interface Row {
  readonly id: string
  readonly at: string
  readonly more?: object
}

interface Kind {
  /** What is done with these parameters: they count unless named here. */
  readonly refuses?: readonly string[]
  readonly overlooks?: readonly string[]
  /** Whether `self` says what was used. */
  readonly saysSelf?: boolean
  readonly history?: boolean
  /** How a link to the next page is written; `query` is what it asks. */
  readonly link?: (query: string, address: string) => string
}

const minute = (n: number): string => new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString()
const patient = ({ id, at, more }: Row) => ({
  resourceType: 'Patient',
  id,
  meta: { lastUpdated: at },
  ...more,
})

/** A server that pages by counting. */
const serverOf = async (rows: Row[], { refuses = [], overlooks = [], ...kind }: Kind = {}) => {
  const asked: string[] = []
  const gone: Row[] = []
  const answer = (response: ServerResponse, status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/fhir+json; charset=utf-8' })
    response.end(JSON.stringify(body))
  }
  const server = await serveHttp((request, response) => {
    const url = new URL(request.url ?? '', 'http://x')
    asked.push(`${url.pathname}${url.search}`)
    const given = url.searchParams
    const refused = refuses.find((name) => given.has(name))
    if (refused !== undefined) {
      const issue = [{ severity: 'error', code: 'not-supported', diagnostics: `${refused} is not supported` }]
      return answer(response, 400, { resourceType: 'OperationOutcome', issue })
    }
    if (url.pathname.endsWith('/_history')) {
      if (kind.history !== true) return answer(response, 404, { resourceType: 'OperationOutcome', issue: [] })
      const since = Date.parse(given.get('_since') ?? '')
      const later = ({ at }: Row): boolean => Date.parse(at) >= since
      const deleted = gone.filter(later).map(({ id, at }) => ({
        request: { method: 'DELETE', url: `Patient/${id}` },
        response: { lastModified: at },
      }))
      const changed = rows
        .filter(later)
        .map((row) => ({ resource: patient(row), request: { method: 'PUT', url: '' } }))
      return answer(response, 200, {
        resourceType: 'Bundle',
        type: 'history',
        entry: [...deleted, ...changed],
      })
    }
    const used = (name: string): string | null => (overlooks.includes(name) ? null : given.get(name))
    const from = Date.parse(used('_lastUpdated')?.slice(2) ?? minute(0))
    const ids = given.get('_id')?.split(',')
    const fitting = rows.filter(({ id, at }) => Date.parse(at) >= from && (ids?.includes(id) ?? true))
    if (used('_sort') !== null) fitting.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    const size = Number(given.get('_count') ?? 2)
    const offset = Number(given.get('offset') ?? 0)
    given.set('offset', String(offset + size))
    const link = []
    if (offset + size < fitting.length) {
      const next = kind.link ?? ((query) => `?${query}`)
      link.push({ relation: 'next', url: next(given.toString(), server.address) })
    }
    for (const each of overlooks) given.delete(each)
    if (kind.saysSelf === true) link.push({ relation: 'self', url: `http://intern/Patient?${given}` })
    const entry = fitting.slice(offset, offset + size).map((row) => ({ resource: patient(row) }))
    return answer(response, 200, { resourceType: 'Bundle', type: 'searchset', link, entry })
  })
  closers.push(server.close)
  return {
    basis: `${server.address}/fhir`,
    /** What was asked since this was asked last. */
    asked: () => asked.splice(0),
    put: (id: string, at = new Date().toISOString()): void => {
      const index = rows.findIndex((row) => row.id === id)
      if (index >= 0) rows.splice(index, 1)
      rows.push({ id, at, more: { gender: 'other' } })
    },
    remove: (id: string): void => {
      rows.splice(
        rows.findIndex((row) => row.id === id),
        1,
      )
      gone.push({ id, at: new Date().toISOString() })
    },
  }
}

const open = (basis: string, more: Partial<FhirSourceOptions> = {}): Source => {
  const usual = { pagina: 2, overlap: 10_000, geschiedenis: 3_600, poll: 900, tijdslimiet: 5_000 }
  const source = fhirSource(fhir({ resourceType: 'Patient' }), { basis, ...usual, ...more })
  closers.push(() => source.close())
  return source
}

/** Keeps what it read, as the ledger does, and gives what it had not read before. */
const reader = (source: Source) => {
  let cursor: unknown
  let stand: string | undefined
  const known = new Map<string, string>()
  const take = async (pages: AsyncIterable<Page>): Promise<string[]> => {
    const news: string[] = []
    for await (const page of pages) {
      cursor = JSON.parse(JSON.stringify(page.cursor))
      stand = page.standPer ?? stand
      for (const { key, raw } of page.records) {
        if (known.get(key) !== JSON.stringify(raw)) news.push(key)
        known.set(key, JSON.stringify(raw))
      }
      for (const { key } of page.deleted) if (known.delete(key)) news.push(`-${key}`)
    }
    return news
  }
  const keys: KnownKeys = {
    has: (key) => known.has(key),
    inOrder: () => [...known.keys()].sort(),
    parked: () => [],
  }
  return {
    pass: () => take(source.pass(cursor)),
    reconcile: () => take(source.reconcile(cursor, keys)),
    stand: () => stand,
  }
}

const five = (): Row[] => ['a', 'b', 'c', 'd', 'e'].map((id, n) => ({ id, at: minute(n) }))
const all = ['a', 'b', 'c', 'd', 'e']

test('a server that refuses _lastUpdated is read whole, and what changes or goes comes from its history', async () => {
  const server = await serverOf(five(), { refuses: ['_lastUpdated'], history: true })
  const source = open(server.basis, { geschiedenis: 0 })
  expect(await source.now?.()).toBeUndefined()
  const read = reader(source)
  expect(await read.pass()).toEqual(all)
  server.asked()
  server.put('b')
  server.remove('d')
  server.put('f')
  expect((await read.pass()).sort()).toEqual(['-d', 'b', 'f'])
  expect(server.asked().every((path) => path.includes('/_history?_since='))).toBe(true)
  expect(await source.probe?.()).toContainEqual(
    expect.objectContaining({ oordeel: 'let op', uitleg: expect.stringContaining('uit _history') }),
  )
})

test('where it keeps no history either, everything is read now and then and nothing in between, and the stand says so', async () => {
  const rows = Array.from({ length: 60 }, (_, n) => ({ id: String(n), at: minute(n) }))
  const server = await serverOf(rows, { refuses: ['_lastUpdated', '_sort'] })
  const source = open(server.basis, { geschiedenis: 0 })
  const read = reader(source)
  expect(await read.pass()).toHaveLength(60)
  await read.pass()
  const stand = read.stand()
  server.asked()
  server.put('9')
  expect(await read.pass()).toEqual([])
  expect(server.asked().filter((path) => !path.includes('_history'))).toEqual([])
  expect(read.stand()).toBe(stand)
  const eager = reader(open(server.basis, { poll: 0 }))
  await eager.pass()
  server.put('8')
  expect(await eager.pass()).toEqual(['8'])
  expect(await source.probe?.()).toContainEqual(
    expect.objectContaining({ uitleg: expect.stringContaining('zonder _history') }),
  )
})

test('a list of one page is read whole at every look: a search costs as much', async () => {
  const server = await serverOf(five(), { overlooks: ['_lastUpdated'] })
  const read = reader(open(server.basis, { pagina: 10 }))
  await read.pass()
  await read.pass()
  server.put('b')
  expect(await read.pass()).toEqual(['b'])
})

test.each([
  ['and says so', true],
  ['and does not say so', false],
])(
  'a server that overlooks _lastUpdated %s is asked for each page once, and not again at every look',
  async (_, saysSelf) => {
    const server = await serverOf(
      Array.from({ length: 40 }, (_, n) => ({ id: String(n), at: minute(n) })),
      { overlooks: ['_lastUpdated'], saysSelf },
    )
    const read = reader(open(server.basis))
    expect(await read.pass()).toHaveLength(40)
    expect(server.asked().length).toBeLessThanOrEqual(23)
    await read.pass()
    expect(server.asked().length).toBeLessThanOrEqual(21)
    await read.pass()
    expect(server.asked()).toEqual([])
  },
)

test('a server that overlooks _sort loses nothing where its first page happens to be in order', async () => {
  const rows = [5, 10, 3, 7, 1].map((n, i) => ({ id: String(i), at: minute(n) }))
  const server = await serverOf(rows, { overlooks: ['_sort'], saysSelf: true })
  expect(await reader(open(server.basis)).pass()).toEqual(['0', '1', '2', '3', '4'])
})

test.each<[string, Kind['link']]>([
  ['as it is called inside', (query) => `http://fhir-server.svc.cluster.local:8080/Patient?${query}`],
  ['at another path', (query, address) => `${address}/Patient?${query}`],
  ['with its port twice', (query) => `https://fhir.example:443:443/fhir/Patient?${query}`],
  ['as HAPI does, at its base', (query, address) => `${address}/fhir?${query}`],
  ['as HAPI does, called inside', (query) => `http://hapi:8080/hapi-fhir/fhir?${query}`],
])('a next page that a server names %s is asked for at the base', async (_, link) => {
  // All of one moment: only links lead further.
  const rows = all.map((id) => ({ id, at: minute(1) }))
  const server = await serverOf(rows, { ...(link === undefined ? {} : { link }) })
  expect(await reader(open(server.basis)).pass()).toEqual(all)
  for (const path of server.asked()) expect(path).toMatch(/^\/fhir(\/Patient)?(\/_history)?\?/)
})

const scripted = async (answer: (url: URL) => object): Promise<string> => {
  const server = await serveHttp((request, response) => {
    response.end(JSON.stringify(answer(new URL(request.url ?? '', 'http://x'))))
  })
  closers.push(server.close)
  return server.address
}

test.each<[string, (url: URL) => object]>([
  ['leads to itself', () => ({ entry: [{ resource: { resourceType: 'Patient', id: 'a' } }], page: '1' })],
  [
    'goes on with empty pages',
    ({ searchParams }) => ({ page: String(Number(searchParams.get('page')) + 1) }),
  ],
])('a list that %s ends, and is tried again', async (_, answer) => {
  const base = await scripted((url) => {
    const { page, ...more } = { page: '', ...answer(url) }
    return { resourceType: 'Bundle', ...more, link: [{ relation: 'next', url: `?page=${page}` }] }
  })
  await expect(reader(open(base)).pass()).rejects.toBeInstanceOf(RetryError)
})

test('a resource from the future takes no change with it, also where the history is away just then', async () => {
  const rows = [
    { id: 'a', at: minute(1) },
    { id: 'later', at: '2099-01-01T00:00:00Z' },
  ]
  const server = await serverOf(rows, { refuses: [] })
  const failing = await serveHttp((request, response) => {
    if (isAway && (request.url ?? '').includes('_history')) return response.writeHead(500).end()
    fetch(`${server.basis}${request.url}`).then(async (found) =>
      response.writeHead(found.status).end(await found.text()),
    )
    return response
  })
  closers.push(failing.close)
  let isAway = true
  const read = reader(open(failing.address, { geschiedenis: 0, pagina: 10 }))
  await expect(read.pass()).rejects.toBeInstanceOf(RetryError)
  server.put('b')
  isAway = false
  expect(await read.pass()).toEqual(['b'])
})

test('what became visible late, by a long transaction or a clock that is behind, is found when ids are compared', async () => {
  const server = await serverOf(five())
  const read = reader(open(server.basis))
  await read.pass()
  server.put('b', new Date(Date.now() - 300_000).toISOString())
  expect(await read.pass()).toEqual([])
  expect(await read.reconcile()).toEqual(['b'])
})

test('moments are asked for in UTC, whatever offset the server writes', async () => {
  const rows = five().map((row) => ({ ...row, at: row.at.replace('00:', '01:').replace('Z', '+01:00') }))
  const server = await serverOf(rows)
  expect(await reader(open(server.basis)).pass()).toEqual(all)
  const moments = server
    .asked()
    .flatMap((path) => new URL(path, 'http://x').searchParams.getAll('_lastUpdated'))
  expect(moments.length).toBeGreaterThan(0)
  for (const moment of moments) expect(moment).toMatch(/^ge.*Z$/)
})

test('a page that a link leads to and that is too large is asked for as smaller ones', async () => {
  const more = { text: 'x'.repeat(9_000_000) }
  const rows = Array.from({ length: 15 }, (_, n) => ({
    id: String(n),
    at: minute(1),
    ...(n > 7 ? { more } : {}),
  }))
  const server = await serverOf(rows)
  const news = await reader(open(server.basis, { pagina: 8, tijdslimiet: 60_000 })).pass()
  expect(new Set(news)).toEqual(new Set(rows.map(({ id }) => id)))
})
