import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { type Bus, createPublisher, eventMessage } from '@gezinsbeeld/bus'
import type { Given } from '@gezinsbeeld/hub/scenario'
import { createSupervisor, type RegionBus, startBus } from '@gezinsbeeld/local'
import type { Choices } from './choices'
import type { CommandProcess } from './command-process'
import type { Figure } from './figure'
import { changesBy, eventsPerFamily, receivers, recordsBy } from './hub-workload'
import { memoryLimit } from './memory-limit'
import { processFigures } from './process-figures'
import { connectAdapter, publishAll, source } from './publish-events'
import { startHub } from './region-processes'
import type { Stage } from './stage'

const [organisatie] = receivers

const lastOf = async ({ operator }: RegionBus, stream: string): Promise<number> =>
  (await operator.jsm.streams.info(stream)).state.last_seq

/** Says in `bezorgd` that everything of `invoer` is out: then a hub without a state rebuilds it, and sends nothing. */
const closeAll = async (bus: RegionBus): Promise<void> => {
  const hub = await bus.connect('hub', 'afsluiter')
  const positie = await lastOf(bus, 'invoer')
  const publisher = createPublisher(hub)
  const type = 'nl.gezinsbeeld.hub-positie.v1'
  await publisher.publish(
    eventMessage('hub.positie.v1', { id: `positie-${positie}`, source, type }, JSON.stringify({ positie })),
  )
  await publisher.close()
  await hub.close()
}

/** What `deploy/systemd/gezinsbeeld-hub.service` lets it have (`MemoryMax=900M`): under a gigabyte, with Node's own files. */
const limitBytes = 900 * 2 ** 20

/** What memory is the process's own, without the mapped file of the state, which the system takes back when it must. */
const ownMemory = (pid: number): number => {
  const kilobytes = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return (Number(kilobytes) * 1024) / 1e6
}

interface Rebuilt {
  readonly bus: RegionBus
  readonly adapter: Bus
  readonly hub: CommandProcess
  readonly seconds: number
  readonly events: number
}

/**
 * Measures a region whose events are all in `invoer` and delivered, with a hub that has just rebuilt its state from them, held to the memory
 * that a deployment gives it.
 */
const withRebuilt = async (
  stage: Stage,
  families: number,
  measure: (rebuilt: Rebuilt) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> => {
  const supervisor = createSupervisor()
  const limit = memoryLimit(limitBytes)
  if (limit === undefined) stage.say('  no control group can be made here: the hub may have all memory')
  try {
    const bus = await startBus(stage.folder('nats'), supervisor)
    const adapter = await connectAdapter(bus, organisatie)
    await publishAll(adapter, recordsBy(organisatie, families), 'begin')
    await closeAll(bus)
    const events = await lastOf(bus, 'invoer')
    stage.say(`  ${events} events are there; the hub starts`)
    const hub = await startHub({ folder: stage.folder('region'), bus, supervisor }, limit?.command)
    await hub.ready()
    const seconds = (Date.now() - hub.runningSince()) / 1_000
    stage.say(`  rebuilt in ${seconds.toFixed(1)} s`)
    const figures = await measure({ bus, adapter, hub, events, seconds })
    await bus.close()
    return figures
  } finally {
    await supervisor.stop()
    limit?.remove()
  }
}

/** A hub without a state, and a stream of so many events whose deliveries are out. */
export const measureRebuild = async (stage: Stage, { events }: Choices): Promise<readonly Figure[]> => {
  const families = Math.ceil(events / eventsPerFamily)
  stage.say(`rebuild: ${families} families`)
  return withRebuilt(stage, families, async (done) => {
    const { cpu, peakRss } = processFigures(done.hub.pid)
    return [
      { name: 'rebuild.rate', value: done.events / done.seconds, unit: 'events/s' },
      { name: 'rebuild.million', value: (done.seconds / done.events) * 1e6, unit: 's' },
      { name: 'rebuild.cpu', value: (cpu / done.events) * 1e6, unit: 'µs/event' },
      { name: 'rebuild.rss', value: peakRss, unit: 'MB' },
      { name: 'rebuild.rss.own', value: ownMemory(done.hub.pid), unit: 'MB' },
    ]
  })
}

/** As many changes as are measured on top of each region. */
const changesMeasured = 20_000

/** Every so many-th of these changes, so that they are spread over all families. */
function* spread(changes: Iterable<Given>, every: number): Generator<Given> {
  let at = 0
  for (const change of changes) if (at++ % every === 0) yield change
}

/** What an event costs a hub that holds so many families. */
const costAt = async (stage: Stage, families: number): Promise<readonly Figure[]> => {
  stage.say(`scale: ${families} families`)
  return withRebuilt(stage, families, async ({ bus, adapter, hub }) => {
    const total = families * 3
    const rounds = Math.max(1, Math.ceil(changesMeasured / total))
    const every = Math.max(1, Math.floor((total * rounds) / changesMeasured))
    const position = await lastOf(bus, 'invoer')
    const before = processFigures(hub.pid)
    await publishAll(adapter, spread(changesBy(organisatie, families, rounds), every), 'change')
    // Pauses come on a busy machine too: first what waits, then what is still under way.
    await hub.ready()
    for (let last = -1, now = 0; now !== last; await pause(1_000)) {
      last = now
      now = await lastOf(bus, 'bezorgd')
    }
    const after = processFigures(hub.pid)
    const count = (await lastOf(bus, 'invoer')) - position
    return [
      { name: `scale.${families}.cpu`, value: ((after.cpu - before.cpu) / count) * 1e6, unit: 'µs/event' },
      { name: `scale.${families}.rss`, value: after.peakRss, unit: 'MB' },
      { name: `scale.${families}.rss.own`, value: ownMemory(hub.pid), unit: 'MB' },
    ]
  })
}

/** The cost of an event and the memory, from a hundredth of the families to all of them. */
export const measureScale = async (stage: Stage, { scale }: Choices): Promise<readonly Figure[]> => {
  const figures: Figure[] = []
  const sizes = [Math.max(1, scale / 100), Math.max(1, scale / 10), scale].map(Math.round)
  for (const families of sizes) figures.push(...(await costAt(stage, families)))
  const value = (name: string): number => figures.find((figure) => figure.name === name)?.value ?? 0
  const [small, , large] = sizes
  return [
    ...figures,
    { name: 'scale.flat', value: value(`scale.${large}.cpu`) / value(`scale.${small}.cpu`), unit: 'ratio' },
    { name: 'scale.rss', value: value(`scale.${large}.rss`), unit: 'MB' },
  ]
}
