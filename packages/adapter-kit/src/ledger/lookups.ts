import type { References } from '../pipeline/references'
import type { Sealing } from '../seal'
import { ownerOf } from './entries'
import type { Ledger } from './open-ledger'

/** A client to look up elsewhere. */
export interface Client {
  /** Its record's key: keyed, so that no BSN stands anywhere. */
  readonly key: string
  readonly bsn: string
}

/** The BSNs of those whom the organisation has as clients, each encrypted for as long as a record that says so is there. */
export interface Lookups {
  /** Inside a commit. */
  put(feed: string, key: string, bsns: readonly string[]): void
  /** Inside a commit: the record is gone. */
  remove(feed: string, key: string): void
  /** Each once, in the order of their keys. */
  clients(): readonly Client[]
}

export const lookups = (ledger: Ledger, references: References, { seal, unseal }: Sealing): Lookups => {
  const table = ledger.lookups
  /** So that asking often costs no more than reading the keys. */
  const opened = new Map<string, string>()
  const placeOf = (token: string): string => `lookups/${token}`
  const remove = (feed: string, key: string): void => {
    const owner = ownerOf(feed, key)
    for (const each of [...table.getKeys({ start: [owner, ''], end: [owner, '\u{10ffff}'] })])
      table.removeSync(each)
  }
  return {
    remove,
    put: (feed, key, bsns) => {
      remove(feed, key)
      for (const bsn of bsns) {
        const token = references.bsn(bsn)
        table.putSync([ownerOf(feed, key), token], seal(placeOf(token), bsn))
      }
    },
    clients: () => {
      const found = new Map<string, string>()
      for (const each of table.getKeys()) {
        const [, token] = each
        if (found.has(token)) continue
        const sealed = opened.has(token) ? undefined : table.get(each)
        const bsn = opened.get(token) ?? (sealed && unseal(placeOf(token), sealed))
        if (bsn !== undefined) found.set(token, bsn)
      }
      opened.clear()
      for (const [token, bsn] of found) opened.set(token, bsn)
      return [...found].map(([key, bsn]) => ({ key, bsn })).sort((a, b) => (a.key < b.key ? -1 : 1))
    },
  }
}
