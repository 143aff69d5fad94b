import { createHash } from 'node:crypto'
import { z } from 'zod'
import { StopError } from '../../failures'
import { clockFindings } from '../clock-finding'
import type { ZgwDeclaration } from '../declaration'
import { http } from '../declaration'
import { HttpRefusal, type JsonClient } from '../http/json-client'
import { listPages } from '../http/pages'
import type { Finding, KnownKeys, Page, Source, SourceRecord } from '../source'
import { rejectionIn, unreadable } from '../unreadable'
import type { Inbox } from '../webhook/inbox'

export interface ZgwSourceOptions {
  /** Milliseconds between two readings of the whole list, because notifications get lost. */
  readonly pollMs: number
  readonly pageSize: number
  readonly now: () => number
  /** What our application may do there. */
  readonly rights: () => Promise<Finding>
}

const zgwCursor = z.object({
  /** Notifications up to here were looked at. */
  plaats: z.int(),
  /** RFC 3339: when the list was last read from beginning to end. */
  gelezen: z.string().optional(),
})

type ZgwCursor = z.infer<typeof zgwCursor>

const resource = z.looseObject({ url: z.string() })

/** The last part of an address: the UUID, which is the record's key. */
const uuidIn = (url: string): string => url.split('/').findLast((part) => part !== '') ?? url

/**
 * Resources of the ZGW interfaces (Zaken API 1.x) as a stream of records, `{ …zaak, rollen: [...] }` where the declaration asks for what
 * belongs to a zaak. A notification is only a reason to look; the list is read now and then as well. Deletions show as an address where
 * nothing is any more, by notification or when keys are compared.
 *
 * @param inbox undefined: nobody notifies, the list alone tells.
 */
export const zgwSource = (
  declaration: ZgwDeclaration,
  client: JsonClient,
  inbox: Inbox | undefined,
  options: ZgwSourceOptions,
): Source => {
  const { resource: kind, met, params } = declaration
  // `pageSize` is no part of the standard; Open Zaak has it.
  const paginering = { soort: 'volgende', veld: 'next', aantal: 'pageSize' } as const
  const listOf = (pad: string) => http({ pad, records: 'results', sleutel: ['url'], paginering })

  const list = (pad: string, chosen: Readonly<Record<string, string>>) =>
    listPages(client, listOf(pad), chosen, options.pageSize, () => '')

  const whole = async (raw: unknown): Promise<unknown> => {
    const read = resource.safeParse(raw)
    if (met.length === 0 || !read.success) return raw
    const more: Record<string, unknown[]> = {}
    for (const name of met) {
      const all: unknown[] = []
      for await (const { records } of list(name, { zaak: read.data.url })) all.push(...records)
      more[name] = all
    }
    const spoilt = Object.values(more).flatMap((all) => all.flatMap((each) => rejectionIn(each) ?? []))[0]
    const all = { ...read.data, ...more }
    return spoilt === undefined ? all : unreadable(spoilt, all)
  }

  const recordOf = async (raw: unknown, at: string): Promise<SourceRecord> => {
    const read = resource.safeParse(raw)
    // Without an address it is parked by the mapping, each under what it says: two such are not one.
    const nameless = (): string =>
      `zonder-adres:${createHash('sha256')
        .update(JSON.stringify(raw) ?? '')
        .digest('base64url')
        .slice(0, 22)}`
    return { key: read.success ? uuidIn(read.data.url) : nameless(), raw: await whole(raw), at }
  }

  /** Below the base. */
  const addressOf = (key: string): string => `${kind}/${key}`

  /** Undefined for a zaak that goes away between the list and what belongs to it, which a server then refuses to give. */
  const recordIfThere = async (raw: unknown, at: string): Promise<SourceRecord | undefined> => {
    const read = resource.safeParse(raw)
    return recordOf(raw, at).catch(async (error: unknown) => {
      if (!(error instanceof StopError) || !read.success) throw error
      if ((await client.get(addressOf(uuidIn(read.data.url)), true)) !== undefined) throw error
      return undefined
    })
  }

  /** What stands at an address now. */
  const look = async (address: string): Promise<SourceRecord | undefined> => {
    const answer = await client.get(address, true).catch(async (error: unknown) => {
      if (!(error instanceof HttpRefusal) || error.status !== 403) throw error
      // What we may not see any more is as good as gone; but if it is we who are refused, asking for the list stops the feed.
      await client.get(kind)
      return undefined
    })
    return answer && recordIfThere(answer.document, new Date(answer.serverMs ?? options.now()).toISOString())
  }

  /** What was notified since, a page at a time. */
  async function* notified(cursor: ZgwCursor): AsyncGenerator<Page, ZgwCursor> {
    let { plaats } = cursor
    for (;;) {
      const kept = inbox?.after(plaats, options.pageSize) ?? []
      const last = kept.at(-1)
      if (last === undefined) return { ...cursor, plaats }
      const records: SourceRecord[] = []
      const deleted: Page['deleted'][number][] = []
      for (const { key: address, at } of kept) {
        const record = await look(address)
        if (record === undefined) deleted.push({ key: uuidIn(address), at })
        else records.push(record)
      }
      plaats = last.place
      yield { records, deleted, cursor: { ...cursor, plaats } }
    }
  }

  const readCursor = (stored: unknown): ZgwCursor => {
    const read = zgwCursor.safeParse(stored ?? { plaats: 0 })
    if (read.success) return read.data
    throw new StopError(
      `the ledger's cursor of ${kind} is of another version of the kit: start with a new ledger`,
      {
        cause: read.error,
      },
    )
  }

  return {
    async *pass(stored) {
      const nowMs = options.now()
      const standPer = new Date(nowMs).toISOString()
      let cursor = yield* notified(readCursor(stored))
      if (cursor.gelezen === undefined || nowMs - Date.parse(cursor.gelezen) >= options.pollMs) {
        for await (const { records, serverMs } of list(kind, params)) {
          const at = new Date(serverMs ?? options.now()).toISOString()
          const page: SourceRecord[] = []
          for (const raw of records) {
            const record = await recordIfThere(raw, at)
            if (record !== undefined) page.push(record)
          }
          yield { records: page, deleted: [], cursor }
          // A long list must not keep what was notified meanwhile waiting.
          cursor = yield* notified(cursor)
        }
        cursor = { ...cursor, gelezen: standPer }
      }
      yield { records: [], deleted: [], cursor, standPer }
    },

    async *reconcile(cursor, known: KnownKeys) {
      const there = new Set<string>()
      for await (const { records } of list(kind, params)) {
        for (const raw of records) {
          const read = resource.safeParse(raw)
          if (read.success) there.add(uuidIn(read.data.url))
        }
      }
      for (const key of known.inOrder()) {
        if (there.has(key)) continue
        // A list that shifts while it is read can leave one out.
        const record = await look(addressOf(key))
        if (record === undefined) yield { records: [], deleted: [{ key, at: undefined }], cursor }
        else yield { records: [record], deleted: [], cursor }
      }
    },

    probe: async () => {
      for await (const { records, serverMs } of list(kind, params)) {
        const uitleg = `te lezen; ${records.length} records op de eerste bladzijde`
        const read: Finding = { wat: kind, oordeel: 'goed', uitleg }
        return [...clockFindings(serverMs), read, await options.rights()]
      }
      return []
    },

    close: async () => {
      await client.close()
    },
  }
}
