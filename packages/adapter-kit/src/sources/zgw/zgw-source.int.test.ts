import { freePort } from '@gezinsbeeld/local'
import { serveHttp } from '@gezinsbeeld/test-kit'
import { jwtVerify } from 'jose'
import { afterEach, expect, test } from 'vitest'
import { StopError } from '../../failures'
import { temporaryFolder } from '../../testing/harness'
import { type ZgwDeclaration, zgw } from '../declaration'
import { openSource } from '../open-source'
import type { KnownKeys, Page } from '../source'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const secret = 'een-geheim-van-meer-dan-32-tekens-lang'

interface OpenZaak {
  readonly basis: string
  /** Path below the base → resource. */
  readonly resources: Map<string, Record<string, unknown>>
  readonly asked: string[]
  /** Answers everything below this path with this status. */
  refuse: { readonly path: string; readonly status: number } | undefined
  /** Refuses what is asked about this zaak, as a filter that is wrong. */
  refuseAbout: string | undefined
  /** How it names itself in links; as it is asked, unless told otherwise. */
  calledInside: string | undefined
  behindMs: number
  pageSize: number
  /** Done after a list of zaken is given. */
  onList: () => void
}

/** A small Zaken API: lists of three, filters on zaak, JWT. */
const openZaak = async (): Promise<OpenZaak> => {
  const resources = new Map<string, Record<string, unknown>>()
  const here: OpenZaak = {
    basis: '',
    resources,
    asked: [],
    refuse: undefined,
    refuseAbout: undefined,
    ...{ calledInside: undefined, behindMs: 0, pageSize: 3 },
    onList: () => undefined,
  }
  const server = await serveHttp(async (request, response) => {
    const url = new URL(request.url ?? '', here.basis)
    const path = url.pathname.replace('/zaken/api/v1/', '')
    here.asked.push(path)
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const token = (request.headers.authorization ?? '').replace('Bearer ', '')
    const verified = await jwtVerify(token, new TextEncoder().encode(secret), {
      issuer: 'kit',
      maxTokenAge: '1h',
      currentDate: new Date(Date.now() - here.behindMs),
    }).catch(() => undefined)
    if (verified?.payload['client_id'] !== 'kit' || request.headers['accept-crs'] !== 'EPSG:4326')
      return answer(403, {})
    if (here.refuse !== undefined && path.startsWith(here.refuse.path)) return answer(here.refuse.status, {})
    const one = resources.get(path)
    if (path.includes('/')) return one === undefined ? answer(404, {}) : answer(200, one)
    const zaak = url.searchParams.get('zaak')
    if (zaak !== null && zaak === here.refuseAbout) return answer(400, { title: 'Invalid input.' })
    const all = [...resources].filter(
      ([each, found]) => each.startsWith(`${path}/`) && (zaak === null || found['zaak'] === zaak),
    )
    const page = Number(url.searchParams.get('page') ?? 1)
    const size = Number(url.searchParams.get('pageSize') ?? here.pageSize)
    url.searchParams.set('page', String(page + 1))
    const next =
      all.length > page * size ? `${here.calledInside ?? here.basis}${path}?${url.searchParams}` : null
    answer(200, {
      count: all.length,
      next,
      previous: null,
      results: all.slice((page - 1) * size, page * size).map(([, found]) => found),
    })
    if (path === 'zaken') here.onList()
    return response
  })
  closers.push(server.close)
  return Object.assign(here, { basis: `${server.address}/zaken/api/v1/` })
}

const put = (server: OpenZaak, path: string, more: object = {}): string => {
  const url = `${server.basis}${path}`
  server.resources.set(path, { url, ...more })
  return url
}

const read = async (
  server: OpenZaak,
  declaration: ZgwDeclaration,
  { geheim = secret, poll = 1, wait = 5_000 } = {},
) => {
  const poort = await freePort()
  const autorisatie = ['Token van-het-abonnement']
  const zgwConfiguration = {
    ...{
      basis: server.basis,
      client: 'kit',
      geheim,
      gebruiker: 'gezinsbeeld',
      poll,
      pagina: 2,
      hoogstensWeg: 1,
      tijdslimiet: wait,
    },
    notificaties: { poort, adres: '127.0.0.1', autorisatie, grootste: 10_000 },
  }
  const source = await openSource(
    declaration,
    { zgw: zgwConfiguration },
    {
      feed: 'zaak',
      name: 'proef',
      folder: temporaryFolder(),
      clients: () => [],
      key: new Uint8Array(32).fill(1),
    },
  )
  closers.push(() => source.close())
  let cursor: unknown
  const known = new Map<string, string>()
  const take = async (pages: AsyncIterable<Page>): Promise<string[]> => {
    const news: string[] = []
    for await (const page of pages) {
      cursor = page.cursor
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
    known,
    pass: () => take(source.pass(cursor)),
    reconcile: () => take(source.reconcile(cursor, keys)),
    notify: async (hoofdObject: string, more: object = {}, authorization = 'Token van-het-abonnement') => {
      const body = {
        kanaal: 'zaken',
        ...{
          hoofdObject,
          resource: 'zaak',
          resourceUrl: hoofdObject,
          actie: 'update',
          aanmaakdatum: '2026-04-01T12:00:00Z',
        },
        ...more,
      }
      const headers = { authorization, 'content-type': 'application/json' }
      const response = await fetch(`http://127.0.0.1:${poort}/zaak`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      return response.status
    },
  }
}

const zaken = zgw({ resource: 'zaken', met: ['rollen', 'statussen'] })
/** So long that only notifications tell. */
const never = { poll: 604_800 }

test('the list is read to its end, each zaak with its rollen and statussen', async () => {
  const server = await openZaak()
  const urls = ['a', 'b', 'c', 'd'].map((id) => put(server, `zaken/${id}`))
  put(server, 'rollen/r1', { zaak: urls[0] })
  put(server, 'rollen/r2', { zaak: urls[0] })
  put(server, 'statussen/s1', { zaak: urls[3] })
  const reader = await read(server, zaken)
  expect(await reader.pass()).toEqual(['a', 'b', 'c', 'd'])
  expect(JSON.parse(reader.known.get('a') ?? '')).toMatchObject({
    rollen: [{ zaak: urls[0] }, {}],
    statussen: [],
  })
  expect(JSON.parse(reader.known.get('d') ?? '')).toMatchObject({
    rollen: [],
    statussen: [{ zaak: urls[3] }],
  })
})

test('a notification about anything below a zaak makes that zaak be read again, and nothing else', async () => {
  const server = await openZaak()
  const [a = ''] = ['a', 'b'].map((id) => put(server, `zaken/${id}`))
  const reader = await read(server, zaken, never)
  await reader.pass()
  server.asked.length = 0
  const resourceUrl = put(server, 'rollen/r1', { zaak: a })
  expect(await reader.notify(a, { resource: 'rol', resourceUrl, actie: 'create' })).toBe(204)
  expect(await reader.notify(a, { resource: 'rol', resourceUrl, actie: 'aangemaakt' })).toBe(204)
  expect(await reader.pass()).toEqual(['a'])
  expect(server.asked).toEqual(['zaken/a', 'rollen', 'statussen'])
  expect(await reader.pass()).toEqual([])
})

test('a notification of a deletion is looked into: only what is not there is withdrawn', async () => {
  const server = await openZaak()
  const [a = '', b = ''] = ['a', 'b'].map((id) => put(server, `zaken/${id}`))
  const reader = await read(server, zaken, never)
  await reader.pass()
  server.resources.delete('zaken/a')
  await reader.notify(a, { actie: 'destroy' })
  await reader.notify(b, { actie: 'destroy' })
  expect(await reader.pass()).toEqual(['-a'])
})

test('an address that a notification writes in another way is the same zaak', async () => {
  const server = await openZaak()
  const a = put(server, 'zaken/a')
  const reader = await read(server, zaken, never)
  await reader.pass()
  put(server, 'zaken/a', { toelichting: 'anders' })
  expect(await reader.notify(`${a.replace('http:', 'HTTP:')}/`)).toBe(204)
  expect(await reader.pass()).toEqual(['a'])
})

test('a notification that names the host as it is called inside is looked into at ours', async () => {
  const server = await openZaak()
  const a = put(server, 'zaken/a')
  const reader = await read(server, zaken, never)
  await reader.pass()
  put(server, 'zaken/a', { toelichting: 'anders' })
  expect(await reader.notify(a.replace(/127\.0\.0\.1:\d+/, 'openzaak:8000'))).toBe(204)
  expect(await reader.pass()).toEqual(['a'])
})

test('a list whose links and addresses name the host as it is called inside is read to its end', async () => {
  const server = await openZaak()
  server.calledInside = 'http://openzaak.intern:8000/zaken/api/v1/'
  for (const id of ['a', 'b', 'c', 'd', 'e'])
    server.resources.set(`zaken/${id}`, { url: `${server.calledInside}zaken/${id}` })
  const reader = await read(server, zaken, never)
  expect(await reader.pass()).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('a server whose clock is half a minute behind lets us in', async () => {
  const server = await openZaak()
  server.behindMs = 30_000
  put(server, 'zaken/a')
  expect(await (await read(server, zaken)).pass()).toEqual(['a'])
})

test('zaken that are too large together are asked for in smaller pages', async () => {
  const server = await openZaak()
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  for (const id of ids) put(server, `zaken/${id}`, { toelichting: 'x'.repeat(14_000_000) })
  server.pageSize = 7
  expect(await (await read(server, zgw({ resource: 'zaken' }), { wait: 60_000 })).pass()).toEqual(ids)
})

test('a zaak that goes away while the list is read holds up no other', async () => {
  const server = await openZaak()
  const [a = ''] = ['a', 'b'].map((id) => put(server, `zaken/${id}`))
  server.refuseAbout = a
  const reader = await read(server, zaken, never)
  await expect(reader.pass()).rejects.toBeInstanceOf(StopError)
  server.onList = () => server.resources.delete('zaken/a')
  expect(await reader.pass()).toEqual(['b'])
})

test('what no notification told is found in the list, and what disappeared when keys are compared', async () => {
  const server = await openZaak()
  for (const id of ['a', 'b', 'c', 'd']) put(server, `zaken/${id}`)
  const reader = await read(server, zgw({ resource: 'zaken' }), { poll: 0 })
  await reader.pass()
  put(server, 'zaken/c', { toelichting: 'anders' })
  put(server, 'zaken/e')
  server.resources.delete('zaken/b')
  expect(await reader.pass()).toEqual(['c', 'e'])
  expect(await reader.reconcile()).toEqual(['-b'])
})

test('a zaak that we may not see any more is withdrawn; when it is we who are refused, the feed stops and nothing is', async () => {
  const server = await openZaak()
  const a = put(server, 'zaken/a')
  const reader = await read(server, zgw({ resource: 'zaken' }), never)
  await reader.pass()
  server.refuse = { path: 'zaken', status: 403 }
  await reader.notify(a)
  await expect(reader.pass()).rejects.toBeInstanceOf(StopError)
  expect([...reader.known.keys()]).toEqual(['a'])
  server.refuse = { path: 'zaken/a', status: 403 }
  expect(await reader.pass()).toEqual(['-a'])
})

test('a wrong secret stops the feed', async () => {
  const server = await openZaak()
  const reader = await read(server, zaken, { geheim: 'een-ander-geheim-van-ook-32-tekens' })
  await expect(reader.pass()).rejects.toThrow(/403 .*bron\.zgw does not give this right/)
})

test.each<[string, string, object, string, number]>([
  ['without the agreed value', 'zaken/a', {}, 'Token iets-anders-van-hier', 401],
  ['that is none', 'zaken/a', { hoofdObject: 1 }, 'Token van-het-abonnement', 400],
  ['of another channel', 'zaken/a', { kanaal: 'test' }, 'Token van-het-abonnement', 204],
  ['about what is elsewhere', '../../geheim/1', {}, 'Token van-het-abonnement', 204],
])('a notification %s makes nothing be read', async (_, path, more, authorization, status) => {
  const server = await openZaak()
  put(server, 'zaken/a')
  const reader = await read(server, zaken, never)
  await reader.pass()
  server.asked.length = 0
  expect(await reader.notify(`${server.basis}${path}`, more, authorization)).toBe(status)
  expect(await reader.pass()).toEqual([])
  expect(server.asked).toEqual([])
})

test('a feed of rollen reads rollen', async () => {
  const server = await openZaak()
  const a = put(server, 'zaken/a')
  const resourceUrl = put(server, 'rollen/r1', { zaak: a })
  const reader = await read(server, zgw({ resource: 'rollen' }), never)
  expect(await reader.pass()).toEqual(['r1'])
  server.resources.delete('rollen/r1')
  await reader.notify(a, { resource: 'status' })
  await reader.notify(a, { resource: 'rol', resourceUrl })
  expect(await reader.pass()).toEqual(['-r1'])
})
