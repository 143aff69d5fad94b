import {
  createInbox,
  InvalidArgumentError,
  InvalidSubjectError,
  type Msg,
  type Subscription,
} from '@nats-io/transport-node'
import { type Answer, type Receipt, readAnswer } from './ack'
import type { Bus } from './connect'
import { asError, ConflictError, ParkError, RefusedError, RetryError, StopError } from './failure'
import { InFlight } from './in-flight'
import { isLargerThan, type OutgoingMessage, type Prepared, prepare } from './message'
import { backOff } from './pause'
import type { Place } from './places'
import type { BusStatus } from './status'

export interface Pending {
  message: Prepared
  readonly bytes: number
  readonly stored: (receipt: Receipt) => void
  readonly failed: (reason: Error) => void
  /** Where it must be stored, when the order is kept. */
  place: Place | undefined
  /** When it goes out again, in milliseconds of the clock; not by itself while the server is away. */
  againAt: number
  attempt: number
}

export interface PipelineOptions {
  readonly window: number
  readonly windowBytes: number
  readonly answerWithin: number
}

const lookEvery = 100

/** What `createPublisher` makes; the promises of its methods are documented there. */
export class Pipeline {
  protected readonly inFlightNow: InFlight<Pending>
  readonly #answerWithin: number
  readonly #inbox: string
  readonly #subscription: Subscription
  readonly #timer: NodeJS.Timeout
  readonly #forgetStatus: () => void
  /** Admitted in this turn, and not sent yet. */
  #fresh: number[] = []
  #maxPayload: number
  #ended: Error | undefined
  #complaint = ''

  constructor(
    protected readonly bus: Bus,
    { window, windowBytes, answerWithin }: PipelineOptions,
  ) {
    this.#answerWithin = answerWithin
    this.#maxPayload = bus.nc.info?.max_payload ?? 1_048_576
    this.#inbox = `${createInbox(`_INBOX.${bus.identity.subject}`)}.`
    this.inFlightNow = new InFlight({ items: window, bytes: windowBytes }, (token, pending) =>
      this.#first(token, pending),
    )
    this.#subscription = bus.nc.subscribe(`${this.#inbox}>`, {
      callback: (error, message) => {
        if (error === null) this.#answered(message)
        else this.end(new RefusedError(`the server refuses ${bus.identity.name} its inbox`, { cause: error }))
      },
    })
    this.#forgetStatus = bus.onStatus((status) => this.#onStatus(status))
    this.#timer = setInterval(() => this.#sendDue(), lookEvery)
    this.#timer.unref()
  }

  publish(message: OutgoingMessage): Promise<Receipt> {
    return new Promise((stored, failed) => this.hand(message, stored, failed))
  }

  hand(message: OutgoingMessage, stored: Pending['stored'], failed: Pending['failed']): void {
    if (this.#ended === undefined) this.inFlightNow.add(this.pendingOf(message, stored, failed))
    else failed(this.#ended)
  }

  hasRoom(): boolean {
    return this.inFlightNow.hasRoom()
  }

  ready(): Promise<void> {
    return this.inFlightNow.whenRoom()
  }

  inFlight(): number {
    return this.inFlightNow.size
  }

  async close(signal?: AbortSignal): Promise<void> {
    const abandon = (): void =>
      this.end(new RetryError('the publisher was closed before the server answered'))
    signal?.addEventListener('abort', abandon)
    if (signal?.aborted === true) abandon()
    await this.inFlightNow.whenEmpty()
    signal?.removeEventListener('abort', abandon)
    abandon()
  }

  protected pendingOf(
    message: OutgoingMessage,
    stored: Pending['stored'],
    failed: Pending['failed'],
  ): Pending {
    return pendingAt(undefined, prepare(message, undefined), stored, failed)
  }

  protected end(reason: Error): void {
    if (this.#ended !== undefined) return
    this.#ended = reason
    clearInterval(this.#timer)
    this.#forgetStatus()
    if (!this.bus.nc.isClosed()) this.#subscription.unsubscribe()
    for (const pending of this.inFlightNow.clear()) pending.failed(reason)
  }

  protected park(token: number, pending: Pending, reason: ParkError): void {
    this.inFlightNow.remove(token)
    pending.failed(reason)
  }

  protected stored(token: number, pending: Pending, receipt: Receipt): void {
    this.#complaint = ''
    this.inFlightNow.remove(token)
    pending.stored(receipt)
  }

  protected conflict(_token: number, _pending: Pending, { why }: { why: string; stream: string }): void {
    this.end(new ConflictError(`another writer has published: ${why}`))
  }

  protected sendAll(): void {
    for (const [token, pending] of this.inFlightNow.entries()) this.send(token, pending)
  }

  protected sendLater(pending: Pending, why: string): void {
    if (why !== this.#complaint)
      this.bus.log.warn({ why }, 'a message was not stored yet: publishing it again')
    this.#complaint = why
    pending.againAt = Date.now() + backOff(pending.attempt)
  }

  protected send(token: number, pending: Pending): void {
    if (this.bus.isAway()) return
    const { subject, headers, data } = pending.message
    pending.attempt += 1
    pending.againAt = Date.now() + this.#answerWithin
    try {
      this.bus.nc.publish(subject, data, { headers, reply: `${this.#inbox}${token}.${pending.attempt}` })
    } catch (thrown) {
      const cause = asError(thrown)
      if (cause instanceof InvalidArgumentError || cause instanceof InvalidSubjectError)
        this.park(token, pending, cannotBeStored(pending, cause.message, cause))
      else this.end(new RetryError('the connection ended while publishing', { cause }))
    }
  }

  #first(token: number, pending: Pending): void {
    if (isLargerThan(pending.message, this.#maxPayload)) {
      this.park(token, pending, cannotBeStored(pending, `it is larger than ${this.#maxPayload} bytes`))
      return
    }
    // What is published in one turn goes out in one write; a write for each costs more than all the rest.
    if (this.#fresh.length === 0) setImmediate(() => this.#sendFresh())
    this.#fresh.push(token)
  }

  #sendDue(): void {
    const now = Date.now()
    for (const [token, pending] of this.inFlightNow.entries())
      if (pending.againAt <= now) this.send(token, pending)
  }

  #sendFresh(): void {
    for (const token of this.#fresh.splice(0)) {
      const pending = this.inFlightNow.get(token)
      if (pending?.attempt === 0) this.send(token, pending)
    }
  }

  #answered(message: Msg): void {
    const dot = message.subject.indexOf('.', this.#inbox.length)
    const token = Number(message.subject.slice(this.#inbox.length, dot))
    const pending = this.inFlightNow.get(token)
    if (pending === undefined) return
    const answer = readAnswer(message)
    // A refusal of an earlier attempt says nothing of the later one, which is still under way.
    if (answer.next === 'done' || Number(message.subject.slice(dot + 1)) === pending.attempt)
      this.#settle(token, pending, answer)
  }

  #settle(token: number, pending: Pending, answer: Answer): void {
    switch (answer.next) {
      case 'done':
        this.stored(token, pending, answer.receipt)
        break
      case 'retry':
        this.sendLater(pending, answer.why)
        break
      case 'park':
        this.park(token, pending, cannotBeStored(pending, answer.why))
        break
      case 'conflict':
        this.conflict(token, pending, answer)
        break
      case 'stop':
        this.end(new StopError(`publishing on ${pending.message.subject} was refused: ${answer.why}`))
        break
    }
  }

  #onStatus(status: BusStatus): void {
    switch (status.type) {
      case 'away':
        break
      case 'back':
        this.#maxPayload = this.bus.nc.info?.max_payload ?? this.#maxPayload
        this.sendAll()
        break
      case 'refused':
        this.#refused(status.subject)
        break
      case 'closed':
        this.end(status.error ?? new RetryError('the connection was closed while publishing'))
        break
    }
  }

  /** The server tells the connection, not who asked: without this, a refused publish only never gets an answer. */
  #refused(subject: string): void {
    for (const [, { message }] of this.inFlightNow.entries())
      if (message.subject === subject) {
        const { name } = this.bus.identity
        this.end(new RefusedError(`${name} may not publish on ${subject}: give it a credential that may`))
        return
      }
  }
}

/** A message that has not been sent yet. */
export const pendingAt = (
  place: Place | undefined,
  message: Prepared,
  stored: Pending['stored'],
  failed: Pending['failed'],
): Pending => ({
  message,
  bytes: message.data.length,
  stored,
  failed,
  place,
  againAt: Number.POSITIVE_INFINITY,
  attempt: 0,
})

const cannotBeStored = ({ message }: Pending, why: string, cause?: Error): ParkError =>
  new ParkError(`a message on ${message.subject} cannot be stored: ${why}`, { cause })
