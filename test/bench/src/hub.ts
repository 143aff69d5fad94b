import { setTimeout as pause } from 'node:timers/promises'
import { createSupervisor, type RegionBus, startBus } from '@gezinsbeeld/local'
import { createRegion, gis } from '@gezinsbeeld/region'
import { startAdapter } from './adapter-process'
import { relayBare } from './bare'
import type { Choices } from './choices'
import type { Figure } from './figure'
import { startGiSource } from './gi-source'
import { processFigures } from './process-figures'
import { everythingIn, lastStored } from './published'
import { startHub, startPseudonyms } from './region-processes'
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

/** A region's two GIs published ahead; then the hub starts and catches up. */
export const measureHub = async (stage: Stage, { families }: Choices): Promise<readonly Figure[]> => {
  const supervisor = createSupervisor()
  try {
    stage.say(`hub: two GIs in a region of ${families} families, published ahead`)
    const { systems } = createRegion({ families, seed: 1, vandaag: new Date().toISOString().slice(0, 10) })
    const bus = await startBus(stage.folder('nats'), supervisor)
    const here = { folder: stage.folder('region'), bus, supervisor }
    const pseudonyms = await startPseudonyms(here)
    for (const organisatie of gis) {
      const source = await startGiSource(stage.folder('postgres'), supervisor, systems[organisatie])
      const folder = stage.folder('adapter')
      const adapter = await startAdapter({ ...here, folder, organisatie, bron: source.bron })
      await adapter.ready()
      await adapter.stop()
      await source.database.end()
    }
    await pseudonyms.stop()
    const input = await lastOf(bus, 'invoer')
    stage.say(`  ${input} events wait; the hub starts`)
    const hub = await startHub(here)
    const before = processFigures(hub.pid)
    await hub.ready()
    await untilQuiet(bus)
    const after = processFigures(hub.pid)
    await hub.stop()
    const output = await everythingIn(bus, 'bezorgd')
    const seconds = (lastStored(output) - hub.runningSince()) / 1000
    const bare = await relayBare(stage.folder('bare'), bus, output)
    await bus.close()
    stage.say(`  ${output.length} deliveries and positions in ${seconds.toFixed(1)} s`)
    return [
      { name: 'hub.events.rate', value: input / seconds, unit: 'events/s' },
      { name: 'hub.bare.rate', value: input / (bare.ms / 1000), unit: 'events/s' },
      { name: 'hub.events.ratio', value: bare.ms / 1000 / seconds, unit: 'ratio' },
      { name: 'hub.cpu', value: ((after.cpu - before.cpu) / input) * 1e6, unit: 'µs/event' },
      { name: 'hub.rss', value: after.peakRss, unit: 'MB' },
    ]
  } finally {
    await supervisor.stop()
  }
}
