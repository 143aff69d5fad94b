import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { FhirError } from './outcome'

/** What a real server sometimes does, for tests; each is spent on one request. */
export type Misbehaviour =
  /** 429 with `Retry-After` in seconds. */
  | { readonly kind: 'throttled'; readonly retryAfter: number }
  /** 503 with `Retry-After`, or 500. */
  | { readonly kind: 'error'; readonly status: 500 | 503; readonly retryAfter?: number }
  /** Half of the answer, then the connection is cut. */
  | { readonly kind: 'cut' }
  /** An answer that ends well and is no JSON. */
  | { readonly kind: 'garbage' }
  /** No answer at all, until the client gives up or the server ends. */
  | { readonly kind: 'silent' }

/** Throws, or holds the request, for what happens before an answer is made. */
export const beforeAnswer = async (fault: Misbehaviour | undefined, reply: FastifyReply): Promise<void> => {
  switch (fault?.kind) {
    case 'throttled':
      throw new FhirError(429, 'throttled', 'too many requests', { 'retry-after': String(fault.retryAfter) })
    case 'error':
      throw new FhirError(
        fault.status,
        'exception',
        'the server failed',
        fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) },
      )
    case 'silent':
      await new Promise((resolve) => reply.raw.once('close', resolve))
      return
    case 'cut':
    case 'garbage':
    case undefined:
      return
  }
}

/** What goes out instead of an answer that is made. */
export const spoilAnswer = (
  fault: Misbehaviour | undefined,
  reply: FastifyReply,
  text: string,
): string | Readable => {
  switch (fault?.kind) {
    case 'cut': {
      const bytes = Buffer.from(text)
      reply.header('content-length', bytes.length)
      return Readable.from(half(bytes))
    }
    case 'garbage':
      return text.slice(0, -2)
    case 'throttled':
    case 'error':
    case 'silent':
    case undefined:
      return text
  }
}

/** A stream that fails makes the server cut the connection. */
async function* half(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes.subarray(0, bytes.length >> 1)
  throw new Error('cut on purpose')
}
