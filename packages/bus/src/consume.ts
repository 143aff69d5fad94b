import type { Consumer, ConsumerInfo, ConsumerMessages, JsMsg } from '@nats-io/jetstream'
import { millis } from '@nats-io/transport-node'
import { failureOf, isMissing } from './api-error'
import type { Bus } from './connect'
import { RetryError, StopError } from './failure'
import { Handled } from './handled'
import { type IncomingMessage, incoming } from './incoming'
import { backOff, pause } from './pause'

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
  /** Finishes the message in hand, gives the others back, and resolves when that is done. */
  stop(): Promise<void>
}

/**
 * What was sent to a process that is gone, or into a connection that broke, comes again only when its time for being
 * acknowledged is over, and newer messages would come before it. So nothing is fetched until then: this is how long, in
 * milliseconds.
 */
const untilRedelivery = ({ config, delivered, ts }: ConsumerInfo): number => {
  const ackWait = millis(config.ack_wait ?? 0)
  // The library calls it a number of nanoseconds; the server sends RFC 3339, and after a restart nothing.
  const lastSent = new Date(delivered.last_active).getTime()
  const now = ts === undefined ? Date.now() : new Date(ts).getTime()
  const rest = Number.isNaN(lastSent) ? ackWait : lastSent + ackWait - now
  return Math.max(0, Math.min(rest, ackWait)) + 250
}

/** What `onMessage` threw, apart from what the server and the connection throw. */
class HandlingFailed extends Error {}

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
  /** Undefined when this process and the server may differ on what was delivered. */
  let consumer: Consumer | undefined
  /** Handled while the server was away. */
  let owed: JsMsg[] = []
  /** Fetched, not handled. */
  let left: JsMsg[] = []

  const acknowledge = (message: JsMsg): void => {
    if (bus.isAway()) owed.push(message)
    else message.ack()
  }

  const handle = async (message: JsMsg): Promise<void> => {
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        await onMessage(incoming(message))
        handled.add(message.seq)
        return acknowledge(message)
      } catch (thrown) {
        if (!(thrown instanceof RetryError)) throw new HandlingFailed('', { cause: thrown })
        bus.log.warn({ err: thrown, stream, sequence: message.seq }, 'a message cannot be handled yet')
        await pause(backOff(attempt), signal)
      }
    }
    left.push(message)
  }

  const readBatch = async (from: Consumer): Promise<void> => {
    fetched = await from.fetch({ max_messages: batch, expires: 30_000 })
    // `stop` came before there was anything to stop: without this it would wait until the fetch expires.
    if (signal.aborted) fetched.stop()
    for await (const message of fetched) {
      if (signal.aborted) left.push(message)
      else if (handled.has(message.seq)) acknowledge(message)
      else await handle(message)
    }
  }

  /** Tells the server what it could not be told, and gives back what is left; returns how much that is. */
  const settle = async (): Promise<number> => {
    const [acknowledged, givenBack] = [owed, left]
    owed = []
    left = []
    await Promise.all(acknowledged.map((message) => message.ackAck()))
    for (const message of givenBack) message.nak()
    return givenBack.length
  }

  const recover = async (): Promise<Consumer> => {
    const givenBack = await settle()
    const found = await bus.js.consumers.get(stream, durable)
    const info = await found.info(true)
    if (info.num_ack_pending > givenBack) {
      bus.log.info(
        { durable, messages: info.num_ack_pending },
        'waiting for what was sent before to come again',
      )
      await pause(untilRedelivery(info), signal)
    }
    return found
  }

  const run = async (): Promise<void> => {
    let complaint = ''
    for (let attempt = 0; !signal.aborted; ) {
      try {
        if (!(await bus.whenThere(signal))) break
        consumer ??= await recover()
        await readBatch(consumer)
        attempt = 0
        complaint = ''
      } catch (thrown) {
        if (thrown instanceof HandlingFailed) throw thrown.cause
        const failure = failureOf(thrown)
        if (failure instanceof StopError && !isMissing(thrown)) throw failure
        consumer = undefined
        if (complaint !== failure.message) bus.log.warn({ err: failure, durable }, 'cannot read yet')
        complaint = failure.message
        await pause(backOff(attempt), signal)
        attempt += 1
      }
    }
    if (!bus.isAway()) await settle()
  }

  const forgetStatus = bus.onStatus(({ type }) => {
    if (type !== 'away' && type !== 'closed') return
    consumer = undefined
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
