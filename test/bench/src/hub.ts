import { setTimeout as pause } from 'node:timers/promises'
import type { Bus } from '@gezinsbeeld/bus'
import { createSupervisor, type RegionBus, startBus } from '@gezinsbeeld/local'
import { relayBare } from './bare'
import type { Choices } from './choices'
import type { Figure } from './figure'
import { changesBy, receivers, recordsBy } from './hub-workload'
import { processFigures } from './process-figures'
import { connectAdapter, publishAll } from './publish-events'
import { everythingIn, lastStored } from './published'
import { startHub } from './region-processes'
import type { Stage } from './stage'

const lastOf = async ({ operator }: RegionBus, stream: string): Promise<number> =>
  (await operator.jsm.streams.info(stream)).state.last_seq

/** The hub is ready before what it decided last is stored: waits until nothing more comes. */
const untilQuiet = async (bus: RegionBus): Promise<void> => {
  for (let before = -1, now = 0; now !== before; await pause(500)) {
    before = now
    now = await lastOf(bus, 'bezorgd')
  }
}

/** How often everything in a family changes. */
const rounds = 4

/** Three organisations' families, published by their adapters while there is no hub. */
const publishWorkload = async (bus: RegionBus, families: number): Promise<void> => {
  const adapters = new Map<string, Bus>()
  for (const organisatie of receivers) adapters.set(organisatie, await connectAdapter(bus, organisatie))
  for (const [organisatie, adapter] of adapters)
    await publishAll(adapter, recordsBy(organisatie, families), `${organisatie}-1`)
  await Promise.all(
    [...adapters].map(([organisatie, adapter]) =>
      publishAll(adapter, changesBy(organisatie, families, rounds), `${organisatie}-2`),
    ),
  )
}

/** Families with three receivers each, published ahead; then the hub starts and catches up. */
export const measureHub = async (stage: Stage, { families }: Choices): Promise<readonly Figure[]> => {
  const supervisor = createSupervisor()
  try {
    stage.say(`hub: ${families} families with three receivers each, published ahead`)
    const bus = await startBus(stage.folder('nats'), supervisor)
    await publishWorkload(bus, families)
    const input = await lastOf(bus, 'invoer')
    stage.say(`  ${input} events wait; the hub starts`)
    const hub = await startHub({ folder: stage.folder('region'), bus, supervisor })
    const before = processFigures(hub.pid)
    await hub.ready()
    await untilQuiet(bus)
    const after = processFigures(hub.pid)
    await hub.stop()
    const output = await everythingIn(bus, 'bezorgd')
    const seconds = (lastStored(output) - hub.runningSince()) / 1000
    const bare = await relayBare(stage.folder('bare'), bus, output, 'client')
    const wire = await relayBare(stage.folder('wire'), bus, output, 'wire')
    await bus.close()
    stage.say(`  ${output.length} deliveries and positions in ${seconds.toFixed(1)} s`)
    return [
      { name: 'hub.events.rate', value: input / seconds, unit: 'events/s' },
      { name: 'hub.bare.rate', value: input / (bare.ms / 1000), unit: 'events/s' },
      { name: 'hub.events.ratio', value: bare.ms / 1000 / seconds, unit: 'ratio' },
      { name: 'hub.wire.ratio', value: wire.ms / 1000 / seconds, unit: 'ratio' },
      { name: 'hub.cpu', value: ((after.cpu - before.cpu) / input) * 1e6, unit: 'µs/event' },
      { name: 'hub.bare.cpu', value: (bare.cpu / input) * 1e6, unit: 'µs/event' },
      { name: 'hub.rss', value: after.peakRss, unit: 'MB' },
    ]
  } finally {
    await supervisor.stop()
  }
}
