import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRegion } from '@gezinsbeeld/region'
import { temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterEach, describe, expect, it } from 'vitest'
import { applyToFhir } from './apply-to-fhir'
import { seedFolder } from './journal'
import type { FhirResource } from './resource'
import { type FhirServer, type FhirServerOptions, startFhirServer } from './server'

const region = createRegion({ families: 60, seed: 2, vandaag: '2025-11-22' })
const ggz = region.systems['ggz-oost']
const everything: readonly FhirResource[] = Object.values(ggz).flat()

const running = new Set<FhirServer>()
const start = async (options: FhirServerOptions = {}): Promise<FhirServer> => {
  const server = await startFhirServer(options)
  running.add(server)
  return server
}
const seeded = async (options: FhirServerOptions = {}): Promise<FhirServer> => {
  const server = await start(options)
  server.seed(everything)
  return server
}
afterEach(async () => {
  await Promise.all([...running].map((server) => server.close()))
  running.clear()
})

interface Bundle {
  readonly type: string
  readonly link: readonly { readonly relation: string; readonly url: string }[]
  readonly entry?: readonly {
    readonly fullUrl: string
    readonly resource?: FhirResource & {
      readonly meta: { readonly lastUpdated: string; readonly versionId: string }
    }
    readonly request?: { readonly method: string; readonly url: string }
    readonly response?: { readonly lastModified: string; readonly etag: string; readonly status: string }
  }[]
}

const json = { 'content-type': 'application/fhir+json' }
const isBundle = (body: unknown): body is Bundle =>
  typeof body === 'object' && body !== null && 'resourceType' in body && body.resourceType === 'Bundle'
const get = async (url: string): Promise<Bundle> => {
  const response = await fetch(url)
  const body: unknown = await response.json()
  if (!isBundle(body)) throw new Error(`${response.status}: ${JSON.stringify(body)}`)
  return body
}
const nextOf = ({ link }: Bundle): string | undefined => link.find(({ relation }) => relation === 'next')?.url
/** All pages; `between` runs after each. */
const pages = async (url: string, between: (page: number) => Promise<void> = async () => undefined) => {
  const all: Bundle[] = []
  for (
    let next: string | undefined = url;
    next !== undefined;
    next = nextOf(all.at(-1) ?? (await get(url)))
  ) {
    all.push(await get(next))
    await between(all.length)
  }
  return all
}
const idsOf = (bundles: readonly Bundle[]): readonly string[] =>
  bundles.flatMap(({ entry = [] }) => entry.flatMap(({ resource }) => resource?.id ?? []))
const put = (server: FhirServer, resource: FhirResource, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/${resource.resourceType}/${resource.id}`, {
    method: 'PUT',
    headers: { ...json, ...headers },
    body: JSON.stringify(resource),
  })
const patient = (id: string): FhirResource => ({ resourceType: 'Patient', id })
const issueOf = async (response: Response) => {
  const { resourceType, issue } = JSON.parse(await response.text())
  return { status: response.status, resourceType, code: issue[0].code, diagnostics: issue[0].diagnostics }
}

describe('search', () => {
  it('gives every resource once, in the order of lastUpdated, over as many pages as it takes', async () => {
    const { url } = await seeded()
    const all = await pages(`${url}/Patient?_sort=_lastUpdated&_count=7`)
    const moments = all.flatMap(({ entry = [] }) =>
      entry.map(({ resource }) => Date.parse(resource?.meta.lastUpdated ?? '')),
    )
    expect(all.length).toBe(Math.ceil(ggz.Patient.length / 7))
    expect([...idsOf(all)].sort()).toEqual(ggz.Patient.map(({ id }) => id).sort())
    expect(moments).toEqual([...moments].sort((a, b) => a - b))
    expect(all[0]?.type).toBe('searchset')
  })

  it('gives resources as they were stored, with the version added', async () => {
    const { url } = await seeded()
    const [one] = ggz.CareTeam
    const response = await fetch(`${url}/CareTeam/${one?.id}`)
    expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8')
    expect(await response.json()).toEqual({ ...one, meta: { ...one?.meta, versionId: '1' } })
  })

  it('limits by lastUpdated, repeated, with every prefix', async () => {
    const { url } = await seeded()
    const sorted = [...ggz.EpisodeOfCare]
      .map(({ meta }) => Date.parse(meta.lastUpdated))
      .sort((a, b) => a - b)
    const [from = 0, to = 0] = [sorted[10], sorted[30]]
    const counted = async (query: string) => idsOf(await pages(`${url}/EpisodeOfCare?${query}`)).length
    const [low, high] = [from, to].map((at) => encodeURIComponent(new Date(at).toISOString()))
    const below = (test: (at: number) => boolean) => sorted.filter(test).length
    expect(await counted(`_lastUpdated=ge${low}&_lastUpdated=lt${high}`)).toBe(
      below((at) => at >= from && at < to),
    )
    expect(await counted(`_lastUpdated=gt${low}`)).toBe(below((at) => at > from))
    expect(await counted(`_lastUpdated=le${high}`)).toBe(below((at) => at <= to))
    expect(await counted(`_lastUpdated=${low}`)).toBe(below((at) => at === from))
    expect(await counted(`_lastUpdated=ge2999`)).toBe(0)
  })

  it('limits by patient, in both ways of writing and more than one', async () => {
    const { url } = await seeded()
    const [first, second] = ggz.Patient
    const of = (ids: readonly (string | undefined)[]) =>
      ggz.RelatedPerson.filter(({ patient }) => ids.some((id) => patient.reference === `Patient/${id}`)).map(
        ({ id }) => id,
      )
    const found = async (value: string) =>
      [...idsOf(await pages(`${url}/RelatedPerson?patient=${value}`))].sort()
    expect(await found(`Patient/${first?.id}`)).toEqual(of([first?.id]).sort())
    expect(await found(`${first?.id},${second?.id}`)).toEqual(of([first?.id, second?.id]).sort())
    expect(idsOf(await pages(`${url}/CareTeam?subject=${first?.id}`)).length).toBeGreaterThan(0)
  })

  it('can give the newest first', async () => {
    const { url } = await seeded()
    const forth = idsOf(await pages(`${url}/Patient?_sort=_lastUpdated&_count=9`))
    expect(idsOf(await pages(`${url}/Patient?_sort=-_lastUpdated&_count=9`))).toEqual(forth.toReversed())
  })

  it('misses nothing that is there all along when others are added and changed between pages', async () => {
    const server = await seeded()
    const [first] = ggz.Patient
    if (!first) throw new Error('the region has no patients')
    const all = await pages(`${server.url}/Patient?_sort=_lastUpdated&_count=5`, async (page) => {
      if (page > 3) return
      await put(server, patient(`new-${page}`))
      await put(server, first)
    })
    const found = idsOf(all)
    expect(new Set(found)).toEqual(new Set([...ggz.Patient.map(({ id }) => id), 'new-1', 'new-2', 'new-3']))
    // What changed in the meantime came again, at the end.
    expect(found.at(-1)).toBe(first.id)
  })

  it('gives at most its own maximum, whatever is asked', async () => {
    const server = await start()
    server.seed(
      Array.from({ length: 600 }, (_, i) => ({
        ...patient(`p${i}`),
        meta: { lastUpdated: '2025-01-01T00:00:00.000Z' },
      })),
    )
    const all = await pages(`${server.url}/Patient?_count=100000`)
    expect(all.map(({ entry = [] }) => entry.length)).toEqual([500, 100])
  })

  it('refuses what it does not know, naming it', async () => {
    const { url } = await start()
    const refused = async (path: string) => issueOf(await fetch(url + path))
    expect(await refused('/Patient?gender=male')).toMatchObject({
      status: 400,
      code: 'not-supported',
      diagnostics: 'unknown search parameter gender',
    })
    expect(await refused('/Patient?patient=1')).toMatchObject({ status: 400 })
    expect(await refused('/Patient?_lastUpdated=geyesterday')).toMatchObject({ status: 400, code: 'invalid' })
    expect(await refused('/Patient?_count=many')).toMatchObject({ status: 400, code: 'invalid' })
    expect(await refused('/Patient?_sort=name')).toMatchObject({ status: 400 })
    expect(await refused('/Patient?_page=abc')).toMatchObject({ status: 400, code: 'invalid' })
    expect(await refused('/Observation')).toMatchObject({ status: 404, code: 'not-supported' })
    expect(await refused('/a/b/c/d/e')).toMatchObject({ status: 404, resourceType: 'OperationOutcome' })
  })
})

describe('versions', () => {
  it('count up, with an ETag and the moment of the server', async () => {
    let clock = Date.parse('2025-11-22T08:00:00.000Z')
    const server = await start({ now: () => clock })
    const created = await put(server, { ...patient('a'), meta: { lastUpdated: '1999-01-01T00:00:00Z' } })
    expect([created.status, created.headers.get('etag')]).toEqual([201, 'W/"1"'])
    expect(await created.json()).toEqual({
      ...patient('a'),
      meta: { versionId: '1', lastUpdated: '2025-11-22T08:00:00.000+00:00' },
    })
    clock += 1500
    const updated = await put(server, patient('a'))
    expect([updated.status, updated.headers.get('etag')]).toEqual([200, 'W/"2"'])
    const old = await fetch(`${server.url}/Patient/a/_history/1`)
    expect([old.status, old.headers.get('last-modified')]).toEqual([200, 'Sat, 22 Nov 2025 08:00:00 GMT'])
  })

  it('never go back in time, though the clock does', async () => {
    let clock = Date.parse('2025-11-22T08:00:00.000Z')
    const server = await start({ now: () => clock })
    await put(server, patient('a'))
    clock -= 60_000
    await put(server, patient('b'))
    const found = await pages(`${server.url}/Patient?_sort=_lastUpdated`)
    const moments = found.flatMap(({ entry = [] }) => entry.map(({ resource }) => resource?.meta.lastUpdated))
    expect(moments).toEqual(['2025-11-22T08:00:00.000+00:00', '2025-11-22T08:00:00.000+00:00'])
    expect(idsOf(found)).toEqual(['a', 'b'])
  })

  it('are guarded by If-Match', async () => {
    const server = await start()
    await put(server, patient('a'))
    expect((await put(server, patient('a'), { 'if-match': 'W/"1"' })).status).toBe(200)
    expect(await issueOf(await put(server, patient('a'), { 'if-match': 'W/"1"' }))).toMatchObject({
      status: 412,
      code: 'conflict',
    })
  })

  it('end with a deletion: 410, out of every search, and there again after a new PUT', async () => {
    const server = await start()
    await put(server, patient('a'))
    const remove = () => fetch(`${server.url}/Patient/a`, { method: 'DELETE' })
    expect((await remove()).status).toBe(204)
    expect((await remove()).status).toBe(204)
    expect(await issueOf(await fetch(`${server.url}/Patient/a`))).toMatchObject({
      status: 410,
      code: 'deleted',
    })
    expect(await issueOf(await fetch(`${server.url}/Patient/b`))).toMatchObject({
      status: 404,
      code: 'not-found',
    })
    expect(idsOf(await pages(`${server.url}/Patient`))).toEqual([])
    const again = await put(server, patient('a'))
    expect([again.status, again.headers.get('etag')]).toEqual([201, 'W/"3"'])
  })

  it('are refused when the body is not that resource', async () => {
    const server = await start()
    const refused = async (body: string, path = 'Patient/a') =>
      issueOf(await fetch(`${server.url}/${path}`, { method: 'PUT', headers: json, body }))
    expect(await refused('{')).toMatchObject({ status: 400, resourceType: 'OperationOutcome' })
    expect(await refused('[]')).toMatchObject({ status: 400, code: 'invalid' })
    expect(await refused(JSON.stringify(patient('b')))).toMatchObject({ status: 400 })
    expect(await refused(JSON.stringify(patient('a b')), 'Patient/a%20b')).toMatchObject({ status: 400 })
  })
})

describe('history', () => {
  it('of a type gives every version, the newest first, with deletions, from a moment on', async () => {
    let clock = Date.parse('2025-11-22T08:00:00.000Z')
    const server = await start({ now: () => clock })
    await put(server, patient('a'))
    await put(server, patient('b'))
    clock += 1000
    await put(server, patient('a'))
    await fetch(`${server.url}/Patient/b`, { method: 'DELETE' })
    const all = await pages(`${server.url}/Patient/_history?_count=3`)
    const lines = all.flatMap(({ entry = [] }) =>
      entry.map(
        ({ request, response }) => `${request?.method} ${request?.url} ${response?.etag} ${response?.status}`,
      ),
    )
    expect(lines).toEqual([
      'DELETE Patient/b W/"2" 204',
      'PUT Patient/a W/"2" 200',
      'PUT Patient/b W/"1" 201',
      'PUT Patient/a W/"1" 201',
    ])
    expect(all.map(({ entry = [] }) => entry.length)).toEqual([3, 1])
    expect(all[0]?.entry?.[0]?.response?.lastModified).toBe('2025-11-22T08:00:01.000+00:00')
    const since = await pages(`${server.url}/Patient/_history?_since=2025-11-22T08:00:01Z`)
    expect(since.flatMap(({ entry = [] }) => entry)).toHaveLength(2)
  })

  it('of a resource gives its own versions only', async () => {
    const server = await start()
    await put(server, patient('a'))
    await put(server, patient('b'))
    await put(server, patient('a'))
    const own = await pages(`${server.url}/Patient/a/_history?_count=1`)
    expect(
      own.flatMap(({ entry = [] }) =>
        entry.map(({ resource }) => `${resource?.id} ${resource?.meta.versionId}`),
      ),
    ).toEqual(['a 2', 'a 1'])
    expect(await issueOf(await fetch(`${server.url}/Patient/c/_history`))).toMatchObject({ status: 404 })
    expect(await issueOf(await fetch(`${server.url}/Patient/_history?_at=2025`))).toMatchObject({
      status: 400,
    })
  })

  it('does not shift when versions are added between pages', async () => {
    const server = await start()
    for (const id of ['a', 'b', 'c', 'd']) await put(server, patient(id))
    const all = await pages(
      `${server.url}/Patient/_history?_count=2`,
      async () => void (await put(server, patient('e'))),
    )
    expect(idsOf(all)).toEqual(['d', 'c', 'b', 'a'])
  })
})

describe('a server with a folder', () => {
  it('goes on with what it stored', async () => {
    const folder = temporaryFolder('fhir')
    const first = await seeded({ folder })
    await put(first, patient('a'))
    await put(first, patient('a'))
    await fetch(`${first.url}/Patient/${ggz.Patient[0]?.id}`, { method: 'DELETE' })
    const before = idsOf(await pages(`${first.url}/Patient`))
    await first.close()
    running.delete(first)
    const second = await start({ folder })
    expect(idsOf(await pages(`${second.url}/Patient`))).toEqual(before)
    expect((await put(second, patient('a'))).headers.get('etag')).toBe('W/"3"')
    expect((await fetch(`${second.url}/Patient/${ggz.Patient[0]?.id}`)).status).toBe(410)
  })

  it('is filled beforehand with the moments that the resources have, once', async () => {
    const folder = temporaryFolder('fhir')
    expect(seedFolder(folder, everything)).toBe(true)
    expect(seedFolder(folder, everything)).toBe(false)
    const server = await start({ folder })
    const [one] = ggz.Patient
    const { meta } = JSON.parse(await (await fetch(`${server.url}/Patient/${one?.id}`)).text())
    expect(meta.lastUpdated).toBe(one?.meta.lastUpdated)
  })

  it('takes away a last line that a crash cut off, and names any other line that it cannot read', async () => {
    const folder = temporaryFolder('fhir')
    const first = await start({ folder })
    await put(first, patient('a'))
    await first.close()
    running.delete(first)
    const file = join(folder, 'versies.ndjson')
    appendFileSync(file, '{"type":"Patient","id":"b","versi')
    const second = await start({ folder })
    expect(idsOf(await pages(`${second.url}/Patient`))).toEqual(['a'])
    await put(second, patient('c'))
    await second.close()
    running.delete(second)
    const lines = readFileSync(file, 'utf8').split('\n')
    expect(lines.filter(Boolean)).toHaveLength(2)
    writeFileSync(file, ['{"type":"Patient"}', ...lines].join('\n'))
    await expect(startFhirServer({ folder })).rejects.toThrow(
      'versies.ndjson:1: expected a version of a resource',
    )
  })
})

describe('what goes wrong', () => {
  it('is refused without the token, but for its readiness', async () => {
    const { url } = await start({ token: 'geheim' })
    expect(await issueOf(await fetch(`${url}/Patient`))).toMatchObject({ status: 401, code: 'login' })
    expect((await fetch(`${url}/Patient`, { headers: { authorization: 'Bearer geheim' } })).status).toBe(200)
    expect((await fetch(`${url}/gereed`)).status).toBe(200)
  })

  it('happens on purpose, once for each fault, and in the order asked', async () => {
    const server = await seeded()
    server.misbehave(
      { kind: 'throttled', retryAfter: 2 },
      { kind: 'error', status: 503, retryAfter: 1 },
      { kind: 'error', status: 500 },
    )
    const answers = []
    for (let i = 0; i < 4; i++) answers.push(await fetch(`${server.url}/Patient`))
    expect(answers.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual([
      [429, '2'],
      [503, '1'],
      [500, null],
      [200, null],
    ])
    expect(await issueOf(answers[0] ?? Response.error())).toMatchObject({
      resourceType: 'OperationOutcome',
      code: 'throttled',
    })
  })

  it('can be half an answer, no JSON, or silence', async () => {
    const server = await seeded()
    server.misbehave({ kind: 'cut' }, { kind: 'garbage' }, { kind: 'silent' })
    const cut = await fetch(`${server.url}/Patient`)
    expect(cut.status).toBe(200)
    await expect(cut.text()).rejects.toThrow()
    const garbage = await fetch(`${server.url}/Patient`)
    expect(garbage.status).toBe(200)
    await expect(garbage.json()).rejects.toThrow(SyntaxError)
    const givesUp = new AbortController()
    const silent = fetch(`${server.url}/Patient`, { signal: givesUp.signal })
    // The next request is answered while the silent one is still waiting: only the client ends it.
    await waitFor(async () => (await fetch(`${server.url}/Patient`)).status === 200)
    givesUp.abort()
    await expect(silent).rejects.toThrow(/abort/i)
  })
})

describe('the API', () => {
  it('says what it can do', async () => {
    const { url } = await start()
    const { resourceType, fhirVersion, rest } = JSON.parse(await (await fetch(`${url}/metadata`)).text())
    expect([resourceType, fhirVersion]).toEqual(['CapabilityStatement', '4.0.1'])
    expect(rest[0].resource.map(({ type }: { type: string }) => type)).toContain('EpisodeOfCare')
  })

  it('takes every operation of a day', async () => {
    const server = await seeded()
    const day = region.day()
    let deleted = 0
    for (let i = 0; i < 200; i++) {
      for (const operation of day.next().value.operations) {
        if (operation.systeem !== 'ggz-oost') continue
        await applyToFhir(server, operation)
        const [type, id] =
          operation.op === 'resource'
            ? [operation.resource.resourceType, operation.resource.id]
            : [operation.type, operation.id]
        const { status } = await fetch(`${server.url}/${type}/${id}`)
        expect(status).toBe(operation.op === 'resource' ? 200 : 410)
        if (status === 410) deleted += 1
      }
    }
    expect(deleted).toBeGreaterThan(0)
  })
})
