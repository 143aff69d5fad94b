import { z } from 'zod'
import { StopError } from '../../failures'
import { clockFindings } from '../clock-finding'
import type { HttpDeclaration } from '../declaration'
import { pageBuilder } from '../distinct-page'
import { isDeletion } from '../parse/deletion'
import { identified } from '../parse/identify'
import { methodsFinding } from '../rights-finding'
import type { Finding, Page, Source, SourceRecord } from '../source'
import type { JsonClient } from './json-client'
import { listPages } from './pages'

export interface HttpSourceOptions {
  readonly pagina: number
  /** Milliseconds by which each pass goes back, for records that become visible late. */
  readonly overlap: number
}

const httpCursor = z.object({
  /** RFC 3339, by the server's clock: what changed before was read completely. */
  sinds: z.string().optional(),
})

const keysAtOnce = 500

/** A list of JSON records as a stream of them. */
export const httpSource = (
  declaration: HttpDeclaration,
  client: JsonClient,
  options: HttpSourceOptions,
): Source => {
  const { sinds: since, een: one, params } = declaration

  const recordOf = (raw: unknown, place: string): SourceRecord =>
    identified({ raw, place }, declaration, declaration.pad, new Date().toISOString())

  function* pagesOf(records: readonly unknown[], cursor: unknown): Iterable<Page> {
    const pages = pageBuilder(options.pagina, cursor)
    for (const [index, raw] of records.entries()) {
      const page = pages.add(recordOf(raw, `record ${index + 1}`), isDeletion(raw, declaration.verwijderd))
      if (page !== undefined) yield page
    }
    yield pages.rest(cursor)
  }

  const keyOf = (raw: unknown): string => recordOf(raw, '').key

  const keysThere = async (): Promise<ReadonlySet<string>> => {
    const keys = new Set<string>()
    for await (const { records } of listPages(client, declaration, params, options.pagina, keyOf)) {
      for (const raw of records) if (!isDeletion(raw, declaration.verwijderd)) keys.add(keyOf(raw))
    }
    return keys
  }

  /** A list that shifts while it is read can leave one out: what seems to be gone is asked for by itself, or looked for again. */
  const isGone = async (keys: readonly string[]): Promise<(key: string) => Promise<boolean>> => {
    if (one !== undefined) {
      return async (key) => {
        const answer = await client.get(one.replace('{sleutel}', encodeURIComponent(key)), true)
        return answer === undefined || isDeletion(answer.document, declaration.verwijderd)
      }
    }
    const again = keys.length === 0 ? new Set<string>() : await keysThere()
    return async (key) => !again.has(key)
  }

  return {
    async *pass(stored) {
      const read = httpCursor.safeParse(stored ?? {})
      if (!read.success) {
        throw new StopError(
          `the ledger's cursor of ${declaration.pad} is of another version of the kit: start with a new ledger`,
          {
            cause: read.error,
          },
        )
      }
      const cursor = read.data
      const asked =
        since === undefined || cursor.sinds === undefined ? params : { ...params, [since]: cursor.sinds }
      let begunMs: number | undefined
      for await (const { records, serverMs } of listPages(
        client,
        declaration,
        asked,
        options.pagina,
        keyOf,
      )) {
        begunMs ??= serverMs ?? Date.now()
        yield* pagesOf(records, cursor)
      }
      const nowMs = begunMs ?? Date.now()
      const next = new Date(nowMs - options.overlap).toISOString()
      yield { records: [], deleted: [], cursor: { sinds: next }, standPer: new Date(nowMs).toISOString() }
    },

    async *reconcile(cursor, known) {
      const there = new Set<string>()
      for await (const { records } of listPages(client, declaration, params, options.pagina, keyOf)) {
        const page = records.map((raw, index) => recordOf(raw, `record ${index + 1}`))
        for (const { key, raw } of page) if (!isDeletion(raw, declaration.verwijderd)) there.add(key)
        // All of it where a pass only asks for what changed: that can have become visible late, or under a clock that was behind.
        const missed = page.filter(({ key }) => there.has(key) && (since !== undefined || !known.has(key)))
        if (missed.length > 0) yield { records: missed, deleted: [], cursor }
      }
      const suspects: string[] = []
      for (const key of known.inOrder()) if (!there.has(key)) suspects.push(key)
      const gone = await isGone(suspects)
      let deleted: Page['deleted'][number][] = []
      for (const key of suspects) {
        if (!(await gone(key))) continue
        deleted.push({ key, at: undefined })
        if (deleted.length < keysAtOnce) continue
        yield { records: [], deleted, cursor }
        deleted = []
      }
      if (deleted.length > 0) yield { records: [], deleted, cursor }
    },

    probe: async () => {
      for await (const { records, serverMs } of listPages(
        client,
        declaration,
        params,
        options.pagina,
        keyOf,
      )) {
        const read: Finding = {
          ...{ wat: declaration.pad, oordeel: 'goed' },
          uitleg: `te lezen; ${records.length} records op de eerste bladzijde`,
        }
        const rights = methodsFinding(`rechten op ${declaration.pad}`, await client.methods(declaration.pad))
        return [...clockFindings(serverMs), read, rights]
      }
      return []
    },

    close: () => client.close(),
  }
}
