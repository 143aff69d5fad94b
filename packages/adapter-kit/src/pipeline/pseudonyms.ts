import { setImmediate as breathe } from 'node:timers/promises'
import { ProblemError } from '@gezinsbeeld/bus'
import { blind, finalize } from '@gezinsbeeld/identity'
import { z } from 'zod'
import { RetryError, StopError } from '../failures'

/** Gets pseudonyms for BSNs that are valid and not yet in the cache. */
export interface PseudonymClient {
  /** How many the service takes in one request. */
  readonly atOnce: number
  /** Under the present key. @throws RetryError while the service is away or busy; StopError when it refuses. */
  fetch(bsns: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Under a key of before; undefined when the service has it no more. @throws as `fetch`. */
  fetchOlder(versie: string, bsns: readonly string[]): Promise<ReadonlyMap<string, string> | undefined>
}

/** Asks a service: JSON both ways. @throws ProblemError for an error reply, RetryError when nobody answers. */
export type Ask = (subject: string, request: unknown) => Promise<unknown>

/** Curve arithmetic takes about half a millisecond a BSN: between slices of this many, timers and sockets get their turn. */
const sliceSize = 16

const answer = z.object({ versie: z.string().regex(/^[A-Za-z0-9]{1,8}$/), geevalueerd: z.array(z.string()) })

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

  const asked = async (body: unknown): Promise<unknown> => {
    try {
      return await ask(subject, body)
    } catch (error) {
      throw error instanceof ProblemError ? refusal(error) : error
    }
  }

  const batch = async (
    bsns: readonly string[],
    named: { readonly versie?: string },
  ): Promise<ReadonlyMap<string, string>> => {
    const blinded = await inSlices(bsns, (bsn) => ({ bsn, ...blind(bsn) }))
    const reply = answer.safeParse(
      await asked({ geblindeerd: blinded.map(({ geblindeerd }) => geblindeerd), ...named }),
    )
    if (!reply.success) {
      throw new RetryError('the pseudonym service gave no answer of the contract', { cause: reply.error })
    }
    const { versie, geevalueerd } = reply.data
    if (geevalueerd.length !== blinded.length) {
      throw new RetryError('the pseudonym service answered another number than was asked')
    }
    const found = await inSlices(blinded, ({ bsn, ...rest }, index) => {
      try {
        return [bsn, finalize(bsn, rest, versie, geevalueerd[index] ?? '')] as const
      } catch (cause) {
        throw new RetryError('the pseudonym service answered something that is no group element', { cause })
      }
    })
    return new Map(found)
  }

  return {
    atOnce: 256,
    fetch: (bsns) => batch(bsns, {}),
    fetchOlder: async (versie, bsns) => {
      try {
        const found = await batch(bsns, { versie })
        // A service that does not know of older keys answers under the present one.
        return [...found.values()].every((pseudonym) => pseudonym.startsWith(`${versie}.`))
          ? found
          : undefined
      } catch (error) {
        if (error instanceof StopError && error.cause instanceof ProblemError && error.cause.status === 400)
          return undefined
        throw error
      }
    },
  }
}

const refusal = (problem: ProblemError): Error =>
  problem.status === 429 || problem.status >= 500
    ? new RetryError(`the pseudonym service is busy (${problem.status})`, { cause: problem })
    : new StopError(`the pseudonym service refused (${problem.status} ${problem.title})`, { cause: problem })
