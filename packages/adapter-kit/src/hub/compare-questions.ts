import type { Shared } from '../pipeline/shared'
import type { Sharing } from '../share'
import type { HubClient } from './ask-hub'

/** Questions that were not heard, and those that ended unheard. */
export interface ComparedQuestions {
  readonly asked: number
  readonly ended: number
}

/**
 * Brings the questions that this adapter heard in line with those that the hub asks: a ledger that was lost has none, one that was put
 * back from a copy has old ones. Whoever is not asked about any more must not be shared, so each is held against the hub once more after
 * it was changed here.
 *
 * @throws RetryError while there is no hub.
 */
export const compareQuestions = async (
  { ledger, now }: Pick<Shared, 'ledger' | 'now'>,
  { asked, ended }: Sharing,
  hub: HubClient,
  signal: AbortSignal,
): Promise<ComparedQuestions> => {
  const begun = now().toISOString()
  const found = { asked: 0, ended: 0 }
  for (let after: string | undefined, isLast = false; !isLast && !signal.aborted; ) {
    const { pseudonyms, next } = await hub.asked(after)
    for (const pseudonym of pseudonyms) {
      if (ledger.asked.doesExist(pseudonym)) continue
      await asked(pseudonym)
      if (await hub.isAsked(pseudonym)) found.asked += 1
      else await ended(pseudonym)
    }
    const there = new Set(pseudonyms)
    const range = {
      ...(after === undefined ? {} : { start: after, exclusiveStart: true }),
      ...(next === undefined ? {} : { end: next, inclusiveEnd: true }),
    }
    const unknown = [...ledger.asked.getRange(range)].filter(
      // One that came meanwhile is newer than the page.
      ({ key, value }) => !there.has(key) && value < begun,
    )
    for (const { key } of unknown) {
      if (await hub.isAsked(key)) continue
      await ended(key)
      found.ended += 1
    }
    after = next
    isLast = next === undefined
  }
  return found
}
