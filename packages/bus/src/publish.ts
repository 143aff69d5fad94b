import type { Receipt } from './ack'
import type { Bus } from './connect'
import type { OutgoingMessage } from './message'
import { OrderedPipeline } from './ordered-pipeline'
import { Pipeline } from './pipeline'

export interface PublisherOptions {
  /** How many messages are under way at most. */
  readonly window?: number
  /** How many bytes of payload are under way at most. */
  readonly windowBytes?: number
  /** After how many milliseconds without an answer a message goes out again. */
  readonly answerWithin?: number
  /**
   * For the one writer of a stream: the sequence of the stream's last message, as this writer knows it. The messages are
   * stored right behind it, in the order of publishing and with nothing in between, or the publisher stops.
   */
  readonly afterSequence?: number
}

export interface Publisher {
  /**
   * Resolves when the server has stored the message. What passes (the server away, restarting, without a leader) is waited
   * for, and the message sent again under the same id.
   *
   * @throws ParkError when this message can never be stored and others can; StopError (RefusedError, ConflictError) when
   * none can, and every other publish of this publisher ends with it too; RetryError when it was closed before.
   */
  publish(message: OutgoingMessage): Promise<Receipt>
  /** The same for many messages: one of the two is called, and no promise made for each. */
  hand(message: OutgoingMessage, stored: (receipt: Receipt) => void, failed: (reason: Error) => void): void
  hasRoom(): boolean
  /** Resolves when there is room in the window. Waiting for it before each publish keeps memory flat. */
  ready(): Promise<void>
  /** How much was published and is not yet acknowledged. */
  inFlight(): number
  /** Waits until all is acknowledged; when `signal` aborts, what remains ends with a RetryError. */
  close(signal?: AbortSignal): Promise<void>
}

/** A pipelined publisher: many messages under way, each acknowledged by the server, none lost to a restart. */
export const createPublisher = (bus: Bus, options: PublisherOptions = {}): Publisher => {
  const { window = 1_000, windowBytes = 8_000_000, answerWithin = 5_000, afterSequence } = options
  const limits = { window, windowBytes, answerWithin }
  return afterSequence === undefined
    ? new Pipeline(bus, limits)
    : new OrderedPipeline(bus, limits, afterSequence)
}
