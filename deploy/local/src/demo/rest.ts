import { setTimeout as pause } from 'node:timers/promises'
import { allOrganisations } from '@gezinsbeeld/region'
import type { RegionBus } from './bus.js'
import { metric, metrics, valuesOf } from './figures.js'
import type { Processes } from './processes.js'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

/** What the region has still to do, and how far its streams are. */
const look = async ({ operator }: RegionBus, { hub, adapters }: Processes) => {
  const { jsm } = operator
  const [invoer, bezorgd, position] = await Promise.all([
    jsm.streams.info('invoer'),
    jsm.streams.info('bezorgd'),
    metric(hub, 'gezinsbeeld_position'),
  ])
  const perOrganisation = allOrganisations.map(async (organisatie) => {
    const [questions, text] = await Promise.all([
      jsm.consumers.info('bezorgd', `${organisatie}_adapter`),
      metrics(adapters[organisatie]),
    ])
    const sending = sum(valuesOf(text, 'gezinsbeeld_waiting_events'))
    const stands = valuesOf(text, 'gezinsbeeld_stand_timestamp_seconds{feed="brp"}')
    return {
      left: questions.num_pending + questions.num_ack_pending + sending,
      lookedMs: Math.min(...stands) * 1000,
    }
  })
  const each = await Promise.all(perOrganisation)
  return {
    left: sum(each.map(({ left }) => left)) + invoer.state.last_seq - position,
    far: `${invoer.state.last_seq} ${bezorgd.state.last_seq}`,
    /** Every feed that asks about the clients of others has asked since. */
    lookedMs: Math.min(...each.map(({ lookedMs }) => lookedMs)),
  }
}

/**
 * Waits until everything that was published has been applied and delivered, the hub's questions have been answered, and nothing
 * came of that: nothing was left, and the streams had not moved when every municipality had asked the BRP once more, which it does about
 * those whom its other feeds have.
 */
export const atRest = async (bus: RegionBus, processes: Processes): Promise<void> => {
  let quiet: { readonly far: string; readonly sinceMs: number } | undefined
  for (;;) {
    const { left, far, lookedMs } = await look(bus, processes)
    if (left > 0) quiet = undefined
    else if (quiet?.far !== far) quiet = { far, sinceMs: Date.now() }
    else if (lookedMs > quiet.sinceMs) return
    await pause(100)
  }
}
