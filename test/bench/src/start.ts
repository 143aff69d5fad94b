import { createSupervisor, startBus } from '@gezinsbeeld/local'
import { startAdapter } from './adapter-process'
import type { Figure } from './figure'
import { giRows } from './gi-rows'
import { startGiSource } from './gi-source'
import { median } from './percentile'
import { publishedBy } from './published'
import type { Stage } from './stage'

const organisatie = 'gi-noord'
const times = 7

/** From the start of an adapter's process, on an empty ledger, until its first event is stored. */
export const measureStart = async (stage: Stage): Promise<readonly Figure[]> => {
  const supervisor = createSupervisor()
  try {
    stage.say(`start: ${times} times an adapter from nothing to its first event`)
    const { database, bron } = await startGiSource(stage.folder('postgres'), supervisor, giRows(100))
    const bus = await startBus(stage.folder('nats'), supervisor)
    const seconds: number[] = []
    while (seconds.length < times) {
      const folder = stage.folder('adapter')
      const adapter = await startAdapter({ organisatie, folder, bus, supervisor, bron })
      await adapter.ready()
      await adapter.stop()
      const moments = (await publishedBy(bus, organisatie)).map(({ storedAt }) => storedAt)
      const first = Math.min(...moments.filter((moment) => moment >= adapter.startedAt))
      seconds.push((first - adapter.startedAt) / 1000)
    }
    await bus.close()
    await database.end()
    return [{ name: 'adapter.coldstart', value: median(seconds), unit: 's', of: seconds }]
  } finally {
    await supervisor.stop()
  }
}
