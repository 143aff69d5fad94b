import { setTimeout as pause } from 'node:timers/promises'
import { allOrganisations } from '@gezinsbeeld/region'
import type { RegionBus } from './bus.js'
import { metric } from './figures.js'
import type { Processes } from './processes.js'

/** What the region has still to do, and how far its streams are. */
const look = async ({ operator }: RegionBus, { hub, adapters }: Processes) => {
  const { jsm } = operator
  const [invoer, bezorgd, position] = await Promise.all([
    jsm.streams.info('invoer'),
    jsm.streams.info('bezorgd'),
    metric(hub, 'gezinsbeeld_position'),
  ])
  const perOrganisation = allOrganisations.map(async (organisatie) => {
    const [questions, sending] = await Promise.all([
      jsm.consumers.info('bezorgd', `${organisatie}_adapter`),
      metric(adapters[organisatie], 'gezinsbeeld_waiting_events'),
    ])
    return questions.num_pending + questions.num_ack_pending + sending
  })
  const left = (await Promise.all(perOrganisation)).reduce(
    (sum, each) => sum + each,
    invoer.state.last_seq - position,
  )
  return { left, far: `${invoer.state.last_seq} ${bezorgd.state.last_seq}` }
}

/**
 * Waits until everything that was published has been applied and delivered, the hub's questions have been answered, and nothing
 * came of that: twice in a row nothing was left and the streams had not moved. The adapters must have read their sources once,
 * which `startProcesses` waits for.
 */
export const atRest = async (bus: RegionBus, processes: Processes): Promise<void> => {
  for (let before = ''; ; await pause(100)) {
    const { left, far } = await look(bus, processes)
    if (left === 0 && far === before) return
    before = left === 0 ? far : ''
  }
}
