import type { StoredMsg } from '@nats-io/jetstream'
import type { Bus } from './connect'
import type { StreamName } from './streams'

/**
 * The first message at this place or behind it on these subjects; null when there is none. Not by a direct get: that answers
 * with the headers of the message itself, and where who published it wrote a status of NATS before them (`NATS/1.0 404`), the
 * client takes that for the server's own.
 */
export const nextMessage = (
  bus: Bus,
  stream: StreamName,
  seq: number,
  subject: string,
): Promise<StoredMsg | null> => {
  // The server knows it here as well; the client's type does not.
  const query = { seq, next_by_subj: subject }
  return bus.jsm.streams.getMessage(stream, query)
}
