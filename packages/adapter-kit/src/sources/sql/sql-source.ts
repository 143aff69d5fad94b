import { z } from 'zod'
import { StopError } from '../../failures'
import { clockFinding } from '../clock-finding'
import type { SqlDeclaration } from '../declaration'
import { fault } from '../parse/found'
import { isUnnamedKey, unnamed } from '../parse/identify'
import { momentOf } from '../parse/moment'
import type { Finding, KnownKeys, Page, Source, SourceDeletion, SourceRecord } from '../source'
import { unreadable } from '../unreadable'
import { ambiguousKeys } from './ambiguous'
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

/** A view as a stream of records: by (changed at, key), deletions from their view and by comparing keys. */
export const sqlSource = (
  declaration: SqlDeclaration,
  driver: SqlDriver,
  options: SqlSourceOptions,
): Source => {
  const { verwijderd } = declaration
  const deletions: SqlView | undefined = verwijderd && { ...verwijderd, kolommen: [] }
  /** As last looked for: with everything that is read, and when keys are compared. */
  let ambiguous: ReadonlySet<string> = new Set()

  const recordOf = ({ key, at, values }: SqlRow): SourceRecord => {
    const uitleg = 'several rows have this key and differ: the view must give one row for each'
    const isOne = !ambiguous.has(key)
    const raw = isOne
      ? values
      : unreadable(fault('dubbele-sleutel', declaration.sleutel, uitleg), { [declaration.sleutel]: key })
    return { key, raw, at: momentIn(at) }
  }

  /** Those of these keys that are there, each once. */
  const recordsOf = async (keys: readonly string[]): Promise<readonly SourceRecord[]> => {
    const records = (await driver.byKeys(declaration, keys)).map(recordOf)
    return [...new Map(records.map((record) => [record.key, record])).values()]
  }

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
    const records = await recordsOf(gone.map(({ key }) => key))
    const there = new Set(records.map(({ key }) => key))
    return { records, deleted: gone.filter(({ key }) => !there.has(key)) }
  }

  return {
    async *pass(stored) {
      const { watermark, pass } = readCursor(stored)
      const { from, next } = pass ?? nextPass(watermark, await driver.moment(), options)
      const start = pass ? { at: pass.at, key: pass.key } : from === undefined ? undefined : { at: from }
      let under: SqlCursor = { watermark, pass }
      if (from === undefined) ambiguous = await ambiguousKeys(driver, declaration)
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
      ambiguous = await ambiguousKeys(driver, declaration)
      // Those that are ambiguous now, and those that were parked and may be so no more.
      const doubtful = [...new Set([...ambiguous, ...known.parked()])].filter((key) => !isUnnamedKey(key))
      for (let from = 0; from < doubtful.length; from += keysAtOnce)
        yield { records: await recordsOf(doubtful.slice(from, from + keysAtOnce)), deleted: [], cursor }
      for await (const { gone, missed } of compareKeys(
        driver.keys(declaration, keysInChunk),
        known,
        keysAtOnce,
      )) {
        if (gone.length > 0)
          yield { ...(await lookAgain(gone.map((key) => ({ key, at: undefined })))), cursor }
        if (missed.length > 0) {
          yield { records: await recordsOf(missed), deleted: [], cursor }
        }
      }
    },

    probe: async () => {
      const { now } = await driver.moment()
      const unsure = (await ambiguousKeys(driver, declaration)).size
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
      const uitleg = `${unsure} waarden van ${declaration.sleutel} staan in meer rijen, die verschillen: die blijven apart staan`
      return unsure === 0 ? findings : [...findings, { wat: declaration.view, oordeel: 'fout', uitleg }]
    },

    close: () => driver.close(),
  }
}
