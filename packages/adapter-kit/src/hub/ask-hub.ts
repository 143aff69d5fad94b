import { ProblemError } from '@gezinsbeeld/bus'
import { dienstSubject } from '@gezinsbeeld/contracts'
import { z } from 'zod'
import { pause } from '../backoff'
import { RetryError, StopError } from '../failures'
import type { Ask } from '../pipeline/pseudonyms'

/** What the hub has of an object of ours. */
export interface Held {
  /** `<domein>.<token>`, as the ledger calls it. */
  readonly object: string
  /** `ce-sequence` of its version; 0 when it has none. */
  readonly sequence: number
  /** The source system that said it. */
  readonly bronsysteem: string | undefined
  readonly withdrawn: boolean
  /** A person who was erased at the hub and is not taken again. */
  readonly refused: boolean
}

/** The hub's service for adapters (`dienst.v1.bron`). @throws RetryError while there is no hub that leads; StopError when it refuses. */
export interface HubClient {
  /** What stands at the hub behind `after`, sorted by object; `next`: where the next page begins. */
  page(after: string | undefined): Promise<{ readonly held: readonly Held[]; readonly next?: string }>
  /**
   * These objects, once the hub has applied everything that the bus had acknowledged when this was called; by object. What it
   * does not have is not in it.
   */
  named(objects: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Held>>
  /** Pseudonyms that we are asked about, behind `after`. */
  asked(
    after: string | undefined,
  ): Promise<{ readonly pseudonyms: readonly string[]; readonly next?: string }>
  isAsked(pseudonym: string): Promise<boolean>
}

/** How many objects one question names. */
const atOnce = 500
/** Between two looks at how far the hub is. */
const lookMs = 500

const objects = z.object({
  objecten: z.array(
    z.object({
      object: z.string(),
      volgnummer: z.number().default(0),
      bronsysteem: z.string().optional(),
      ingetrokken: z.boolean().default(false),
      geweigerd: z.boolean().default(false),
    }),
  ),
  volgende: z.string().optional(),
  verwerkt: z.number().default(0),
  einde: z.number().default(0),
})
const asked = z.object({ gevraagd: z.array(z.string()), volgende: z.string().optional() })

const heldOf = (each: z.infer<typeof objects>['objecten'][number]): Held => ({
  object: each.object,
  sequence: each.volgnummer,
  bronsysteem: each.bronsysteem,
  withdrawn: each.ingetrokken,
  refused: each.geweigerd,
})

export const hubClient = (organisatie: string, ask: Ask): HubClient => {
  const put = async <T>(verb: string, schema: z.ZodType<T>, body: unknown): Promise<T> => {
    let answer: unknown
    try {
      answer = await ask(dienstSubject('bron', organisatie, verb), body)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      const said = `the hub says ${error.status} ${error.title}`
      throw error.status >= 500
        ? new RetryError(said, { cause: error })
        : new StopError(said, { cause: error })
    }
    const parsed = schema.safeParse(answer)
    if (!parsed.success) throw new RetryError('the hub gave no answer of the contract')
    return parsed.data
  }

  const some = async (names: readonly string[], signal: AbortSignal): Promise<readonly Held[]> => {
    let end: number | undefined
    for (;;) {
      const { objecten, verwerkt, einde } = await put('objecten', objects, { objecten: names })
      end ??= einde
      if (verwerkt >= end) return objecten.map(heldOf)
      await pause(lookMs, signal)
      if (signal.aborted) throw new RetryError('the adapter stops')
    }
  }

  return {
    page: async (after) => {
      const { objecten, volgende } = await put('objecten', objects, { vanaf: after })
      return { held: objecten.map(heldOf), ...(volgende === undefined ? {} : { next: volgende }) }
    },
    named: async (names, signal) => {
      const found = new Map<string, Held>()
      for (let from = 0; from < names.length; from += atOnce)
        for (const held of await some(names.slice(from, from + atOnce), signal)) found.set(held.object, held)
      return found
    },
    asked: async (after) => {
      const { gevraagd, volgende } = await put('gevraagd', asked, { vanaf: after })
      return { pseudonyms: gevraagd, ...(volgende === undefined ? {} : { next: volgende }) }
    },
    isAsked: async (pseudonym) => {
      const { gevraagd } = await put('gevraagd', asked, { pseudoniem: pseudonym })
      return gevraagd.includes(pseudonym)
    },
  }
}
