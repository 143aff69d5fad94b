import { setImmediate as turn } from 'node:timers/promises'
import { InvalidArgumentError, type Msg, type MsgHdrs } from '@nats-io/transport-node'
import { failureOf } from './api-error'
import type { Bus } from './connect'
import { Lines } from './lines'
import { type Problem, ProblemError, problemHeaders } from './problem'
import { serviceIn, traced, traceHeader } from './trace'

export interface ServiceRequest {
  readonly subject: string
  /** Who asks: the subject's fourth token. The server lets a credential ask in its own organisation's name only. */
  readonly organisatie: string
  /** The last token of the subject. */
  readonly verb: string
  /** The JSON that was sent; to be validated. */
  readonly body: unknown
  readonly headers?: MsgHdrs
}

/** Answers with what is sent as JSON. A ProblemError is answered as it is, any other error as a 500 without its text. */
export type Handler = (request: ServiceRequest) => Promise<unknown>

export interface ServeOptions {
  /** Of several processes that serve a subject in one group, one gets each request. */
  readonly group?: string
  /** How many requests are handled at a time; more wait. */
  readonly concurrency?: number
  /** How many of one organisation wait; what comes above that is refused (429). */
  readonly waiting?: number
}

export interface Service {
  /** Resolves when the serving has ended; rejects with a RefusedError when the credential may not serve the subject. */
  readonly done: Promise<void>
  /** Takes no more requests, answers those that it has, and resolves. */
  stop(): Promise<void>
}

const badRequest = { status: 400, title: 'Ongeldige aanvraag', detail: 'De aanvraag is geen JSON.' }
const tooLarge = { status: 500, title: 'Antwoord te groot', detail: 'Het antwoord past niet in een bericht.' }
const failed = { status: 500, title: 'Interne fout', detail: 'De dienst kon de aanvraag niet beantwoorden.' }

const busy = { status: 429, title: 'Te veel tegelijk', detail: 'Er wachten nog te veel vragen van u.' }
const tooLong = { status: 413, title: 'Vraag te groot', detail: 'De vraag is groter dan een vraag is.' }

/** As many bytes as a question has at most: the largest of the contract, 500 names of objects, has half of it. */
const mostBytes = 65_536

const askerOf = ({ subject }: Msg): string => subject.split('.')[3] ?? ''

const requestOf = (message: Msg): ServiceRequest => {
  const tokens = message.subject.split('.')
  const base = { subject: message.subject, organisatie: askerOf(message), verb: tokens.at(-1) ?? '' }
  const headers = message.headers === undefined ? {} : { headers: message.headers }
  try {
    return { ...base, ...headers, body: message.data.length === 0 ? undefined : JSON.parse(message.string()) }
  } catch {
    throw new ProblemError(badRequest)
  }
}

const answer = (message: Msg, value: unknown): void => {
  message.respond(JSON.stringify(value ?? null))
}
const answerProblem = (message: Msg, { status, title, detail }: Problem): void => {
  message.respond(JSON.stringify({ status, title, detail }), { headers: problemHeaders() })
}

const handleOne = async (bus: Bus, message: Msg, handler: Handler): Promise<void> => {
  const from = message.headers?.get(traceHeader)
  const step = from ? traced('serve', { service: serviceIn(message.subject) }, { from }) : undefined
  try {
    const value = await handler(requestOf(message))
    try {
      answer(message, value)
    } catch (thrown) {
      if (!(thrown instanceof InvalidArgumentError)) throw thrown
      answerProblem(message, tooLarge)
    }
    step?.end()
  } catch (thrown) {
    step?.end({ failed: true })
    if (!(thrown instanceof ProblemError))
      bus.log.warn({ err: thrown, subject: message.subject }, 'a request failed')
    answerProblem(message, thrown instanceof ProblemError ? thrown : failed)
  }
}

/**
 * Serves a subject (`dienst.v1.<dienst>.*.<verb>`), JSON both ways; one process of the group gets each request. Organisations have
 * their turns one after the other: who asks a great deal waits for its own, and what it asks above that is refused.
 */
export const serve = (bus: Bus, subject: string, handler: Handler, options: ServeOptions = {}): Service => {
  const { group = 'dienst', concurrency = 32, waiting = 256 } = options
  const subscription = bus.nc.subscribe(subject, { queue: group })
  const underWay = new Set<Promise<void>>()
  const lines = new Lines<Msg>(waiting)
  const unsent = (thrown: unknown): void =>
    bus.log.warn({ err: thrown, subject }, 'an answer could not be sent')

  const begin = (): void => {
    while (underWay.size < concurrency) {
      const message = lines.next()
      if (message === undefined) return
      // In a turn of its own: what is long in answering leaves room for what comes in.
      const one = turn()
        .then(() => handleOne(bus, message, handler))
        .catch(unsent)
        .finally(() => {
          underWay.delete(one)
          begin()
        })
      underWay.add(one)
    }
  }
  const refuse = (message: Msg, problem: Problem): void => {
    try {
      answerProblem(message, problem)
    } catch (thrown) {
      unsent(thrown)
    }
  }

  const run = async (): Promise<void> => {
    for await (const message of subscription) {
      // Without an address for the answer there is nobody to serve.
      if (message.reply === undefined || message.reply === '') continue
      if (message.data.length > mostBytes) refuse(message, tooLong)
      else if (lines.add(askerOf(message), message)) begin()
      else refuse(message, busy)
    }
    while (underWay.size > 0) await Promise.all(underWay)
  }
  const done = run().catch((thrown) => {
    throw failureOf(thrown)
  })
  return {
    done,
    stop: async () => {
      // Draining asks the server; away, nothing comes in anyhow.
      if (bus.isAway()) subscription.unsubscribe()
      else if (!subscription.isClosed()) await subscription.drain()
      await done
    },
  }
}
