import { type MsgHdrs, headers as newHeaders } from '@nats-io/transport-node'
import { failureOf } from './api-error'
import type { Bus } from './connect'
import { asError, StopError } from './failure'
import { isProblem, readProblem } from './problem'
import { isTraceparent, serviceIn, traced, traceHeader } from './trace'

export interface RequestOptions {
  /** In milliseconds. */
  readonly timeout?: number
  /** Makes it a step of a trace; `from`: the `traceparent` that it follows from, without it a trace begins here. */
  readonly trace?: { readonly from?: string | undefined }
}

/**
 * Asks a service of the region (`dienst.v1.…`), JSON both ways.
 *
 * @throws ProblemError when the service answers with one; RetryError when nobody answers (in time); RefusedError when the
 * credential may not ask this.
 */
export const request = async (
  bus: Bus,
  subject: string,
  body: unknown,
  { timeout = 10_000, trace }: RequestOptions = {},
): Promise<unknown> => {
  if (trace === undefined) return asked(bus, subject, body, timeout, undefined)
  const from = trace.from !== undefined && isTraceparent(trace.from) ? trace.from : undefined
  const step = traced('request', { service: serviceIn(subject) }, from === undefined ? {} : { from })
  try {
    // Whoever asks may be traced by somebody else: what it follows from goes along all the same.
    const answer = await asked(bus, subject, body, timeout, step?.traceparent ?? from)
    step?.end()
    return answer
  } catch (error) {
    step?.end({ failed: true })
    throw error
  }
}

const asked = async (
  bus: Bus,
  subject: string,
  body: unknown,
  timeout: number,
  traceparent: string | undefined,
): Promise<unknown> => {
  const options = traceparent === undefined ? { timeout } : { timeout, headers: headersWith(traceparent) }
  const answer = await bus.nc.request(subject, JSON.stringify(body), options).catch((thrown) => {
    throw failureOf(thrown)
  })
  const value = parse(answer.string(), subject)
  if (isProblem(answer)) throw readProblem(value)
  return value
}

const headersWith = (traceparent: string): MsgHdrs => {
  const headers = newHeaders()
  headers.set(traceHeader, traceparent)
  return headers
}

const parse = (text: string, subject: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (thrown) {
    throw new StopError(`the answer on ${subject} is not JSON`, { cause: asError(thrown) })
  }
}
