import { AckPolicy, type ConsumerMessages, DeliverPolicy } from '@nats-io/jetstream'
import { nanos, nuid } from '@nats-io/transport-node'
import { failureOf, isMissing } from './api-error'
import type { Bus } from './connect'
import { StopError } from './failure'
import { type IncomingMessage, incoming } from './incoming'
import { backOff, pause } from './pause'

export interface ReadOptions {
  readonly stream: string
  /** The first message to read: the sequence behind the last one that the reader has processed. */
  readonly fromSequence: number
  /** When that last one was stored: a stream that lost its end gives its place to another. */
  readonly after?: Date
  /** Ends the reading; the iteration then ends without an error. */
  readonly signal: AbortSignal
  /** How many messages are fetched ahead. */
  readonly ahead?: number
}

/**
 * Reads a stream in its order and follows it live: no gap and no repetition, whatever happens to server and connection,
 * because each message tells its place. The reader keeps its own position; nothing is acknowledged.
 *
 * @throws StopError when the stream has lost what the reader has processed last: it ends before, or another message stands there.
 */
export async function* readStream(bus: Bus, options: ReadOptions): AsyncGenerator<IncomingMessage, void> {
  const { stream, signal, ahead = 500 } = options
  let next = options.fromSequence
  let after = options.after
  let messages: ConsumerMessages | undefined
  let name: string | undefined
  let complaint = ''
  let attempt = 0
  const stopFetching = (): void => messages?.stop()
  const forgetStatus = bus.onStatus(({ type }) => {
    if (type === 'away' || type === 'closed') stopFetching()
  })
  signal.addEventListener('abort', stopFetching)

  /** What is left of a reader goes by itself after half a minute; this is earlier. */
  const forget = async (): Promise<void> => {
    const last = name
    name = undefined
    if (last === undefined || bus.isAway()) return
    await bus.jsm.consumers.delete(stream, last).catch((thrown) => {
      if (!isMissing(thrown)) bus.log.info({ err: thrown, stream }, 'the last reader could not be taken away')
    })
  }

  /** A place that is empty says nothing: single messages are taken out. */
  const checkPlace = async (): Promise<void> => {
    const { state } = await bus.jsm.streams.info(stream)
    if (next > state.last_seq + 1) throw lost(`ends at ${state.last_seq}`)
    const before = after && (await bus.jsm.streams.getMessage(stream, { seq: next - 1 }))
    // The server tells nanoseconds, in two ways.
    if (before && Math.abs(before.time.getTime() - (after?.getTime() ?? 0)) > 1)
      throw lost('holds another there')
  }
  const lost = (how: string): StopError =>
    new StopError(
      `stream ${stream} ${how}, and this reader has processed up to ${next - 1}: restore the stream, or rebuild the reader's state from the start`,
    )

  /** A consumer of its own for each connection: what the last one had under way is not asked for. */
  const open = async (): Promise<ConsumerMessages> => {
    await forget()
    await checkPlace()
    name = `lezer_${nuid.next()}`
    await bus.jsm.consumers.add(stream, {
      name,
      ack_policy: AckPolicy.None,
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: next,
      inactive_threshold: nanos(30_000),
      mem_storage: true,
      num_replicas: 1,
    })
    const consumer = await bus.js.consumers.get(stream, name)
    return consumer.consume({ max_messages: ahead, expires: 30_000, abort_on_missing_resource: true })
  }

  try {
    while (!signal.aborted) {
      try {
        if (!(await bus.whenThere(signal))) return
        messages = await open()
        // Aborted while it was being made: nobody has stopped it.
        if (signal.aborted) return
        let delivered = 0
        for await (const message of messages) {
          delivered += 1
          if (signal.aborted || message.info.deliverySequence !== delivered) break
          attempt = 0
          complaint = ''
          next = message.seq + 1
          after = message.time
          yield incoming(message)
        }
      } catch (thrown) {
        const failure = failureOf(thrown)
        if (failure instanceof StopError && !isMissing(thrown)) throw failure
        if (complaint !== failure.message) bus.log.warn({ err: failure, stream }, 'cannot read yet')
        complaint = failure.message
        await pause(backOff(attempt), signal)
        attempt += 1
      }
    }
  } finally {
    signal.removeEventListener('abort', stopFetching)
    forgetStatus()
    stopFetching()
    await forget()
  }
}
