import { loadavg } from 'node:os'
import { createSupervisor, startBus } from '@gezinsbeeld/local'
import type { Organisatie } from '@gezinsbeeld/region'
import { startAdapter } from './adapter-process'
import { type Bare, publishBare } from './bare'
import type { Figure } from './figure'
import { median } from './percentile'
import { type ProcessFigures, processFigures } from './process-figures'
import { lastStored, publishedBy } from './published'
import type { Stage } from './stage'

/** One adapter process from an empty ledger to its last acknowledged event, then the bare client with the same messages. */
export interface Round {
  readonly events: number
  /** Seconds from when the adapter began to read until its last event was stored. */
  readonly seconds: number
  readonly adapter: ProcessFigures
  readonly bare: Bare
  readonly wire: Bare
  /** Processes that wanted the processor, over the last minute. */
  readonly load: number
}

export interface Publishing {
  readonly organisatie: Organisatie
  readonly bron: object
  /** Path of another adapter than the one that the command brings. */
  readonly module?: string
  /** Whether the servers sync every message to disk before they acknowledge it. */
  readonly syncAlways?: boolean
}

const publish = async (stage: Stage, publishing: Publishing) => {
  const supervisor = createSupervisor()
  try {
    const { syncAlways = false } = publishing
    const bus = await startBus(stage.folder('nats'), supervisor, { syncAlways })
    const adapter = await startAdapter({ ...publishing, folder: stage.folder('adapter'), bus, supervisor })
    const before = processFigures(adapter.pid)
    await adapter.ready()
    const after = processFigures(adapter.pid)
    const figures = { peakRss: after.peakRss, cpu: after.cpu - before.cpu }
    await adapter.stop()
    const messages = await publishedBy(bus, publishing.organisatie)
    await bus.close()
    return { messages, figures, since: adapter.runningSince() }
  } finally {
    await supervisor.stop()
  }
}

const round = async (stage: Stage, publishing: Publishing): Promise<Round> => {
  const { messages, figures, since } = await publish(stage, publishing)
  const load = loadavg()[0] ?? 0
  const { organisatie, syncAlways = false } = publishing
  const from = { organisatie, syncAlways }
  const bare = await publishBare(stage.folder('bare'), from, messages, 'client')
  const wire = await publishBare(stage.folder('wire'), from, messages, 'wire')
  const seconds = (lastStored(messages) - since) / 1000
  return { events: messages.length, seconds, adapter: figures, bare, wire, load }
}

const rateOf = ({ events, seconds }: Round): number => events / seconds
const bareRateOf = ({ events, bare }: Round): number => events / (bare.ms / 1000)
const wireRateOf = ({ events, wire }: Round): number => events / (wire.ms / 1000)

/** The rounds, adapter and bare client in turn, each on a nats-server of its own. */
export const measureRounds = async (
  stage: Stage,
  publishing: Publishing,
  rounds: number,
): Promise<readonly Round[]> => {
  const measured: Round[] = []
  for (let number = 1; number <= rounds; number += 1) {
    const one = await round(stage, publishing)
    measured.push(one)
    stage.say(
      `  round ${number}: ${one.events} events, ${rateOf(one).toFixed(0)}/s, bare ${bareRateOf(one).toFixed(0)}/s, load ${one.load.toFixed(1)}`,
    )
  }
  return measured
}

/** The figures of these rounds, each the median, under names that begin with `prefix`. */
export const publishFigures = (prefix: string, rounds: readonly Round[]): readonly Figure[] => {
  const figure = (name: string, unit: string, of: (one: Round) => number): Figure => {
    const values = rounds.map(of)
    return { name: `${prefix}.${name}`, value: median(values), unit, of: values }
  }
  return [
    figure('publish.rate', 'events/s', rateOf),
    figure('bare.rate', 'events/s', bareRateOf),
    figure('publish.ratio', 'ratio', (one) => rateOf(one) / bareRateOf(one)),
    figure('wire.rate', 'events/s', wireRateOf),
    figure('wire.ratio', 'ratio', (one) => rateOf(one) / wireRateOf(one)),
    figure('adapter.cpu', 'µs/event', ({ events, adapter }) => (adapter.cpu / events) * 1e6),
    figure('bare.cpu', 'µs/event', ({ events, bare }) => (bare.cpu / events) * 1e6),
    figure('adapter.rss', 'MB', ({ adapter }) => adapter.peakRss),
    figure('machine.load', 'processes', ({ load }) => load),
  ]
}
