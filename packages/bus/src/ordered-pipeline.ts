import type { Receipt } from './ack'
import { failureOf } from './api-error'
import type { Bus } from './connect'
import { ConflictError, type ParkError, StopError } from './failure'
import { type OutgoingMessage, prepare } from './message'
import { type Pending, Pipeline, type PipelineOptions, pendingAt } from './pipeline'
import { findPlaces } from './places'

/** The pipeline of a stream's one writer: every message has its place, so that the order is kept and nobody else writes. */
export class OrderedPipeline extends Pipeline {
  #last: number
  #verifying = false

  constructor(bus: Bus, options: PipelineOptions, afterSequence: number) {
    super(bus, options)
    this.#last = afterSequence
  }

  protected override pendingOf(
    message: OutgoingMessage,
    stored: Pending['stored'],
    failed: Pending['failed'],
  ): Pending {
    const prepared = prepare(message, this.#last)
    this.#last += 1
    return pendingAt({ sequence: this.#last, id: message.id }, prepared, stored, failed)
  }

  /** One that is left out leaves no place for the next. */
  protected override park(_token: number, _pending: Pending, reason: ParkError): void {
    this.end(new StopError(reason.message, { cause: reason }))
  }

  protected override stored(token: number, pending: Pending, receipt: Receipt): void {
    const expected = pending.place?.sequence
    if (receipt.sequence === expected) super.stored(token, pending, receipt)
    else this.end(new ConflictError(`a message stands at ${receipt.sequence}, expected it at ${expected}`))
  }

  protected override conflict(
    token: number,
    pending: Pending,
    answer: { why: string; stream: string },
  ): void {
    // Behind one that must be repeated, the rest finds the stream elsewhere too.
    if (this.#verifying || !this.inFlightNow.isOldest(token)) this.sendLater(pending, answer.why)
    else void this.#verify(answer.stream)
  }

  /**
   * The stream goes on behind where the oldest message belongs. Either that was stored and the answer got lost (a server
   * from 2.12 on says so no other way, an older one after its duplicate window), or another writer was there.
   */
  async #verify(stream: string): Promise<void> {
    this.#verifying = true
    try {
      const waiting = [...this.inFlightNow.entries()].flatMap(([token, pending]) =>
        pending.place === undefined ? [] : [{ token, pending, ...pending.place }],
      )
      const { stored, taken } = await findPlaces(this.bus, stream, waiting)
      for (const { token, pending, sequence } of waiting.slice(0, stored))
        this.stored(token, pending, { stream, sequence, duplicate: true })
      if (taken === undefined) this.sendAll()
      else this.end(new ConflictError(`another writer has published at ${taken} of ${stream}`))
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (failure instanceof StopError) this.end(failure)
      else this.sendAll()
    } finally {
      this.#verifying = false
    }
  }
}
