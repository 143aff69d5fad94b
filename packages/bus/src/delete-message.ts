import { JetStreamApiError } from '@nats-io/jetstream'
import { failureOf } from './api-error'
import type { Bus } from './connect'

/** nats-server, server/errors.json: nothing stands at this sequence (any more). */
const gone: readonly number[] = [10037, 10043]

/**
 * Takes one message out of a stream, its content overwritten on the disk. One that is gone already is as good.
 *
 * @throws RetryError, StopError as every request to the server.
 */
export const deleteSecurely = async (bus: Bus, stream: string, sequence: number): Promise<void> => {
  await bus.jsm.streams.deleteMessage(stream, sequence, true).catch((thrown) => {
    if (!(thrown instanceof JetStreamApiError && gone.includes(thrown.code))) throw failureOf(thrown)
  })
}
