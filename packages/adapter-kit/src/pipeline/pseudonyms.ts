import { setImmediate as breathe } from 'node:timers/promises'
import { blind, finalize } from '@gezinsbeeld/identity'
import { z } from 'zod'
import { RetryError, StopError } from '../failures'

/** Gets pseudonyms for BSNs that are valid and not yet in the cache. */
export interface PseudonymClient {
  /** @throws RetryError while the service is away or busy; StopError when it refuses. */
  fetch(bsns: readonly string[]): Promise<ReadonlyMap<string, string>>
}

/** Asks a service: JSON both ways. An error reply is a value too (`application/problem+json`, status ≥ 400). */
export type Ask = (subject: string, request: unknown) => Promise<unknown>

/** What the service takes in one request. */
const batchSize = 256

/** Curve arithmetic takes about half a millisecond a BSN: between slices of this many, timers and sockets get their turn. */
const sliceSize = 16

const answer = z.union([
  z.object({ versie: z.string().regex(/^[A-Za-z0-9]{1,8}$/), geevalueerd: z.array(z.string()) }),
  z.object({
    status: z.number().int().min(400),
    title: z.string().optional(),
    detail: z.string().optional(),
  }),
])

const inSlices = async <T, U>(items: readonly T[], each: (item: T, index: number) => U): Promise<U[]> => {
  const results: U[] = []
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % sliceSize === 0) await breathe()
    results.push(each(item, index))
  }
  return results
}

/**
 * The client side of the oblivious PRF (RFC 9497): blinds each BSN, lets the service evaluate, and finalizes. The service never
 * sees a BSN; the adapter never sees the key.
 */
export const pseudonymClient = (organisatie: string, ask: Ask): PseudonymClient => {
  const subject = `dienst.v1.pseudoniem.${organisatie}.evalueer`

  const batch = async (bsns: readonly string[]): Promise<readonly (readonly [string, string])[]> => {
    const blinded = await inSlices(bsns, (bsn) => ({ bsn, ...blind(bsn) }))
    const reply = answer.safeParse(
      await ask(subject, { geblindeerd: blinded.map(({ geblindeerd }) => geblindeerd) }),
    )
    if (!reply.success)
      throw new RetryError('the pseudonym service gave no answer of the contract', { cause: reply.error })
    if ('status' in reply.data) throw refusal(reply.data.status, reply.data.title)
    const { versie, geevalueerd } = reply.data
    if (geevalueerd.length !== blinded.length) {
      throw new RetryError('the pseudonym service answered another number than was asked', {
        cause: undefined,
      })
    }
    return inSlices(blinded, ({ bsn, ...rest }, index) => {
      try {
        return [bsn, finalize(bsn, rest, versie, geevalueerd[index] ?? '')] as const
      } catch (cause) {
        throw new RetryError('the pseudonym service answered something that is no group element', { cause })
      }
    })
  }

  return {
    fetch: async (bsns) => {
      const found = new Map<string, string>()
      for (let from = 0; from < bsns.length; from += batchSize) {
        for (const [bsn, pseudonym] of await batch(bsns.slice(from, from + batchSize)))
          found.set(bsn, pseudonym)
      }
      return found
    },
  }
}

const refusal = (status: number, title = 'no title'): Error =>
  status === 429 || status >= 500
    ? new RetryError(`the pseudonym service is busy (${status} ${title})`, { cause: undefined })
    : new StopError(`the pseudonym service refused (${status} ${title})`, { cause: undefined })
