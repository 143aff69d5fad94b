import type { Receipt } from './ack'
import { failureOf } from './api-error'
import type { Bus } from './connect'
import { ConflictError, type ParkError, StopError } from './failure'
import { type OutgoingMessage, prepare, underAnotherId } from './message'
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
    else if (receipt.duplicate) void this.#again(token, pending, receipt)
    else this.#misplaced(pending, receipt)
  }

  #misplaced({ place }: Pending, { sequence }: Receipt): void {
    this.end(new ConflictError(`a message stands at ${sequence}, expected it at ${place?.sequence}`))
  }

  /** The server knows its id. When what it knows was taken out of the stream, the message goes out under another. */
  async #again(token: number, pending: Pending, receipt: Receipt): Promise<void> {
    const { place } = pending
    try {
      const found = await this.bus.jsm.streams.getMessage(receipt.stream, { seq: receipt.sequence })
      if (found !== null || place === undefined) return this.#misplaced(pending, receipt)
      const other = `${place.id}.${place.sequence}`
      pending.message = underAnotherId(pending.message, place.id, other)
      pending.place = { ...place, id: other }
      this.send(token, pending)
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (failure instanceof StopError) this.end(failure)
      else this.sendLater(pending, failure.message)
    }
  }

  /** While it is not known who was there, nothing more goes out: it could be stored out of turn. */
  protected override send(token: number, pending: Pending): void {
    if (!this.#verifying) super.send(token, pending)
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
      const { stored, taken, last } = await findPlaces(this.bus, stream, waiting)
      this.#verifying = false
      for (const { token, pending, sequence } of waiting.slice(0, stored))
        this.stored(token, pending, { stream, sequence, duplicate: true })
      const [oldest] = waiting
      if (oldest !== undefined && last < oldest.sequence - 1)
        this.end(new ConflictError(`${stream} ends at ${last}, expected at least ${oldest.sequence - 1}`))
      else if (taken === undefined) this.sendAll()
      else this.end(new ConflictError(`another writer has published at ${taken} of ${stream}`))
    } catch (thrown) {
      this.#verifying = false
      const failure = failureOf(thrown)
      if (failure instanceof StopError) this.end(failure)
      else this.sendAll()
    }
  }
}
