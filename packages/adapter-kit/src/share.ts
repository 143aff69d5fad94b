import { feedOfOwner } from './ledger/entries'
import { publishChange } from './pipeline/pending'
import type { Shared } from './pipeline/shared'

/** What the hub asks of an adapter that keeps its clients to itself (DESIGN.md, "Who shares"). `from`: the question's `traceparent`. */
export interface Sharing {
  /**
   * `bekendheid.gevraagd`: what the ledger has of clients with this pseudonym goes out now, and what comes later at once.
   * Resolves when it has arrived. A question about nobody known is remembered for when that client appears.
   */
  asked(pseudonym: string, from?: string): Promise<number>
  /** `bekendheid.beeindigd`: what was published for these clients, and for no other asked client, is withdrawn. */
  ended(pseudonym: string, from?: string): Promise<number>
}

/** `onPublished` is told the feed of each event that arrived. */
export const sharing = (shared: Shared, onPublished: (feed: string) => void): Sharing => {
  const ask = async (pseudonym: string, asks: boolean, from: string | undefined): Promise<number> => {
    const moment = { at: shared.now().toISOString(), versie: shared.versie }
    const settled = await publishChange(
      shared,
      (change) => change.asked(pseudonym, asks ? moment.at : undefined, moment),
      from,
    )
    for (const owner of settled.flatMap(({ entry }) => entry.owners.at(-1) ?? []))
      onPublished(feedOfOwner(owner))
    return settled.length
  }
  return {
    asked: (pseudonym, from) => ask(pseudonym, true, from),
    ended: (pseudonym, from) => ask(pseudonym, false, from),
  }
}
