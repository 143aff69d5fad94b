import type { ServerResponse } from 'node:http'
import { type FhirServer, startFhirServer } from '@gezinsbeeld/partners'
import { serveHttp } from '@gezinsbeeld/test-kit'
import { afterEach, expect, test } from 'vitest'
import { BusyError, RetryError, StopError } from '../../failures'
import { fhir } from '../declaration'
import type { KnownKeys, Page, Source } from '../source'
import { fhirSource } from './fhir-source'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const usual = { pagina: 3, overlap: 0, geschiedenis: 0, poll: 900, tijdslimiet: 5_000 }

const openSource = (basis: string, more: Partial<typeof usual> & { token?: string } = {}): Source => {
  const source = fhirSource(fhir({ resourceType: 'Patient' }), { basis, ...usual, ...more })
  closers.push(() => source.close())
  return source
}

const serve = async (options: Parameters<typeof startFhirServer>[0] = {}): Promise<FhirServer> => {
  const server = await startFhirServer(options)
  closers.push(() => server.close())
  return server
}

const put = async (server: FhirServer, id: string, more: object = {}): Promise<void> => {
  const resource = { resourceType: 'Patient', id, ...more }
  const headers = { 'content-type': 'application/fhir+json' }
  const response = await fetch(`${server.url}/Patient/${id}`, {
    method: 'PUT',
    headers,
    body: JSON.stringify(resource),
  })
  expect(response.ok).toBe(true)
}
const remove = (server: FhirServer, id: string) => fetch(`${server.url}/Patient/${id}`, { method: 'DELETE' })

/** A reader that keeps what it read, as the ledger does, and gives what it had not read before. */
const reader = (source: Source) => {
  let cursor: unknown
  const known = new Map<string, string>()
  const take = async (pages: AsyncIterable<Page>): Promise<string[]> => {
    const news: string[] = []
    for await (const page of pages) {
      cursor = JSON.parse(JSON.stringify(page.cursor))
      for (const { key, raw } of page.records) {
        const text = JSON.stringify(raw)
        if (known.get(key) !== text) news.push(key)
        known.set(key, text)
      }
      for (const { key } of page.deleted) if (known.delete(key)) news.push(`-${key}`)
    }
    return news.sort()
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
  }
}

const names = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i).padStart(2, '0'))

test('a first pass reads everything, also more of one moment than fits in a page; later ones what changed', async () => {
  const server = await serve()
  const meta = { lastUpdated: '2026-01-01T10:00:00.000+01:00' }
  server.seed(names(1, 11).map((id) => ({ resourceType: 'Patient', id, meta })))
  const read = reader(openSource(server.url))
  expect(await read.pass()).toEqual(names(1, 11))
  expect(await read.pass()).toEqual([])
  await put(server, '05', { gender: 'female' })
  await put(server, '12')
  expect(await read.pass()).toEqual(['05', '12'])
})

test('what was deleted shows in the history; what came back is not withdrawn', async () => {
  const server = await serve()
  for (const id of names(1, 8)) await put(server, id)
  const read = reader(openSource(server.url, { overlap: 60_000 }))
  await read.pass()
  for (const id of names(1, 5)) await remove(server, id)
  await put(server, '03')
  expect(await read.pass()).toEqual(['-01', '-02', '-04', '-05', '03'])
  expect(await read.pass()).toEqual([])
})

test('comparing ids finds what disappeared without a trace, and what was missed', async () => {
  const server = await serve()
  for (const id of names(1, 5)) await put(server, id)
  const read = reader(openSource(server.url, { geschiedenis: 3_600 }))
  await read.pass()
  await remove(server, '02')
  expect(await read.pass()).toEqual([])
  read.known.delete('04')
  expect(await read.reconcile()).toEqual(['-02', '04'])
})

test('a server that is busy is given the time that it asks for', async () => {
  const server = await serve()
  await put(server, '01')
  const read = reader(openSource(server.url))
  server.misbehave({ kind: 'throttled', retryAfter: 7 }, { kind: 'error', status: 503, retryAfter: 2 })
  const asked: number[] = []
  for (let i = 0; i < 2; i++) {
    await read.pass().catch((error: unknown) => error instanceof BusyError && asked.push(error.afterMs))
  }
  expect(asked).toEqual([7_000, 2_000])
  expect(await read.pass()).toEqual(['01'])
})

test('half an answer, no JSON, no answer, an error of the server: tried again, and nothing is lost', async () => {
  const server = await serve()
  for (const id of names(1, 7)) await put(server, id)
  const read = reader(openSource(server.url, { tijdslimiet: 300 }))
  server.misbehave({ kind: 'cut' }, { kind: 'garbage' }, { kind: 'silent' }, { kind: 'error', status: 500 })
  for (let i = 0; i < 4; i++) await expect(read.pass()).rejects.toBeInstanceOf(RetryError)
  expect(await read.pass()).toEqual(names(1, 7))
})

test('a server that is not there is waited for; one that refuses stops the feed and says why', async () => {
  const server = await serve({ token: 'geheim' })
  await expect(reader(openSource(server.url)).pass()).rejects.toThrow(
    /401 \(login: .*bron\.fhir does not give/,
  )
  await expect(reader(openSource(server.url)).pass()).rejects.toBeInstanceOf(StopError)
  expect(await reader(openSource(server.url, { token: 'geheim' })).pass()).toEqual([])
  await expect(reader(openSource(`${server.url}/elders`, { token: 'geheim' })).pass()).rejects.toBeInstanceOf(
    StopError,
  )
  const { port } = new URL(server.url)
  await server.close()
  await expect(reader(openSource(`http://127.0.0.1:${port}`)).pass()).rejects.toBeInstanceOf(RetryError)
})

/** A server of which each test writes the answers: what the one above does not do. */
const scripted = async (answer: (url: URL, response: ServerResponse) => void): Promise<string> => {
  const server = await serveHttp((request, response) =>
    answer(new URL(request.url ?? '', 'http://x'), response),
  )
  closers.push(server.close)
  return server.address
}

const patients = (ids: readonly (readonly [string, number])[], link: object[] = []): string =>
  JSON.stringify({
    resourceType: 'Bundle',
    link,
    entry: ids.map(([id, minute]) => ({
      resource: {
        resourceType: 'Patient',
        id,
        meta: { lastUpdated: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString() },
      },
    })),
  })

test('on a server that pages by counting rows, one that moves while pages are read hides no other', async () => {
  let rows = names(1, 6).map((id, i) => [id, i] as const)
  let requests = 0
  const base = await scripted((url, response) => {
    const from = url.searchParams.get('_lastUpdated')?.slice(2)
    const offset = Number(url.searchParams.get('offset') ?? 0)
    const fitting = rows.filter(
      ([, minute]) => from === undefined || Date.UTC(2026, 0, 1, 0, minute) >= Date.parse(from),
    )
    const next = new URL(url)
    next.searchParams.set('offset', String(offset + 3))
    const more =
      fitting.length > offset + 3 ? [{ relation: 'next', url: `${base}${next.pathname}${next.search}` }] : []
    response.end(patients(fitting.slice(offset, offset + 3), more))
    // After the first page its second resource changes and moves to the end: all behind it shift by one.
    if (requests++ === 0) rows = [...rows.filter(([id]) => id !== '02'), ['02', 30]]
  })
  expect(await reader(openSource(base, { geschiedenis: 3_600 })).pass()).toEqual([
    '01',
    '02',
    '02',
    '03',
    '04',
    '05',
    '06',
  ])
})

test('a server that does not sort is read by its own links to the end', async () => {
  const base = await scripted((url, response) => {
    const page = Number(url.searchParams.get('page') ?? 0)
    const more = page < 2 ? [{ relation: 'next', url: `?page=${page + 1}` }] : []
    response.end(
      patients(
        [
          [`${page}a`, 10 - page],
          [`${page}b`, 5],
        ],
        more,
      ),
    )
  })
  expect(await reader(openSource(base, { geschiedenis: 3_600 })).pass()).toEqual([
    '0a',
    '0b',
    '1a',
    '1b',
    '2a',
    '2b',
  ])
})

test('a link to another server is not followed, because the token would go along; where its page is not here either, it is tried again', async () => {
  const base = await scripted((url, response) => {
    if (url.searchParams.has('page')) response.writeHead(404).end('{}')
    else {
      const next = { relation: 'next', url: 'http://elders.example/Patient?page=2' }
      const ids = [
        ['1', 1],
        ['0', 0],
      ] as const
      response.end(patients(ids, [next]))
    }
  })
  await expect(reader(openSource(base)).pass()).rejects.toBeInstanceOf(RetryError)
})

test('a link that cannot be asked for here is not followed, and that is said', async () => {
  const stuck = await scripted((_, response) =>
    response.end(
      patients(
        [
          ['1', 1],
          ['0', 0],
        ],
        [{ relation: 'next', url: 'http://elders.example/bladzijde/2' }],
      ),
    ),
  )
  await expect(reader(openSource(stuck)).pass()).rejects.toThrow(/links to http:\/\/elders\.example/)
})

test('a server without a history is read all the same', async () => {
  const base = await scripted((url, response) => {
    if (url.pathname.endsWith('_history')) response.writeHead(404).end('{}')
    else response.end(patients([['1', 1]]))
  })
  const read = reader(openSource(base))
  expect(await read.pass()).toEqual(['1'])
  expect(await read.pass()).toEqual([])
})

test('a resource without an id is given to the mapping, to be parked there', async () => {
  const base = await scripted((_, response) =>
    response.end(
      JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: { resourceType: 'Patient' } }] }),
    ),
  )
  expect(await reader(openSource(base, { geschiedenis: 3_600 })).pass()).toEqual([
    expect.stringMatching(/^-[0-9a-f]{64}$/),
  ])
})

test('what no resource may look like spoils neither its page nor its neighbours, and is not left out', async () => {
  const good = { resourceType: 'Patient', id: 'goed', meta: { lastUpdated: '2026-01-01' } }
  const remark = { resourceType: 'OperationOutcome', id: 'goed' }
  const bad = [
    { resourceType: 'Patient', id: 12, meta: { lastUpdated: '2026-01-01T00:00:00Z' } },
    { resourceType: 'Patient', id: 'gisteren', meta: { lastUpdated: 'gisteren' } },
    { resourceType: 'Patient', id: 'meta', meta: ['x'] },
    { id: 'goed', name: 'no type' },
  ]
  const base = await scripted((_, response) =>
    response.end(
      JSON.stringify({
        resourceType: 'Bundle',
        entry: [
          ...bad.map((resource) => ({ resource })),
          { resource: remark, search: { mode: 'outcome' } },
          { resource: { resourceType: 'Organization', id: 'goed' }, search: { mode: 'include' } },
          { resource: remark },
          { resource: good, search: { mode: 'match' } },
        ],
      }),
    ),
  )
  const source = openSource(base, { geschiedenis: 3_600 })
  const hashed = expect.stringMatching(/^-[0-9a-f]{64}$/)
  expect(await reader(source).pass()).toEqual([hashed, hashed, 'gisteren', 'goed', 'meta'])
  const moments: string[] = []
  for await (const { records } of source.pass(undefined)) moments.push(...records.map(({ at }) => at))
  expect(moments).toHaveLength(5)
  for (const at of moments) expect(at).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/)
})

test('a server that gives a part and no link to the rest is asked on; one moment of which it cannot be had stops', async () => {
  const all = names(1, 8).map((id, i) => [id, i] as const)
  let rows = all
  const base = await scripted((url, response) => {
    const from = url.searchParams.get('_lastUpdated')?.slice(2)
    const fitting = rows.filter(
      ([, minute]) => from === undefined || Date.UTC(2026, 0, 1, 0, minute) >= Date.parse(from),
    )
    const { entry } = JSON.parse(patients(fitting.slice(0, 3)))
    response.end(JSON.stringify({ resourceType: 'Bundle', total: fitting.length, entry }))
  })
  expect(new Set(await reader(openSource(base, { geschiedenis: 3_600 })).pass())).toEqual(
    new Set(names(1, 8)),
  )
  rows = all.map(([id]) => [id, 5] as const)
  await expect(reader(openSource(base, { geschiedenis: 3_600 })).pass()).rejects.toThrow(/bron\.fhir\.pagina/)
})

test('resources that are too large together are asked for in smaller pages; the page after is no larger', async () => {
  const server = await serve()
  const text = 'x'.repeat(7_500_000)
  for (const id of names(1, 8)) await put(server, id, { text })
  const { pass, known } = reader(openSource(server.url, { pagina: 8, tijdslimiet: 60_000 }))
  expect(await pass()).toEqual(names(1, 8))
  expect([...known.values()].every((resource) => resource.includes(text))).toBe(true)
})
