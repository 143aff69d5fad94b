import { type Bus, ConflictError, isMissing, putBackConsumer, StopError } from '@gezinsbeeld/bus'
import { closedPosition } from './stream-end'
import { progressOf, type Tables } from './tables'

/** Not an error: the state knows of deliveries that are no longer in their stream, and is built again to send them. */
export class DeliveriesLost extends Error {}

/**
 * Looks whether `bezorgd` has lost its end: it was closed up to everything that this state, just opened, leads to. Receivers that
 * are further than the stream are put back first.
 *
 * @throws DeliveriesLost
 */
export const checkDeliveries = async (bus: Bus, tables: Tables): Promise<void> => {
  const { uit = 0 } = progressOf(tables)
  const closed = await closedPosition(bus)
  if (uit <= closed) return
  const { last_seq } = (await bus.jsm.streams.info('bezorgd')).state
  const receivers = [
    ...tables.organisaties
      .entries()
      .map(({ value }) => ({ organisatie: value.organisatie, name: 'adapter' })),
    ...tables.apps.entries().map(({ value }) => ({ organisatie: value.organisatie, name: value.app })),
  ]
  for (const receiver of receivers)
    await putBackConsumer(bus.jsm, receiver, last_seq).catch((thrown) => {
      // Not each of them has both, and an app may have been revoked.
      if (!(thrown instanceof StopError) && !isMissing(thrown)) throw thrown
    })
  throw new DeliveriesLost(`bezorgd is closed up to input ${closed}, and was up to ${uit}`)
}

/** Looks again whenever the server is back, for who leads and may have nothing to send for a day. Returns what ends that. */
export const watchDeliveries = (
  bus: Bus,
  closed: () => number,
  onLost: (reason: ConflictError) => void,
): (() => void) =>
  bus.onStatus(({ type }) => {
    if (type !== 'back') return
    const was = closed()
    closedPosition(bus).then(
      (is) => {
        if (is < was) onLost(new ConflictError(`bezorgd is closed up to input ${is}, and was up to ${was}`))
      },
      (err) => bus.log.warn({ err }, 'could not see whether deliveries were lost'),
    )
  })
