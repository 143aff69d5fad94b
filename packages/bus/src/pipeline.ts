import {
  createInbox,
  InvalidArgumentError,
  InvalidSubjectError,
  type Msg,
  type Subscription,
} from '@nats-io/transport-node'
import { type Answer, type Receipt, readAnswer } from './ack'
import { failureOf } from './api-error'
import type { Bus } from './connect'
import { asError, ConflictError, ParkError, RefusedError, RetryError, StopError } from './failure'
import { InFlight } from './in-flight'
import { isLargerThan, type OutgoingMessage, type Prepared, prepare } from './message'
import { backOff } from './pause'
import { findPlaces, type Place } from './places'
import type { BusStatus } from './status'

interface Pending {
  readonly message: Prepared
  readonly bytes: number
  readonly stored: (receipt: Receipt) => void
  readonly failed: (reason: Error) => void
  /** Where it must be stored, when the order is kept. */
  readonly place: Place | undefined
  /** When it goes out again, in milliseconds of the clock; not by itself while the server is away. */
  againAt: number
  attempt: number
}

interface PipelineOptions {
  readonly window: number
  readonly windowBytes: number
  readonly answerWithin: number
  readonly afterSequence: number | undefined
}

const lookEvery = 100

/** What `createPublisher` makes; the promises of its methods are documented there. */
export class Pipeline {
  readonly #bus: Bus
  readonly #answerWithin: number
  readonly #ordered: boolean
  readonly #inbox: string
  readonly #inFlight: InFlight<Pending>
  readonly #subscription: Subscription
  readonly #timer: NodeJS.Timeout
  readonly #forgetStatus: () => void
  #last: number | undefined
  #maxPayload: number
  #ended: Error | undefined
  #complaint = ''
  #verifying = false
  /** Admitted in this turn, and not sent yet. */
  #fresh: number[] = []

  constructor(bus: Bus, { window, windowBytes, answerWithin, afterSequence }: PipelineOptions) {
    this.#bus = bus
    this.#answerWithin = answerWithin
    this.#ordered = afterSequence !== undefined
    this.#last = afterSequence
    this.#maxPayload = bus.nc.info?.max_payload ?? 1_048_576
    this.#inbox = `${createInbox(`_INBOX.${bus.identity.subject}`)}.`
    this.#inFlight = new InFlight({ items: window, bytes: windowBytes }, (token, pending) =>
      this.#first(token, pending),
    )
    this.#subscription = bus.nc.subscribe(`${this.#inbox}>`, {
      callback: (error, message) => {
        if (error === null) this.#answered(message)
        else
          this.#end(new RefusedError(`the server refuses ${bus.identity.name} its inbox`, { cause: error }))
      },
    })
    this.#forgetStatus = bus.onStatus((status) => this.#onStatus(status))
    this.#timer = setInterval(() => this.#sendDue(), lookEvery)
    this.#timer.unref()
  }

  publish(message: OutgoingMessage): Promise<Receipt> {
    return new Promise((stored, failed) => {
      if (this.#ended !== undefined) {
        failed(this.#ended)
        return
      }
      const prepared = prepare(message, this.#last)
      const place = this.#last === undefined ? undefined : { sequence: this.#last + 1, id: message.id }
      this.#last = place?.sequence
      const bytes = prepared.data.length
      this.#inFlight.add({
        message: prepared,
        bytes,
        stored,
        failed,
        place,
        againAt: Number.POSITIVE_INFINITY,
        attempt: 0,
      })
    })
  }

  ready(): Promise<void> {
    return this.#inFlight.whenRoom()
  }

  inFlight(): number {
    return this.#inFlight.size
  }

  async close(signal?: AbortSignal): Promise<void> {
    const abandon = (): void =>
      this.#end(new RetryError('the publisher was closed before the server answered'))
    signal?.addEventListener('abort', abandon)
    if (signal?.aborted === true) abandon()
    await this.#inFlight.whenEmpty()
    signal?.removeEventListener('abort', abandon)
    abandon()
  }

  #end(reason: Error): void {
    if (this.#ended !== undefined) return
    this.#ended = reason
    clearInterval(this.#timer)
    this.#forgetStatus()
    if (!this.#bus.nc.isClosed()) this.#subscription.unsubscribe()
    for (const pending of this.#inFlight.clear()) pending.failed(reason)
  }

  #park(token: number, pending: Pending, why: string, cause?: Error): void {
    const reason = new ParkError(`a message on ${pending.message.subject} cannot be stored: ${why}`, {
      cause,
    })
    if (this.#ordered) {
      // Every message has its place: one that is left out leaves no place for the next.
      this.#end(new StopError(reason.message, { cause: reason }))
      return
    }
    this.#inFlight.remove(token)
    pending.failed(reason)
  }

  #first(token: number, pending: Pending): void {
    if (isLargerThan(pending.message, this.#maxPayload)) {
      this.#park(token, pending, `it is larger than ${this.#maxPayload} bytes`)
      return
    }
    // What is published in one turn goes out in one write; a write for each costs more than all the rest.
    if (this.#fresh.length === 0) setImmediate(() => this.#sendFresh())
    this.#fresh.push(token)
  }

  #sendFresh(): void {
    for (const token of this.#fresh.splice(0)) {
      const pending = this.#inFlight.get(token)
      if (pending?.attempt === 0) this.#send(token, pending)
    }
  }

  #send(token: number, pending: Pending): void {
    if (this.#bus.isAway()) return
    const { subject, headers, data } = pending.message
    pending.attempt += 1
    pending.againAt = Date.now() + this.#answerWithin
    try {
      this.#bus.nc.publish(subject, data, { headers, reply: `${this.#inbox}${token}.${pending.attempt}` })
    } catch (thrown) {
      const cause = asError(thrown)
      if (cause instanceof InvalidArgumentError || cause instanceof InvalidSubjectError)
        this.#park(token, pending, cause.message, cause)
      else this.#end(new RetryError('the connection ended while publishing', { cause }))
    }
  }

  #sendAll(): void {
    for (const [token, pending] of this.#inFlight.entries()) this.#send(token, pending)
  }

  #sendDue(): void {
    const now = Date.now()
    for (const [token, pending] of this.#inFlight.entries()) {
      const due = pending.againAt <= now
      if (this.#ordered) {
        // All behind one that must be repeated was stored nowhere, and goes again with it.
        if (due) this.#sendAll()
        return
      }
      if (due) this.#send(token, pending)
    }
  }

  #sendLater(pending: Pending, why: string): void {
    if (why !== this.#complaint)
      this.#bus.log.warn({ why }, 'a message was not stored yet: publishing it again')
    this.#complaint = why
    pending.againAt = Date.now() + backOff(pending.attempt)
  }

  #answered(message: Msg): void {
    const [token, attempt] = message.subject.slice(this.#inbox.length).split('.').map(Number)
    const pending = token === undefined ? undefined : this.#inFlight.get(token)
    if (token === undefined || pending === undefined) return
    const answer = readAnswer(message)
    // A refusal of an earlier attempt says nothing of the later one, which is still under way.
    if (answer.next === 'done' || attempt === pending.attempt) this.#settle(token, pending, answer)
  }

  #settle(token: number, pending: Pending, answer: Answer): void {
    switch (answer.next) {
      case 'done':
        this.#stored(token, pending, answer.receipt)
        break
      case 'retry':
        this.#sendLater(pending, answer.why)
        break
      case 'park':
        this.#park(token, pending, answer.why)
        break
      case 'conflict':
        this.#conflict(token, pending, answer)
        break
      case 'stop':
        this.#end(new StopError(`publishing on ${pending.message.subject} was refused: ${answer.why}`))
        break
    }
  }

  #stored(token: number, { place, stored }: Pending, receipt: Receipt): void {
    if (place !== undefined && receipt.sequence !== place.sequence) {
      this.#end(
        new ConflictError(`a message stands at ${receipt.sequence}, expected it at ${place.sequence}`),
      )
      return
    }
    this.#complaint = ''
    this.#inFlight.remove(token)
    stored(receipt)
  }

  #conflict(token: number, pending: Pending, { why, stream }: { why: string; stream: string }): void {
    if (!this.#ordered) this.#end(new ConflictError(`another writer has published: ${why}`))
    // Behind one that must be repeated, the rest finds the stream elsewhere too.
    else if (this.#verifying || !this.#inFlight.isOldest(token)) this.#sendLater(pending, why)
    else void this.#verify(stream)
  }

  /**
   * The stream goes on behind where the oldest message belongs. Either that was stored and the answer got lost (a server
   * from 2.12 on says so no other way, an older one after its duplicate window), or another writer was there.
   */
  async #verify(stream: string): Promise<void> {
    this.#verifying = true
    try {
      const waiting = [...this.#inFlight.entries()].flatMap(([token, pending]) =>
        pending.place === undefined ? [] : [{ token, pending, ...pending.place }],
      )
      const { stored, taken } = await findPlaces(this.#bus, stream, waiting)
      for (const { token, pending, sequence } of waiting.slice(0, stored))
        this.#stored(token, pending, { stream, sequence, duplicate: true })
      if (taken === undefined) this.#sendAll()
      else this.#end(new ConflictError(`another writer has published at ${taken} of ${stream}`))
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (failure instanceof StopError) this.#end(failure)
      else this.#sendAll()
    } finally {
      this.#verifying = false
    }
  }

  #onStatus(status: BusStatus): void {
    switch (status.type) {
      case 'away':
        break
      case 'back':
        this.#maxPayload = this.#bus.nc.info?.max_payload ?? this.#maxPayload
        this.#sendAll()
        break
      case 'refused':
        this.#refused(status.subject)
        break
      case 'closed':
        this.#end(status.error ?? new RetryError('the connection was closed while publishing'))
        break
    }
  }

  /** The server tells the connection, not who asked: without this, a refused publish only never gets an answer. */
  #refused(subject: string): void {
    for (const [, { message }] of this.#inFlight.entries())
      if (message.subject === subject) {
        const { name } = this.#bus.identity
        this.#end(new RefusedError(`${name} may not publish on ${subject}: give it a credential that may`))
        return
      }
  }
}
