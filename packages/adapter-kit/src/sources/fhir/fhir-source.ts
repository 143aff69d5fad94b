import { createHash } from 'node:crypto'
import { z } from 'zod'
import { StopError } from '../../failures'
import { clockFindings } from '../clock-finding'
import type { FhirDeclaration } from '../declaration'
import { scopesFinding, unknownRights } from '../rights-finding'
import type { Finding, Page, Source, SourceRecord } from '../source'
import { idOf, lastUpdatedOf } from './bundle'
import type { Answer, FhirClient, FhirClientOptions } from './fhir-client'
import { FhirRefusal, fhirClient } from './fhir-client'
import { deletedSince } from './history'
import { type Habits, search } from './search'
import { isReadingScope } from './smart-scope'

export interface FhirSourceOptions extends FhirClientOptions {
  readonly pagina: number
  /** Milliseconds by which each search goes back. */
  readonly overlap: number
  /** Seconds between two looks at `_history`. */
  readonly geschiedenis: number
}

const fhirCursor = z.object({
  /** RFC 3339: what changed before was read completely. */
  since: z.string().optional(),
  /** RFC 3339: deletions before were seen; they are looked for less often. */
  history: z.string().optional(),
})

/** Ids in one `_id` search: the URL stays well under two kilobytes. */
const idsAtOnce = 25
const idsInPage = '1000'

/** What a server puts into its answer beside what was searched for: remarks, and what it thinks goes with it. */
const isAside = (resourceType: unknown, mode: string | undefined): boolean =>
  resourceType === 'OperationOutcome' || mode === 'outcome' || mode === 'include'

const hasMoment = (raw: unknown): boolean =>
  typeof raw === 'object' && raw !== null && lastUpdatedOf(raw) !== undefined

const before = (ms: number, overlap: number): string => new Date(ms - overlap).toISOString()

const rights = ({ smart }: FhirClientOptions): Finding => {
  const wat = 'rechten op de FHIR-server'
  if (smart === undefined) return unknownRights(wat, 'FHIR zegt niet wat een token mag')
  return scopesFinding(wat, smart.scope.split(' ').filter(Boolean), isReadingScope)
}

/** A resource type as a stream of records. */
export const fhirSource = (declaration: FhirDeclaration, options: FhirSourceOptions): Source => {
  const { resourceType, params } = declaration
  const client: FhirClient = fhirClient(options)
  const habits: Habits = { unsorted: false }
  const paged = { ...params, _count: String(options.pagina) }

  const readCursor = (cursor: unknown): z.infer<typeof fhirCursor> => {
    const read = fhirCursor.safeParse(cursor ?? {})
    if (read.success) return read.data
    throw new StopError(
      `the ledger's cursor of ${resourceType} is of another version of the kit: start with a new ledger`,
      { cause: read.error },
    )
  }

  const recordsOf = ({ bundle, serverMs }: Answer): readonly SourceRecord[] =>
    (bundle.entry ?? []).flatMap(({ resource, search: found }) => {
      if (resource === undefined || isAside(resource.resourceType, found?.mode)) return []
      const at = lastUpdatedOf(resource) ?? new Date(serverMs ?? Date.now()).toISOString()
      // Without an id, or of another type, it cannot be told apart: it is parked, under what it says.
      const id = resource.resourceType === resourceType ? idOf(resource) : undefined
      const key = id ?? `-${createHash('sha256').update(JSON.stringify(resource)).digest('hex')}`
      return [{ key, raw: resource, at }]
    })

  const byIds = async (ids: readonly string[]): Promise<readonly SourceRecord[]> => {
    const found: SourceRecord[] = []
    for (let i = 0; i < ids.length; i += idsAtOnce) {
      const chosen = { ...paged, _id: ids.slice(i, i + idsAtOnce).join(',') }
      for await (const answer of search(client, resourceType, chosen, undefined, habits))
        found.push(...recordsOf(answer))
    }
    return found
  }

  const idsBy = async (only: Readonly<Record<string, string>>): Promise<ReadonlySet<string>> => {
    const ids = new Set<string>()
    const chosen = { ...params, ...only, _count: idsInPage }
    for await (const answer of search(client, resourceType, chosen, undefined, habits)) {
      for (const { key } of recordsOf(answer)) ids.add(key)
    }
    return ids
  }

  /** Only ids where the server can give only ids, which is not every server. */
  const idsThere = async (): Promise<ReadonlySet<string>> => {
    try {
      return await idsBy({ _elements: 'id,meta' })
    } catch (error) {
      if (error instanceof FhirRefusal && error.status === 400) return idsBy({})
      throw error
    }
  }

  return {
    async *pass(stored) {
      const cursor = readCursor(stored)
      let begunMs: number | undefined
      let latestMs = Number.NEGATIVE_INFINITY
      let sorted = true
      for await (const answer of search(client, resourceType, paged, cursor.since, habits)) {
        begunMs ??= answer.serverMs
        const records = recordsOf(answer)
        for (const { raw, at } of records) {
          const ms = Date.parse(at)
          sorted &&= !habits.unsorted && ms >= latestMs && hasMoment(raw)
          latestMs = Math.max(latestMs, ms)
        }
        // A search that is broken off goes on from here, unless the server does not sort or does not say when: then only a whole one counts.
        const since = sorted && Number.isFinite(latestMs) ? before(latestMs, options.overlap) : cursor.since
        yield { records, deleted: [], cursor: { ...cursor, ...(since === undefined ? {} : { since }) } }
      }
      const nowMs = begunMs ?? (Number.isFinite(latestMs) ? latestMs : Date.now())
      const since = before(nowMs, options.overlap)
      const standPer = new Date(nowMs).toISOString()
      const { history = since } = cursor
      const historyDue = Date.parse(since) - Date.parse(history) >= options.geschiedenis * 1_000
      if (!historyDue) return yield { records: [], deleted: [], cursor: { since, history }, standPer }
      const deleted = (await deletedSince(client, resourceType, history, options.pagina)) ?? []
      yield { records: [], deleted, cursor: { since, history: since }, standPer }
    },

    now: async () => {
      const { serverMs } = await client.get(
        `${resourceType}?${new URLSearchParams({ ...params, _count: '1' })}`,
      )
      if (serverMs === undefined) return undefined
      const since = before(serverMs, options.overlap)
      return { since, history: since }
    },

    async *reconcile(cursor, known) {
      const there = await idsThere()
      const differing = async (ids: readonly string[]): Promise<Page> => {
        const records = await byIds(ids)
        const back = new Set(records.map(({ key }) => key))
        const deleted = ids
          .filter((id) => !back.has(id) && known.has(id))
          .map((key) => ({ key, at: undefined }))
        return { records, deleted, cursor }
      }
      const ids: string[] = []
      const suspect = function* () {
        for (const key of known.inOrder()) if (!there.has(key)) yield key
        for (const key of there) if (!known.has(key)) yield key
      }
      for (const id of suspect()) {
        ids.push(id)
        if (ids.length >= options.pagina) yield await differing(ids.splice(0))
      }
      if (ids.length > 0) yield await differing(ids)
    },

    probe: async () => {
      const { serverMs } = await client.get(
        `${resourceType}?${new URLSearchParams({ ...params, _count: '1' })}`,
      )
      const read: Finding = { wat: resourceType, oordeel: 'goed', uitleg: 'te lezen' }
      return [...clockFindings(serverMs), read, rights(options)]
    },

    close: () => client.close(),
  }
}
