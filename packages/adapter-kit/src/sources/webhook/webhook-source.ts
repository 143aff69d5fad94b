import { randomUUID } from 'node:crypto'
import { isTraceparent } from '@gezinsbeeld/bus'
import { z } from 'zod'
import { StopError } from '../../failures'
import type { Rejection } from '../../rejection'
import type { WebhookDeclaration } from '../declaration'
import { isDeletion } from '../parse/deletion'
import { BrokenOff } from '../parse/found'
import { identified } from '../parse/identify'
import type { Page, Source } from '../source'
import { type EndpointOptions, openRoute, problem, type Reply } from './endpoint'
import type { Inbox, InboxItem, Kept } from './inbox'
import { type MessageLimits, readMessage } from './read-message'
import { isSoap, stufRefused, stufTaken } from './stuf-answer'

export interface WebhookSourceOptions {
  readonly feed: string
  readonly endpoint: EndpointOptions
  readonly pageSize: number
  readonly limits: MessageLimits
  /** So many may wait to be read; more are asked to come back. */
  readonly mostWaiting: number
  readonly now: () => Date
}

export interface WebhookSource extends Source {
  readonly port: number
}

const inboxCursor = z.object({ plaats: z.int() })

/** A page is one trace: that of the first message in it that is part of one. */
const tracedFrom = (kept: readonly Kept[]): Pick<Page, 'traceparent'> => {
  const { traceparent } = kept.find((each) => each.traceparent !== undefined) ?? {}
  return traceparent === undefined ? {} : { traceparent }
}

/** Of a body that is too broken to hold its own address. */
const nothing: unknown = {}

/**
 * What others post, as a stream of records. A message is acknowledged when all its records are on this disk; from there they are read like
 * any source. Deletions only show when somebody sends them: nothing is compared.
 */
export const webhookSource = async (
  declaration: WebhookDeclaration,
  inbox: Inbox,
  options: WebhookSourceOptions,
): Promise<WebhookSource> => {
  const { feed, pageSize, limits, now } = options
  /** Up to here everything was given to the pipeline. */
  let given = 0

  const taken = (body: Buffer, raw: unknown): Reply =>
    declaration.antwoord === 'stuf'
      ? stufTaken(raw, isSoap(body), randomUUID(), now())
      : { status: 202, type: 'application/json', body: '{"status":202}' }

  const refused = (body: Buffer, raw: unknown, why: Rejection | undefined): Reply => {
    if (declaration.antwoord === 'stuf') {
      const reply = stufRefused(raw, isSoap(body), randomUUID(), now(), why)
      return why === undefined ? { ...reply, retryAfter: 30 } : reply
    }
    return why === undefined
      ? problem(503, 'Nu niet', 'Er wacht te veel; bied het bericht later opnieuw aan.', 30)
      : problem(400, 'Niet te lezen', `${why.reden} bij ${why.pad}: ${why.uitleg}`)
  }

  const handle = async (body: Buffer, traceparent?: string): Promise<Reply> => {
    const from = traceparent === undefined || !isTraceparent(traceparent) ? {} : { traceparent }
    if (inbox.last() - given > options.mostWaiting) return refused(body, nothing, undefined)
    const arrived = now().toISOString()
    let items: readonly InboxItem[]
    try {
      items = (await readMessage(body, declaration, limits)).map((found) => {
        const record = identified(found, declaration, 'bericht', arrived)
        return { ...record, ...from, deleted: isDeletion(record.raw, declaration.verwijderd) }
      })
    } catch (error) {
      if (error instanceof BrokenOff) return refused(body, nothing, error.rejection)
      throw error
    }
    await inbox.accept(items)
    return taken(body, items[0]?.raw)
  }

  const route = await openRoute(feed, options.endpoint, handle)

  return {
    port: route.port,

    local: true,

    async *pass(stored) {
      const cursor = inboxCursor.safeParse(stored ?? { plaats: 0 })
      if (!cursor.success) {
        throw new StopError(
          `the ledger's cursor of ${feed} is of another version of the kit: start with a new ledger`,
          {
            cause: cursor.error,
          },
        )
      }
      let { plaats } = cursor.data
      given = Math.max(given, plaats)
      const standPer = now().toISOString()
      for (;;) {
        const kept = inbox.after(plaats, pageSize)
        const last = kept.at(-1)
        if (last === undefined) break
        plaats = last.place
        given = Math.max(given, plaats)
        yield {
          records: kept.filter(({ deleted }) => !deleted).map(({ key, raw, at }) => ({ key, raw, at })),
          deleted: kept.filter(({ deleted }) => deleted).map(({ key, at }) => ({ key, at })),
          cursor: { plaats },
          ...tracedFrom(kept),
        }
      }
      yield { records: [], deleted: [], cursor: { plaats }, standPer }
    },

    // biome-ignore lint/correctness/useYield: a sender keeps nothing that keys could be compared with.
    async *reconcile() {
      return
    },

    close: async () => {
      await route.close()
      await inbox.close()
    },
  }
}
