import { RetryError } from '../failures'
import type { SqlDeclaration } from '../sources/declaration'
import type { Position, SqlDriver, SqlRow, SqlView } from '../sources/sql/driver'
import { sqlSource } from '../sources/sql/sql-source'
import type { Random } from './random'
import type { Subject, Version } from './versions'
import type { World } from './world'

interface Row extends SqlRow {
  readonly readable: boolean
}

interface Transaction {
  readonly id: string
  readonly at: number
  readonly writes: (() => void)[]
}

const isColumns = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)

const byPlace = (a: SqlRow, b: SqlRow): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.key < b.key ? -1 : 1

/**
 * A database at its worst, behind the interface that the `sql` source reads through: rows of one and the same moment, transactions that
 * commit long after their rows say, rows that come and go between two pages, deletions with and without a trace, queries that fail.
 */
export const quirkyDatabase = (
  declaration: SqlDeclaration,
  subjects: readonly Subject[],
  bad: readonly Version[],
  random: Random,
): World => {
  const rows = new Map<string, Row>()
  const traces: SqlRow[] = []
  const open: Transaction[] = []
  let clockMs = Date.UTC(2026, 0, 1)
  let transactions = 0
  let settled = false
  let calm = false

  const moment = (ms: number): string => new Date(ms).toISOString()

  /** The clock is coarse: often nothing seems to pass. */
  const tick = (): number => {
    if (random.chance(0.5)) clockMs += random.int(20)
    return clockMs
  }

  const commit = (transaction: Transaction): void => {
    open.splice(open.indexOf(transaction), 1)
    for (const write of transaction.writes) write()
  }

  /** Keys that an open transaction has written are locked. */
  const locked = new Set<string>()

  const write = (transaction: Transaction, subject: Subject, remove: boolean): void => {
    const { key } = subject
    if (locked.has(key)) return
    locked.add(key)
    const version = !settled && random.chance(0.2) ? random.of(bad) : random.of(subject.good)
    const at = moment(transaction.at)
    const traced = random.chance(0.5)
    transaction.writes.push(() => {
      locked.delete(key)
      if (remove) {
        if (rows.delete(key) && traced) traces.push({ key, at, values: {} })
      } else if (version !== undefined && isColumns(version.raw)) {
        rows.set(key, { key, at, values: version.raw, readable: version.events !== undefined })
      }
    })
  }

  const work = (): void => {
    const began: Transaction = { id: `t${transactions++}`, at: tick(), writes: [] }
    open.push(began)
    for (let writes = 0; writes <= random.int(3); writes++) {
      const subject = random.of(subjects)
      if (subject !== undefined) write(began, subject, random.chance(0.2))
    }
    // Some commit at once, some much later, in any order.
    for (const each of random.shuffled(open)) if (random.chance(0.25)) commit(each)
  }

  const stumble = (): void => {
    if (settled || calm) return
    if (random.chance(0.05)) throw new RetryError('the database is away')
    // Others go on working between two queries.
    if (random.chance(0.3)) work()
  }

  const behind = (after: Position | undefined, row: SqlRow): boolean =>
    after === undefined ||
    Date.parse(row.at) > Date.parse(after.at) ||
    (Date.parse(row.at) === Date.parse(after.at) && (after.key === undefined || row.key > after.key))

  const contentOf = (view: SqlView): readonly SqlRow[] =>
    view.view === declaration.verwijderd?.view ? traces : [...rows.values()]

  const driver: SqlDriver = {
    moment: async () => {
      stumble()
      return { now: moment(tick()), running: open.map(({ id }) => ({ id, old: false })) }
    },
    page: async (view, after, limit) => {
      // Every row says when it changed, and has a key.
      if (after?.at === '') return []
      stumble()
      const found = contentOf(view).filter((row) => behind(after, row))
      return found.toSorted(byPlace).slice(0, limit)
    },
    keyless: async () => [],
    shared: async () => [],

    byKeys: async (_view, keys) => {
      stumble()
      return keys.flatMap((key) => rows.get(key) ?? [])
    },
    async *keys() {
      stumble()
      yield [...rows.keys()].sort()
    },
    rights: async () => ({ mayWrite: false, isStandby: false }),
    close: async () => undefined,
  }

  return {
    open: () =>
      sqlSource(declaration, driver, { pageSize: 3, overlapMs: 0, longestTransactionMs: 3_600_000 }),
    work,
    calm: (on) => {
      calm = on
    },
    settle: () => {
      settled = true
      for (const each of [...open]) commit(each)
      clockMs += 10
      for (const subject of subjects) {
        // Only what cannot be read: touching the others would mend what was lost.
        if (rows.get(subject.key)?.readable !== false) continue
        const last: Transaction = { id: `t${transactions++}`, at: tick(), writes: [] }
        open.push(last)
        write(last, subject, false)
        commit(last)
      }
    },
    truth: () => new Map([...rows].map(([key, { values }]) => [key, values])),
  }
}
