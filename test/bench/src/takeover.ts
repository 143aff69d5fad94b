import { setTimeout as pause } from 'node:timers/promises'
import { createSupervisor, type RegionBus, startBus } from '@gezinsbeeld/local'
import type { Choices } from './choices'
import type { Figure } from './figure'
import { changesBy, receivers, recordsBy } from './hub-workload'
import { median } from './percentile'
import { connectAdapter, publishAll } from './publish-events'
import { startHub } from './region-processes'
import type { Stage } from './stage'

const deliveries = async ({ operator }: RegionBus): Promise<number> => {
  const { state } = await operator.jsm.streams.info('bezorgd', { subjects_filter: 'bezorgd.v1.>' })
  return Object.values(state.subjects ?? {}).reduce((sum, count) => sum + count, 0)
}

/**
 * Two hubs; the one that leads is killed. From then until what was published right after that is delivered by the other.
 */
export const measureTakeover = async (stage: Stage, { rounds }: Choices): Promise<readonly Figure[]> => {
  const supervisor = createSupervisor()
  try {
    stage.say('takeover: the hub that leads is killed')
    const bus = await startBus(stage.folder('nats'), supervisor)
    const [organisatie] = receivers
    const adapter = await connectAdapter(bus, organisatie)
    await publishAll(adapter, recordsBy(organisatie, 5), 'begin')
    const start = async () => {
      const hub = await startHub({ folder: stage.folder('hub'), bus, supervisor })
      await hub.ready()
      return hub
    }
    const untilMore = async (than: number): Promise<number> => {
      for (;;) {
        const now = await deliveries(bus)
        if (now > than) return now
        await pause(10)
      }
    }
    const changes = changesBy(organisatie, 5, rounds)
    let leader = await start()
    await untilMore(0)
    const taken: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const standby = await start()
      const before = await deliveries(bus)
      const { value } = changes.next()
      const at = performance.now()
      process.kill(leader.pid, 'SIGKILL')
      if (value !== undefined) await publishAll(adapter, [value], `change-${round}`)
      await untilMore(before)
      taken.push((performance.now() - at) / 1_000)
      leader = standby
    }
    await bus.close()
    return [{ name: 'hub.takeover', value: median(taken), unit: 's', of: taken }]
  } finally {
    await supervisor.stop()
  }
}
