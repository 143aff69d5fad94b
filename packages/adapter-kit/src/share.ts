import { publishChange } from './pipeline/pending'
import type { Shared } from './pipeline/shared'

/** What the hub asks of an adapter that keeps its clients to itself (DESIGN.md, "Who shares"). */
export interface Sharing {
  /**
   * `bekendheid.gevraagd`: what the ledger has of clients with this pseudonym goes out now, and what comes later at once.
   * Resolves when it has arrived. A question about nobody known is remembered for when that client appears.
   */
  asked(pseudonym: string): Promise<number>
  /** `bekendheid.beeindigd`: what was published for these clients, and for no other asked client, is withdrawn. */
  ended(pseudonym: string): Promise<number>
}

export const sharing = (shared: Shared): Sharing => {
  const moment = (): { readonly at: string; readonly versie: string } => ({
    at: shared.now().toISOString(),
    versie: shared.versie,
  })
  return {
    asked: (pseudonym) => {
      const now = moment()
      return publishChange(shared, (change) => change.asked(pseudonym, now.at, now))
    },
    ended: (pseudonym) => publishChange(shared, (change) => change.asked(pseudonym, undefined, moment())),
  }
}
