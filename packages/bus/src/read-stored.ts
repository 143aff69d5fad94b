import { AckPolicy, type ConsumerMessages, DeliverPolicy } from '@nats-io/jetstream'
import { nanos, nuid } from '@nats-io/transport-node'
import { failureOf, isMissing } from './api-error'
import type { Bus } from './connect'
import { RefusedError, StopError } from './failure'
import { type IncomingMessage, incoming } from './incoming'

export interface StoredOptions {
  readonly stream: string
  /** At most this many messages. */
  readonly max: number
  /** `end`: the last ones; fewer than `max` when there are gaps among them. */
  readonly from: 'begin' | 'end'
}

const batch = 500

/**
 * What a stream holds now, in its order: at most `max` messages, and none that is stored after the reading began. It ends by itself,
 * and leaves nothing behind on the server.
 *
 * @throws StopError when there is no such stream or the credential may not read it; RetryError when the server is away.
 */
export async function* readStored(
  bus: Bus,
  { stream, max, from }: StoredOptions,
): AsyncGenerator<IncomingMessage, void> {
  const { state } = await bus.jsm.streams.info(stream).catch((thrown) => {
    if (isMissing(thrown)) throw new StopError(`${stream}: found no such stream`, { cause: thrown })
    throw failureOf(thrown)
  })
  const start = from === 'begin' ? state.first_seq : Math.max(state.first_seq, state.last_seq - max + 1)
  const name = `lezer_${nuid.next()}`
  const { num_pending } = await bus.jsm.consumers
    .add(stream, {
      name,
      ack_policy: AckPolicy.None,
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: Math.max(1, start),
      inactive_threshold: nanos(30_000),
      mem_storage: true,
      num_replicas: 1,
    })
    .catch((thrown) => {
      throw failureOf(thrown)
    })
  // The server says to the connection only that a credential may not ask for messages; the request itself just waits.
  let refused: string | undefined
  let messages: ConsumerMessages | undefined
  const forgetStatus = bus.onStatus((status) => {
    if (status.type !== 'refused' || !status.subject.includes(name)) return
    refused = status.subject
    messages?.stop()
  })
  try {
    const consumer = await bus.js.consumers.get(stream, name)
    // Known before the first message: a stream that grows meanwhile has no end.
    let left = Math.min(max, num_pending)
    while (left > 0) {
      const asked = Math.min(left, batch)
      let got = 0
      messages = await consumer.fetch({ max_messages: asked, expires: 30_000 })
      for await (const message of messages) {
        got += 1
        if (message.seq > state.last_seq) return
        yield incoming(message)
        // Nothing behind it: what was counted at the start has been erased meanwhile.
        if (message.info.pending === 0) return
      }
      if (refused !== undefined)
        throw new RefusedError(
          `this credential may not use ${refused}: ask the region's operator for one that may`,
        )
      if (got === 0 && (await consumer.info()).num_pending > 0)
        throw new StopError(`${stream}: the server gave no message, expected ${left} more`)
      if (got === 0) return
      left -= got
    }
  } catch (thrown) {
    throw failureOf(thrown)
  } finally {
    forgetStatus()
    if (!bus.isAway())
      await bus.jsm.consumers.delete(stream, name).catch((thrown) => {
        if (!isMissing(thrown)) bus.log.info({ err: thrown, stream }, 'the reader could not be taken away')
      })
  }
}
