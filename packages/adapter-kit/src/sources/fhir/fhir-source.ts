import { createHash } from 'node:crypto'
import { z } from 'zod'
import { StopError } from '../../failures'
import { clockFindings } from '../clock-finding'
import type { FhirDeclaration } from '../declaration'
import { HttpRefusal } from '../http/refusal'
import { scopesFinding, unknownRights } from '../rights-finding'
import type { Finding, Page, Source, SourceRecord } from '../source'
import { type Entry, idOf, isMatch, lastUpdatedOf, type Resource } from './bundle'
import type { Answer, FhirClient, FhirClientOptions } from './fhir-client'
import { fhirClient } from './fhir-client'
import { historySince } from './history'
import { type Habits, search } from './search'
import { isReadingScope } from './smart-scope'

export interface FhirSourceOptions extends FhirClientOptions {
  readonly pagina: number
  /** Milliseconds by which each search goes back. */
  readonly overlap: number
  /** Seconds between two looks at `_history`. */
  readonly geschiedenis: number
  /** Seconds between two readings of everything at most, of a server that cannot search by `_lastUpdated`. */
  readonly poll: number
}

const fhirCursor = z.object({
  /** RFC 3339: what changed before was read completely. */
  since: z.string().optional(),
  /** RFC 3339: deletions before were seen; they are looked for less often. */
  history: z.string().optional(),
  /** RFC 3339: when the whole list was last read, of a server that can give nothing else. */
  list: z.string().optional(),
})

type FhirCursor = z.infer<typeof fhirCursor>

/** Ids in one `_id` search: the URL stays well under two kilobytes. */
const idsAtOnce = 25
const idsInPage = '1000'

const hasMoment = (raw: unknown): boolean =>
  typeof raw === 'object' && raw !== null && lastUpdatedOf(raw) !== undefined

/** By so much a comparison reads back what changed: what became visible late, or under a clock that was behind. */
const lookBackMs = 3_600_000

/** Of a list that has to be read whole, again and again. */
const secondsPerPage = 5

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
  const habits: Habits = { unsorted: false, whole: false }
  const paged = { ...params, _count: String(options.pagina) }

  /** What is known of a server that can give only whole lists. */
  let pagesInList = 1
  let historyTells = false
  /** Milliseconds between two readings of everything: a list of one page costs no more than a search. */
  const restMs = (): number =>
    1_000 * (historyTells ? options.poll : Math.min(options.poll, (pagesInList - 1) * secondsPerPage))

  const readCursor = (cursor: unknown): FhirCursor => {
    const read = fhirCursor.safeParse(cursor ?? {})
    if (read.success) return read.data
    throw new StopError(
      `the ledger's cursor of ${resourceType} is of another version of the kit: start with a new ledger`,
      { cause: read.error },
    )
  }

  const recordOf = (resource: Resource, serverMs: number | undefined): SourceRecord => {
    const at = lastUpdatedOf(resource) ?? new Date(serverMs ?? Date.now()).toISOString()
    // Without an id, or of another type, it cannot be told apart: it is parked, under what it says.
    const id = resource.resourceType === resourceType ? idOf(resource) : undefined
    const key = id ?? `-${createHash('sha256').update(JSON.stringify(resource)).digest('hex')}`
    return { key, raw: resource, at }
  }

  const recordsOf = ({ bundle, serverMs }: Answer): readonly SourceRecord[] =>
    (bundle.entry ?? []).flatMap((entry: Entry) =>
      entry.resource === undefined || !isMatch(entry) ? [] : [recordOf(entry.resource, serverMs)],
    )

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
      if (error instanceof HttpRefusal && error.status === 400) return idsBy({})
      throw error
    }
  }

  /**
   * The end of a pass: what was deleted, and of a server that cannot be searched by when it changed, what else happened. There the list
   * tells up to when everything was read, unless its history does.
   */
  async function* happened(cursor: FhirCursor, nowMs: number): AsyncIterable<Page> {
    const now = before(nowMs, options.overlap)
    const { history = now, list } = cursor
    const standPer = new Date(nowMs).toISOString()
    const isDue = Date.parse(now) - Date.parse(history) >= options.geschiedenis * 1_000
    const isTelling = habits.whole && Object.keys(params).length === 0
    const found = isDue
      ? await historySince(client, resourceType, history, options.pagina, isTelling)
      : undefined
    const records = found?.changed.map((each) => recordOf(each, nowMs)) ?? []
    const deleted = found?.deleted ?? []
    if (isDue) historyTells = isTelling && found !== undefined
    const next = { ...cursor, history: isDue ? now : history }
    const until = habits.whole && !historyTells ? list : standPer
    yield { records, deleted, cursor: next, ...(until === undefined ? {} : { standPer: until }) }
  }

  /** Asks for one resource as a pass does, to see what the server makes of it. Milliseconds by its clock. */
  const look = async (): Promise<number | undefined> => {
    const since = before(Date.now(), lookBackMs)
    for await (const { serverMs } of search(client, resourceType, { ...params, _count: '1' }, since, habits))
      return serverMs
    return undefined
  }

  return {
    async *pass(stored) {
      const cursor = readCursor(stored)
      const { list } = cursor
      const isDue = list === undefined || Date.now() - Date.parse(list) >= restMs()
      if (habits.whole && !isDue) return yield* happened(cursor, Date.now())
      const startedMs = Date.now()
      let pages = 0
      let begunMs: number | undefined
      let latestMs = Number.NEGATIVE_INFINITY
      let sorted = true
      for await (const answer of search(client, resourceType, paged, cursor.since, habits)) {
        begunMs ??= answer.serverMs
        pages += 1
        const records = recordsOf(answer)
        for (const { raw, at } of records) {
          const ms = Date.parse(at)
          sorted &&= !habits.unsorted && !habits.whole && ms >= latestMs && hasMoment(raw)
          latestMs = Math.max(latestMs, ms)
        }
        // A search that is broken off goes on from here, unless the server does not sort or does not say when: then only a whole one counts.
        const untilMs = Math.min(latestMs, begunMs ?? Date.now())
        const since = sorted && Number.isFinite(untilMs) ? before(untilMs, options.overlap) : cursor.since
        yield { records, deleted: [], cursor: { ...cursor, ...(since === undefined ? {} : { since }) } }
      }
      // Where the server does not say how late it is, only what it gave tells up to where that was.
      const untilMs = begunMs ?? Math.min(latestMs, Date.now())
      const since = Number.isFinite(untilMs) ? before(untilMs, options.overlap) : cursor.since
      if (habits.whole) pagesInList = pages
      const whole = habits.whole ? { list: new Date(startedMs).toISOString() } : {}
      yield* happened(
        { ...cursor, ...(since === undefined ? {} : { since }), ...whole },
        begunMs ?? startedMs,
      )
    },

    now: async () => {
      const serverMs = await look()
      if (serverMs === undefined || habits.whole) return undefined
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
      const { since } = readCursor(cursor)
      if (since === undefined || habits.whole) return
      const from = before(Date.parse(since), lookBackMs)
      for await (const answer of search(client, resourceType, paged, from, habits))
        yield { records: recordsOf(answer), deleted: [], cursor }
    },

    probe: async () => {
      const serverMs = await look()
      const read: Finding = { wat: resourceType, oordeel: 'goed', uitleg: 'te lezen' }
      const findings = [...clockFindings(serverMs), read, rights(options)]
      if (!habits.whole) return findings
      const since = before(serverMs ?? Date.now(), lookBackMs)
      const tells = await historySince(client, resourceType, since, options.pagina, false)
      const slow = `hoogstens elke ${options.poll} s (bron.fhir.poll) wordt alles gelezen`
      const uitleg =
        tells === undefined
          ? `niet te doorzoeken op _lastUpdated, en zonder _history: ${slow}, eerder blijkt geen wijziging`
          : `niet te doorzoeken op _lastUpdated: wijzigingen komen uit _history, en ${slow}`
      return [...findings, { wat: `wijzigingen van ${resourceType}`, oordeel: 'let op', uitleg }]
    },

    close: () => client.close(),
  }
}
