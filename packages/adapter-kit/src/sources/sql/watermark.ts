import { z } from 'zod'
import type { Moment } from './driver'

/**
 * Transactions that commit late. A row's "changed at" is mostly the time at which its transaction began; the row can be seen
 * only when that commits, minutes later perhaps, and by then reading has long gone past that time. So each pass notes the
 * database's clock and who is running, and the next one goes back to
 *  - the time of the previous pass: whoever began after it wrote later times; and
 *  - for each transaction that has ended since: the pass before it was first seen running.
 * A transaction that runs for hours costs nothing meanwhile, and one reading back when it ends.
 */
export const sqlWatermark = z.object({
  /** RFC 3339: the database's clock when the last complete pass began. */
  now: z.string(),
  /** Transaction → a moment at which it had not yet begun. */
  running: z.record(z.string(), z.string()),
})

export type SqlWatermark = z.infer<typeof sqlWatermark>

export interface WatermarkOptions {
  /** For clocks of application servers that differ from the database's. */
  readonly overlapMs: number
  /** How long a transaction may have been running at the very first pass, which cannot know. */
  readonly longestTransactionMs: number
}

const minus = (moment: string, ms: number): string => new Date(Date.parse(moment) - ms).toISOString()

const earliest = (moments: readonly string[]): string | undefined =>
  moments.reduce<string | undefined>(
    (least, each) => (least === undefined || Date.parse(each) < Date.parse(least) ? each : least),
    undefined,
  )

/** From where this pass reads (undefined: from the start), and what the next one needs to know of it. */
export const nextPass = (
  previous: SqlWatermark | undefined,
  { now, running }: Moment,
  { overlapMs, longestTransactionMs }: WatermarkOptions,
): { readonly from: string | undefined; readonly next: SqlWatermark } => {
  const ids = new Set(running.map(({ id }) => id))
  const ended = Object.entries(previous?.running ?? {}).filter(([id]) => !ids.has(id))
  const from = previous && earliest([previous.now, ...ended.map(([, since]) => since)])
  const unknown = from ?? minus(now, longestTransactionMs)
  const since = running.map(({ id, old }): [string, string] => [
    id,
    previous?.running[id] ?? (old ? unknown : (previous?.now ?? unknown)),
  ])
  return {
    from: from && minus(from, overlapMs),
    next: { now, running: Object.fromEntries(since) },
  }
}
