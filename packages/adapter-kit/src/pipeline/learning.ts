import { type Backoff, untilDone, usualBackoff } from '../backoff'
import { RetryError } from '../failures'
import type { Ledger } from '../ledger/open-ledger'
import type { Rejection } from '../rejection'
import type { PseudonymClient } from './pseudonyms'
import type { References } from './references'

/** The pseudonym service does not answer: what needs it is kept, and everything else goes on. */
export const waitsForPseudonym: Rejection = {
  reden: 'wacht-op-pseudoniem',
  pad: '',
  uitleg: 'the pseudonym service does not answer; it is kept, and goes out as soon as that does',
}

export interface Learning {
  /**
   * Gets pseudonyms into the ledger's cache, each request's answer kept as it comes. False when the service is away, busy or hangs; it is
   * then asked again in the background, and until it answers nobody waits for it.
   * @throws StopError when it refuses.
   */
  learn(bsns: readonly string[]): Promise<boolean>
  /** Whether it answered the last time. */
  isThere(): boolean
  /** Sees under which key the service answers now, also where nothing new is asked for. @throws as `learn`, and a RetryError. */
  look(): Promise<void>
}

/** Evaluated to see under which key; no BSN is so. */
const nobody = '000000000'

export const learning = (
  ledger: Pick<Ledger, 'pseudonyms' | 'keys' | 'commit'>,
  references: Pick<References, 'bsn'>,
  client: PseudonymClient,
  signal: AbortSignal,
  backoff: Backoff = usualBackoff,
): Learning => {
  let isThere = true
  let refusal: { readonly error: unknown } | undefined

  /** Under the present key, and under those of before of which the ledger has pseudonyms, as long as the service has them. */
  const askOf = async (bsns: readonly string[], isKept: boolean): Promise<void> => {
    const found = await client.fetch(bsns)
    const [first = ''] = found.values()
    const present = first.slice(0, first.indexOf('.'))
    const older = new Map<string, ReadonlyMap<string, string>>()
    for (const versie of ledger.keys.before(present)) {
      const each = await client.fetchOlder(versie, bsns)
      if (each !== undefined) older.set(versie, each)
    }
    await ledger.commit(() => {
      ledger.keys.set(present, [...older.keys()])
      if (!isKept) return
      for (const [bsn, pseudonym] of found) {
        const all = [pseudonym, ...[...older.values()].flatMap((each) => each.get(bsn) ?? [])]
        ledger.pseudonyms.putSync(references.bsn(bsn), all.join(' '))
      }
    })
  }

  const ask = async (bsns: readonly string[]): Promise<void> => {
    for (let from = 0; from < bsns.length; from += client.atOnce)
      await askOf(bsns.slice(from, from + client.atOnce), true)
  }

  const askOn = async (bsns: readonly string[]): Promise<void> => {
    try {
      await untilDone(
        () => ask(bsns),
        signal,
        () => undefined,
        backoff,
      )
    } catch (error) {
      if (!signal.aborted) refusal = { error }
    }
    isThere = true
  }

  return {
    isThere: () => isThere,
    look: () => askOf([nobody], false),
    learn: async (bsns) => {
      if (refusal !== undefined) {
        const { error } = refusal
        refusal = undefined
        throw error
      }
      if (!isThere) return false
      try {
        await ask(bsns)
        return true
      } catch (error) {
        if (!(error instanceof RetryError)) throw error
        isThere = false
        // One is enough to see that it is back.
        void askOn(bsns.slice(0, 1))
        return false
      }
    },
  }
}
