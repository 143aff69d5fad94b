import type { Consumer, ConsumerInfo, ConsumerMessages, JsMsg } from '@nats-io/jetstream'
import { millis, nanos } from '@nats-io/transport-node'
import { failureOf, isMissing } from './api-error'
import type { Bus } from './connect'
import { RetryError, StopError } from './failure'
import { Handled } from './handled'
import { held } from './held'
import { type IncomingMessage, incoming } from './incoming'
import { backOff, pause } from './pause'
import { untilRedelivery } from './redelivery'

export interface ConsumeOptions {
  /** Default: `bezorgd`. */
  readonly stream?: string
  /** Default: the one that belongs to the credential. */
  readonly durable?: string
  /**
   * Called for one message at a time, in the order of the stream. When it resolves, the message is acknowledged. After a
   * RetryError it is called again with the same message. Any other error ends the consuming.
   */
  readonly onMessage: (message: IncomingMessage) => Promise<void>
  /** How many messages are fetched at a time. */
  readonly batch?: number
}

export interface Consumption {
  /** Resolves after `stop`; rejects with what ended the consuming. */
  readonly done: Promise<void>
  /** Finishes the message in hand and resolves. What else was fetched comes to the next one that reads. */
  stop(): Promise<void>
}

/** What `onMessage` threw, apart from what the server and the connection throw. */
class HandlingFailed extends Error {}

/** A server from before 2.11 that comes back says that it made a consumer at a moment close by, and not the same. */
const closeBy = 5_000

/**
 * How often the server says that it has nothing, in milliseconds; when two of those stay away, the question is asked anew. It forgets
 * whom to answer when the accounts are signed anew, because somebody's credential was revoked.
 */
const heartbeat = 2_000

/** Whether a durable was made anew under its name: what it delivers is to be handled, also what was before. */
const isAnew = (before: ConsumerInfo | undefined, now: ConsumerInfo): boolean =>
  before !== undefined &&
  (before.config.opt_start_time !== now.config.opt_start_time ||
    Math.abs(Date.parse(before.created) - Date.parse(now.created)) > closeBy)

/**
 * Reads a durable consumer: every message at least once, in the order of the stream, across restarts of the server and of
 * this process; and once only as long as this process lives. A durable that does not exist yet is waited for.
 */
export const consumeDurable = (bus: Bus, options: ConsumeOptions): Consumption => {
  const { stream = 'bezorgd', durable = bus.identity.name, onMessage, batch = 200 } = options
  const stopping = new AbortController()
  const { signal } = stopping
  const handled = new Handled()
  let fetched: ConsumerMessages | undefined
  /** False when this process and the server may differ on what was delivered. */
  let agreed = false
  /** The durable that is being read. */
  let known: ConsumerInfo | undefined
  /** Handled while the server was away. */
  let owed: JsMsg[] = []

  const acknowledge = (message: JsMsg): void => {
    if (bus.isAway()) owed.push(message)
    else message.ack()
  }

  const handle = async (message: JsMsg): Promise<void> => {
    if (handled.has(message)) acknowledge(message)
    for (let attempt = 0; !signal.aborted && !handled.has(message); attempt += 1) {
      try {
        await onMessage(incoming(message))
        handled.add(message)
        acknowledge(message)
      } catch (thrown) {
        if (!(thrown instanceof RetryError)) throw new HandlingFailed('', { cause: thrown })
        bus.log.warn({ err: thrown, stream, sequence: message.seq }, 'a message cannot be handled yet')
        await pause(backOff(attempt), signal)
      }
    }
  }

  const fetch = async (from: Consumer, count: number, expires: number): Promise<ConsumerMessages> => {
    fetched = await from.fetch({
      max_messages: count,
      expires,
      idle_heartbeat: Math.min(heartbeat, expires / 2),
    })
    // Gone while this was being set up: the library would go on by itself, with newer messages.
    if (!agreed || signal.aborted) fetched.stop()
    return fetched
  }

  /** One at a time. What takes its time is not sent again meanwhile, to nobody: the server hears that it is in hand. */
  const handleEach = async (messages: AsyncIterable<JsMsg> | Iterable<JsMsg>): Promise<void> => {
    const keep = (message: JsMsg): void => {
      if (agreed && !bus.isAway()) message.working()
    }
    const ackWait = millis(known?.config.ack_wait ?? nanos(30_000))
    for await (const message of held(messages, keep, ackWait / 3)) await handle(message)
  }

  const read = async (from: Consumer): Promise<void> => handleEach(await fetch(from, batch, 30_000))

  /** The server sends what it sends again before all else, but not in order. */
  const readAgain = async (from: Consumer, count: number): Promise<void> => {
    const messages: JsMsg[] = []
    for await (const message of await fetch(from, count, 1_000)) messages.push(message)
    await handleEach(messages.sort((one, other) => one.seq - other.seq))
  }

  /** Squares up with the server: first what was handled, then what was sent and has not arrived, or died with a process. */
  const recover = async (): Promise<Consumer> => {
    const acknowledged = owed
    owed = []
    await Promise.all(acknowledged.map((message) => message.ackAck()))
    const found = await bus.js.consumers.get(stream, durable)
    const info = await found.info(true)
    if (isAnew(known, info)) handled.clear()
    known = info
    if (info.num_ack_pending > 0) {
      bus.log.info(
        { durable, messages: info.num_ack_pending },
        'waiting for what was sent before to come again',
      )
      await pause(untilRedelivery(info, Date.now), signal)
      if (!signal.aborted) await readAgain(found, info.num_ack_pending)
    }
    return found
  }

  const run = async (): Promise<void> => {
    let consumer: Consumer | undefined
    let complaint = ''
    for (let attempt = 0; !signal.aborted; ) {
      try {
        if (!(await bus.whenThere(signal))) break
        if (consumer === undefined || !agreed) {
          agreed = true
          consumer = await recover()
        } else await read(consumer)
        attempt = 0
        complaint = ''
      } catch (thrown) {
        if (thrown instanceof HandlingFailed) throw thrown.cause
        const failure = failureOf(thrown)
        if (failure instanceof StopError && !isMissing(thrown)) throw failure
        agreed = false
        if (complaint !== failure.message) bus.log.warn({ err: failure, durable }, 'cannot read yet')
        complaint = failure.message
        await pause(backOff(attempt), signal)
        attempt += 1
      }
    }
    if (!bus.isAway()) await bus.nc.flush()
  }

  const forgetStatus = bus.onStatus(({ type }) => {
    if (type !== 'away' && type !== 'closed') return
    agreed = false
    fetched?.stop()
  })
  const done = run().finally(() => {
    forgetStatus()
    fetched?.stop()
  })
  return {
    done,
    stop: async () => {
      stopping.abort()
      fetched?.stop()
      await done
    },
  }
}
