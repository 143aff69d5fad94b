import type { ConsumerInfo } from '@nats-io/jetstream'
import { millis } from '@nats-io/transport-node'

/** The server gives a message up a moment after its time. */
const margin = 250

/**
 * What was sent to a process that is gone, or into a connection that broke, comes again only when its time for being
 * acknowledged is over, and newer messages would come before it. This is how long that is from now, in milliseconds.
 */
export const untilRedelivery = (
  { config, delivered, ts }: Pick<ConsumerInfo, 'config' | 'delivered' | 'ts'>,
  clock: () => number,
): number => {
  const ackWait = millis(config.ack_wait ?? 0)
  // The library calls it a number of nanoseconds; the server sends RFC 3339, and after a restart nothing.
  const lastSent = new Date(delivered.last_active).getTime()
  const now = ts === undefined ? clock() : new Date(ts).getTime()
  const rest = Number.isNaN(lastSent) ? ackWait : lastSent + ackWait - now
  return Math.max(0, Math.min(rest, ackWait)) + margin
}
