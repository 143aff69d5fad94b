import type { ServerResponse } from 'node:http'
import { serveHttp } from '@gezinsbeeld/test-kit'
import { afterEach, expect, test } from 'vitest'
import { BusyError, RetryError, StopError } from '../../failures'
import { type HttpDeclaration, http } from '../declaration'
import type { KnownKeys, Page } from '../source'
import { rejectionIn } from '../unreadable'
import { httpSource } from './http-source'
import { jsonClient } from './json-client'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

type Answer = (url: URL, response: ServerResponse, requests: number) => void

/** A server of which each test writes the answers. */
const serve = async (answer: Answer): Promise<string> => {
  let requests = 0
  const server = await serveHttp((request, response) => {
    requests += 1
    answer(new URL(request.url ?? '', 'http://x'), response, requests)
  })
  closers.push(server.close)
  return `${server.address}/api`
}

interface Reader {
  pass(): Promise<string[]>
  reconcile(): Promise<string[]>
  readonly known: Map<string, string>
  readonly stands: string[]
}

/** Keeps what it read, as the ledger does, and gives what it had not read before. */
const reader = (
  basis: string,
  more: Partial<HttpDeclaration> = {},
  tijdslimiet = 5_000,
  pagina = 3,
): Reader => {
  const declaration = { ...http({ pad: 'clienten', records: 'items', sleutel: ['id'] }), ...more }
  const client = jsonClient({
    ...{ basis, tijdslimiet, setting: 'bron.http' },
    headers: async () => ({ authorization: 'Bearer geheim' }),
  })
  const source = httpSource(declaration, client, { pagina, overlap: 60_000 })
  closers.push(() => source.close())
  let cursor: unknown
  const known = new Map<string, string>()
  const stands: string[] = []
  const take = async (pages: AsyncIterable<Page>): Promise<string[]> => {
    const news: string[] = []
    for await (const page of pages) {
      cursor = page.cursor
      if (page.standPer !== undefined) stands.push(page.standPer)
      for (const { key, raw } of page.records) {
        const text = JSON.stringify(raw)
        const rejection = rejectionIn(raw)
        if (known.get(key) !== text) news.push(rejection === undefined ? key : `! ${rejection.reden}`)
        known.set(key, text)
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
    known,
    stands,
  }
}

const listed = (ids: readonly (string | number)[], more: object = {}): string =>
  JSON.stringify({ items: ids.map((id) => ({ id })), ...more })

test.each<[string, (url: URL, page: number) => string]>([
  ['as a path', (url, page) => `${url.pathname}?p=${page}`],
  ['as a query', (_, page) => `?p=${page}`],
  ['below the base', (url, page) => `${url.pathname.split('/').at(-1)}?p=${page}`],
])('follows the link to the next page that stands in the answer %s', async (_, linkTo) => {
  const basis = await serve((url, response) => {
    const page = Number(url.searchParams.get('p') ?? 0)
    // Another list stands at the base itself.
    if (!url.pathname.endsWith('clienten')) return response.writeHead(404).end()
    return response.end(
      listed([`${page}a`, `${page}b`], page < 2 ? { next: linkTo(url, page + 1) } : { next: null }),
    )
  })
  expect(await reader(basis, { paginering: { soort: 'volgende', veld: 'next' } }).pass()).toEqual([
    '0a',
    '0b',
    '1a',
    '1b',
    '2a',
    '2b',
  ])
})

test('a list of which the last page is gone before it is asked for is read anew', async () => {
  let ids = ['1', '2', '3']
  const basis = await serve((url, response) => {
    const page = Number(url.searchParams.get('p') ?? 0)
    if (page > 0 && page >= ids.length) return response.writeHead(404).end('{"detail":"Ongeldige pagina."}')
    const more = page + 1 < ids.length ? { next: `${url.pathname}?p=${page + 1}` } : { next: null }
    response.end(listed(ids.slice(page, page + 1), more))
    // Behind the page before the last one, the last one goes.
    if (page === 1) ids = ids.slice(0, 2)
    return undefined
  })
  const read = reader(basis, { paginering: { soort: 'volgende', veld: 'next' } })
  await expect(read.pass()).rejects.toBeInstanceOf(RetryError)
  expect(await read.pass()).toEqual([])
  expect([...read.known.keys()]).toEqual(['1', '2'])
})

test('follows the Link header', async () => {
  const basis = await serve((url, response) => {
    const page = Number(url.searchParams.get('p') ?? 0)
    if (page < 1)
      response.setHeader('link', `<${url.pathname}>; rel="first", <${url.pathname}?p=1>; rel="next"`)
    response.end(listed([page]))
  })
  expect(await reader(basis, { paginering: { soort: 'volgende', veld: 'link' } }).pass()).toEqual(['0', '1'])
})

test('hands the cursor of one page to the next', async () => {
  const basis = await serve((url, response) => {
    const at = url.searchParams.get('na') ?? ''
    response.end(
      at === 'x2'
        ? listed(['3'])
        : listed([at === '' ? '1' : '2'], { meta: { na: at === '' ? 'x1' : 'x2' } }),
    )
  })
  expect(
    await reader(basis, { paginering: { soort: 'cursor', veld: 'meta/na', param: 'na' } }).pass(),
  ).toEqual(['1', '2', '3'])
})

const offset = { paginering: { soort: 'offset', param: 'skip', aantal: 'take' } } as const

const windowOf = (rows: readonly string[], url: URL): readonly string[] => {
  const skip = Number(url.searchParams.get('skip'))
  return rows.slice(skip, skip + Number(url.searchParams.get('take')))
}

test('reads by offset to the end, also when the last page is exactly full', async () => {
  for (const count of [0, 1, 3, 5, 7]) {
    const rows = Array.from({ length: count }, (_, i) => String(i))
    const basis = await serve((url, response) => response.end(listed(windowOf(rows, url))))
    expect(await reader(basis, offset).pass()).toEqual(rows)
  }
})

test.each([
  ['a row is deleted before the place where reading is', (rows: string[]) => rows.splice(0, 1)],
  ['several are deleted', (rows: string[]) => rows.splice(0, 3)],
  ['one is inserted in front', (rows: string[]) => rows.unshift('nieuw')],
  ['the last one read is deleted', (rows: string[]) => rows.splice(2, 1)],
])('paging by offset leaves none out when %s', async (_, change) => {
  const rows = ['1', '2', '3', '4', '5', '6', '7', '8']
  const basis = await serve((url, response, requests) => {
    response.end(listed(windowOf(rows, url)))
    if (requests === 1) change(rows)
  })
  expect(await reader(basis, offset).pass()).toEqual(expect.arrayContaining(['4', '5', '6', '7', '8']))
})

test('asks only for what changed, by the clock of the server, and again a little before', async () => {
  const asked: (string | null)[] = []
  const basis = await serve((url, response) => {
    asked.push(url.searchParams.get('gewijzigdSinds'))
    response.setHeader('date', 'Wed, 01 Apr 2026 12:00:00 GMT')
    response.end(listed(asked.length === 1 ? ['1', '2'] : ['2']))
  })
  const read = reader(basis, { sinds: 'gewijzigdSinds' })
  await read.pass()
  await read.pass()
  expect(asked).toEqual([null, '2026-04-01T11:59:00.000Z'])
  expect(read.stands[0]).toBe('2026-04-01T12:00:00.000Z')
})

test('what disappeared is asked for by itself before it is withdrawn, and what was missed is read', async () => {
  let rows = ['1', '2', '3']
  const basis = await serve((url, response) => {
    const one = /clienten\/(.+)$/.exec(url.pathname)?.[1]
    if (one === undefined) response.end(listed(rows))
    else if (one === '2') response.end('{"id":"2"}')
    else response.writeHead(404).end('{}')
  })
  const read = reader(basis, { een: 'clienten/{sleutel}' })
  await read.pass()
  rows = ['1', '4']
  expect(await read.reconcile()).toEqual(['4', '-3'])
})

test('without an address for one record, only what is missing twice is gone', async () => {
  let lists = 0
  const basis = await serve((_, response) => {
    lists += 1
    response.end(listed(lists === 1 ? ['1', '2', '3'] : lists === 2 ? ['1'] : ['1', '3']))
  })
  const read = reader(basis)
  await read.pass()
  expect(await read.reconcile()).toEqual(['-2'])
})

test('a record that says of itself that it is gone is withdrawn', async () => {
  let gone = false
  const basis = await serve((_, response) =>
    response.end(JSON.stringify({ items: [{ id: 1, verwijderd: gone }] })),
  )
  const read = reader(basis, { verwijderd: { veld: 'verwijderd', waarden: ['true'] } })
  expect(await read.pass()).toEqual(['1'])
  gone = true
  expect(await read.pass()).toEqual(['-1'])
})

test('a key beyond 2^53 is exact, and a record without one is parked', async () => {
  const basis = await serve((_, response) =>
    response.end('{"items":[{"id":9007199254740993},{"naam":"x"},"los"]}'),
  )
  expect(await reader(basis).pass()).toEqual(['9007199254740993', '! zonder-sleutel', '! zonder-sleutel'])
})

test('a server that is busy is given the time that it asks for', async () => {
  const basis = await serve((_, response, requests) => {
    if (requests === 1) response.writeHead(429, { 'retry-after': '7' }).end()
    else if (requests === 2) response.writeHead(503, { 'retry-after': '2' }).end()
    else response.end(listed(['1']))
  })
  const read = reader(basis)
  const asked: number[] = []
  for (let i = 0; i < 2; i++)
    await read.pass().catch((error: unknown) => error instanceof BusyError && asked.push(error.afterMs))
  expect(asked).toEqual([7_000, 2_000])
  expect(await read.pass()).toEqual(['1'])
})

test.each<[string, Answer]>([
  [
    'half an answer',
    (_, response) =>
      response.writeHead(200, { 'content-length': '100' }).write('{"items":[', () => response.destroy()),
  ],
  ['no JSON', (_, response) => response.end('<html>onderhoud</html>')],
  ['depth without end', (_, response) => response.end(`{"items":${'['.repeat(100_000)}`)],
  ['no UTF-8', (_, response) => response.end(Buffer.from([0x22, 0xe9, 0x22]))],
  ['no list', (_, response) => response.end('{"items":{}}')],
  ['nothing at all', () => undefined],
  ['an error', (_, response) => response.writeHead(500).end()],
  ['where to log in', (_, response) => response.writeHead(302, { location: 'https://sso.example/' }).end()],
])('a server that answers %s is asked again, and nothing is lost', async (_, wrong) => {
  const basis = await serve((url, response, requests) => {
    if (requests === 1) wrong(url, response, requests)
    else response.end(listed(['1', '2']))
  })
  const read = reader(basis, {}, 300)
  await expect(read.pass()).rejects.toBeInstanceOf(RetryError)
  expect(await read.pass()).toEqual(['1', '2'])
})

test.each<[string, Answer, RegExp]>([
  ['refuses who we are', (_, response) => response.writeHead(401).end(), /401 .*bron\.http/],
  ['forbids it', (_, response) => response.writeHead(403).end(), /403/],
  [
    'is elsewhere',
    (_, response) => response.writeHead(301, { location: 'http://elders.example/x?geheim=1' }).end(),
    /elsewhere at http:\/\/elders\.example\/x, see bron\.http\.basis/,
  ],
  ['has nothing there', (_, response) => response.writeHead(404).end(), /nothing at this address/],
  [
    'links to another server',
    (_, response) => response.end(listed([1], { next: 'http://elders.example/api/x' })),
    /links to http:\/\/elders/,
  ],
  [
    'links outside its base',
    (_, response) => response.end(listed([1], { next: '/geheim' })),
    /links to .*\/geheim/,
  ],
  ['answers without end', (_, response) => response.end(`"${'x'.repeat(51_000_000)}"`), /too large/],
])('a server that %s stops the feed', async (_, answer, message) => {
  const basis = await serve(answer)
  const reading = reader(basis, { paginering: { soort: 'volgende', veld: 'next' } }, 60_000).pass()
  await expect(reading).rejects.toBeInstanceOf(StopError)
  await expect(reading).rejects.toThrow(message)
})

test('pages that go round in a circle end', async () => {
  const basis = await serve((url, response) => response.end(listed([1], { next: `${url.pathname}?p=1` })))
  await expect(reader(basis, { paginering: { soort: 'volgende', veld: 'next' } }).pass()).rejects.toThrow(
    /read before/,
  )
})

test('records that are too large together are asked for in smaller pages', async () => {
  const clients = Array.from({ length: 7 }, (_, n) => ({ id: String(n), naam: 'x'.repeat(9_000_000) }))
  const sizes: number[] = []
  const basis = await serve((url, response) => {
    const [from, size] = ['start', 'aantal'].map((name) => Number(url.searchParams.get(name)))
    sizes.push(size ?? 0)
    response.end(JSON.stringify({ items: clients.slice(from, (from ?? 0) + (size ?? 0)) }))
  })
  const paginering = { soort: 'offset', param: 'start', aantal: 'aantal' } as const
  expect(await reader(basis, { paginering }, 60_000, 6).pass()).toEqual(clients.map(({ id }) => id))
  expect(sizes).toEqual([6, 3, 3, 3, 3])
})
