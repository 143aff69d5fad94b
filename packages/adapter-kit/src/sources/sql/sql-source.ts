import { z } from 'zod'
import { StopError } from '../../failures'
import { clockFinding } from '../clock-finding'
import type { SqlDeclaration } from '../declaration'
import { fault } from '../parse/found'
import { isUnnamedKey, unnamed } from '../parse/identify'
import { momentOf } from '../parse/moment'
import type { Finding, KnownKeys, Page, Source, SourceDeletion, SourceRecord } from '../source'
import { unreadable } from '../unreadable'
import { compareKeys } from './compare-keys'
import type { Position, SqlDriver, SqlRow, SqlView } from './driver'
import { nextPass, sqlWatermark, type WatermarkOptions } from './watermark'

export interface SqlSourceOptions extends WatermarkOptions {
  readonly pageSize: number
}

/** Everything that a pass depends on stands in its cursor, so that a crash or a failed page changes nothing. */
const sqlCursor = z.object({
  /** Of the last complete pass. */
  watermark: sqlWatermark.optional(),
  /** A pass that is under way: where it began, where it is, and the watermark that it will leave. */
  pass: z
    .object({
      from: z.string().optional(),
      at: z.string(),
      key: z.string(),
      next: sqlWatermark,
    })
    .optional(),
})

type SqlCursor = z.infer<typeof sqlCursor>

const keysAtOnce = 500
const keysInChunk = 10_000

/** So many rows without a key are parked; more say nothing new. */
const mostKeyless = 100

/** With an offset or Z; without one it is Dutch time, as everywhere. */
const hasZone = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/

/** RFC 3339 of when a row changed; of one that does not say, when it was read. What is no moment stays as it is. */
const momentIn = (at: string): string => {
  if (at === '') return new Date().toISOString()
  return hasZone.test(at) && at.includes('T') ? at : (momentOf(at) ?? at)
}

const recordOf = ({ key, at, values }: SqlRow): SourceRecord => ({ key, raw: values, at: momentIn(at) })

/** A view as a stream of records: by (changed at, key), deletions from their view and by comparing keys. */
export const sqlSource = (
  declaration: SqlDeclaration,
  driver: SqlDriver,
  options: SqlSourceOptions,
): Source => {
  const { verwijderd } = declaration
  const deletions: SqlView | undefined = verwijderd && { ...verwijderd, kolommen: [] }

  const readCursor = (cursor: unknown): SqlCursor => {
    const read = sqlCursor.safeParse(cursor ?? {})
    if (read.success) return read.data
    throw new StopError(
      `the ledger's cursor of ${declaration.view} is of another version of the kit: start with a new ledger`,
      { cause: read.error },
    )
  }

  /** The next page is asked for while this one is worked on. */
  async function* pages(view: SqlView, from: Position | undefined): AsyncIterable<readonly SqlRow[]> {
    const ask = (after: Position | undefined): Promise<readonly SqlRow[]> =>
      driver.page(view, after, options.pageSize)
    for (let coming: Promise<readonly SqlRow[]> | undefined = ask(from); coming !== undefined; ) {
      const rows: readonly SqlRow[] = await coming
      const last = rows.at(-1)
      if (last === undefined) return
      coming = rows.length < options.pageSize ? undefined : ask({ at: last.at, key: last.key })
      // Why it failed is told when its turn comes, if it comes.
      coming?.catch(() => undefined)
      yield rows
    }
  }

  /** Behind `from`, and where everything is read also the rows that do not say when they changed. */
  async function* rowsFrom(from: Position | undefined, isWhole: boolean): AsyncIterable<readonly SqlRow[]> {
    let last = from?.at
    for await (const rows of pages(declaration, from)) {
      last = rows.at(-1)?.at
      yield rows
    }
    if (isWhole && last !== '') yield* pages(declaration, { at: '' })
  }

  /** Rows that cannot be told apart: parked, each under what it says. */
  const keyless = async (): Promise<readonly SourceRecord[]> => {
    const uitleg = 'expected what identifies the row: the view must give each row its key'
    const rows = await driver.keyless(declaration, mostKeyless)
    return rows.map(({ at, values }) => ({
      key: unnamed(declaration.view, '', values),
      raw: unreadable(fault('zonder-sleutel', declaration.sleutel, uitleg), values),
      at: momentIn(at),
    }))
  }

  /** Of keys that seem to be gone, those that are; a key that is back is a record. */
  const lookAgain = async (gone: readonly SourceDeletion[]): Promise<Pick<Page, 'records' | 'deleted'>> => {
    const rows = await driver.byKeys(
      declaration,
      gone.map(({ key }) => key),
    )
    const there = new Set(rows.map(({ key }) => key))
    return { records: rows.map(recordOf), deleted: gone.filter(({ key }) => !there.has(key)) }
  }

  return {
    async *pass(stored) {
      const { watermark, pass } = readCursor(stored)
      const { from, next } = pass ?? nextPass(watermark, await driver.moment(), options)
      const start = pass ? { at: pass.at, key: pass.key } : from === undefined ? undefined : { at: from }
      let under: SqlCursor = { watermark, pass }
      for await (const rows of rowsFrom(start, from === undefined)) {
        const last = rows.at(-1)
        if (last !== undefined) under = { watermark, pass: { from, at: last.at, key: last.key, next } }
        yield { records: rows.map(recordOf), deleted: [], cursor: under }
      }
      if (from === undefined) {
        const records = await keyless()
        if (records.length > 0) yield { records, deleted: [], cursor: under }
      }
      // Nothing to withdraw was ever read before the first pass.
      if (deletions !== undefined && from !== undefined) {
        for await (const rows of pages(deletions, { at: from })) {
          for (let i = 0; i < rows.length; i += keysAtOnce) {
            yield { ...(await lookAgain(rows.slice(i, i + keysAtOnce))), cursor: under }
          }
        }
      }
      yield { records: [], deleted: [], cursor: { watermark: next }, standPer: next.now }
    },

    now: async () => ({ watermark: nextPass(undefined, await driver.moment(), options).next }),

    async *reconcile(cursor, known: KnownKeys) {
      const records = await keyless()
      const there = new Set(records.map(({ key }) => key))
      // Those that have got a key since.
      const mended = [...known.parked()].filter((key) => isUnnamedKey(key) && !there.has(key))
      if (records.length + mended.length > 0)
        yield { records, deleted: mended.map((key) => ({ key, at: undefined })), cursor }
      for await (const { gone, missed } of compareKeys(
        driver.keys(declaration, keysInChunk),
        known,
        keysAtOnce,
      )) {
        if (gone.length > 0)
          yield { ...(await lookAgain(gone.map((key) => ({ key, at: undefined })))), cursor }
        if (missed.length > 0) {
          yield { records: (await driver.byKeys(declaration, missed)).map(recordOf), deleted: [], cursor }
        }
      }
    },

    probe: async () => {
      const { now } = await driver.moment()
      const views = deletions === undefined ? [declaration] : [declaration, deletions]
      const findings: Finding[] = [clockFinding(Date.parse(now), Date.now())]
      for (const view of views) {
        await driver.page(view, undefined, 1)
        const { mayWrite, isStandby } = await driver.rights(view)
        findings.push(
          mayWrite
            ? {
                wat: view.view,
                oordeel: 'let op',
                uitleg: 'te lezen, en ook te wijzigen: select alleen is genoeg',
              }
            : { wat: view.view, oordeel: 'goed', uitleg: 'te lezen, niet te wijzigen' },
        )
        if (isStandby) {
          findings.push({
            wat: view.view,
            oordeel: 'fout',
            uitleg: 'een kopie (standby): lees de database zelf',
          })
        }
      }
      return findings
    },

    close: () => driver.close(),
  }
}
