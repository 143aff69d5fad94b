import { createSupervisor, startBus } from '@gezinsbeeld/local'
import { startAdapter } from './adapter-process'
import { type Bare, publishBare } from './bare'
import type { Choices } from './choices'
import type { Figure } from './figure'
import { giRows } from './gi-rows'
import { type GiSource, startGiSource } from './gi-source'
import { median } from './percentile'
import { type ProcessFigures, processFigures } from './process-figures'
import { type Published, publishedBy } from './published'
import type { Stage } from './stage'

const organisatie = 'gi-noord'

interface Round {
  readonly events: number
  /** Seconds from when the adapter began to read until its last event was stored. */
  readonly seconds: number
  readonly adapter: ProcessFigures
  readonly bare: Bare
}

/** One adapter process from an empty ledger to its last acknowledged event, on a server of its own. */
const publish = async (stage: Stage, source: GiSource, node: readonly string[]) => {
  const supervisor = createSupervisor()
  try {
    const bus = await startBus(stage.folder('nats'), supervisor)
    const folder = stage.folder('adapter')
    const adapter = await startAdapter({ organisatie, folder, bus, supervisor, bron: source.bron, node })
    await adapter.firstPass()
    const figures = processFigures(adapter.pid)
    await adapter.stop()
    const messages = await publishedBy(bus, organisatie)
    await bus.close()
    return { messages, figures, since: adapter.readingSince() }
  } finally {
    await supervisor.stop()
  }
}

const lastStored = (messages: readonly Published[]): number =>
  messages.reduce((last, { storedAt }) => Math.max(last, storedAt), 0)

const round = async (stage: Stage, source: GiSource, rows: number): Promise<Round> => {
  const node = process.env['BENCH_ADAPTER_NODE_OPTIONS']?.split(' ') ?? []
  const { messages, figures, since } = await publish(stage, source, node)
  if (messages.length !== rows) throw new Error(`${rows} rows gave ${messages.length} events`)
  const bare = await publishBare(stage.folder('bare'), organisatie, messages)
  return { events: rows, seconds: (lastStored(messages) - since) / 1000, adapter: figures, bare }
}

/** The GI's rows from PostgreSQL through its adapter to acknowledged events, beside a client that only publishes. */
export const measureSql = async (stage: Stage, { rows, rounds }: Choices): Promise<readonly Figure[]> => {
  const supervisor = createSupervisor()
  try {
    const system = giRows(rows)
    stage.say(`sql: ${system.count} rows of a GI, ${rounds} rounds`)
    const source = await startGiSource(stage.folder('postgres'), supervisor, system)
    const measured: Round[] = []
    for (let number = 1; number <= rounds; number += 1) {
      const one = await round(stage, source, system.count)
      measured.push(one)
      const [adapter, bare] = [one.events / one.seconds, one.events / (one.bare.ms / 1000)]
      stage.say(`  round ${number}: ${adapter.toFixed(0)} events/s, bare ${bare.toFixed(0)}`)
    }
    await source.database.end()
    const figure = (name: string, unit: string, of: (one: Round) => number): Figure => {
      const values = measured.map(of)
      return { name, value: median(values), unit, of: values }
    }
    return [
      figure('sql.publish.rate', 'events/s', ({ events, seconds }) => events / seconds),
      figure('sql.bare.rate', 'events/s', ({ events, bare }) => events / (bare.ms / 1000)),
      figure('sql.publish.ratio', 'ratio', ({ seconds, bare }) => bare.ms / 1000 / seconds),
      figure('sql.adapter.cpu', 'µs/event', ({ events, adapter }) => (adapter.cpu / events) * 1e6),
      figure('sql.bare.cpu', 'µs/event', ({ events, bare }) => (bare.cpu / events) * 1e6),
      figure('sql.adapter.rss', 'MB', ({ adapter }) => adapter.peakRss),
    ]
  } finally {
    await supervisor.stop()
  }
}
