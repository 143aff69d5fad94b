import type { Database } from 'lmdb'

const place = 'ring'

interface Ring {
  /** How often the keys have changed since this ledger first asked. */
  readonly changes: number
  readonly present: string
  /** Keys of before that the service still has, and that pseudonyms here were made with. */
  readonly older: readonly string[]
}

/**
 * Under which keys of the pseudonym service this ledger has its pseudonyms. While a key is being replaced, a BSN has a pseudonym of each:
 * whoever has moved on is linked to who has not yet.
 */
export interface Keyring {
  /** Changes with the keys: records that were translated under another one are translated anew. Empty until the first change. */
  mark(): string
  /** The pseudonyms of the BSN with this reference, the present key's first, with blanks between; undefined when that one is lacking. */
  known(reference: string): string | undefined
  /** The keys of before of which this ledger has pseudonyms, when the service answers under this one. */
  before(present: string): readonly string[]
  /** Inside a commit: the service answers under this key, and has these of before. */
  set(present: string, older: readonly string[]): void
  /** What was set was not written. */
  forget(): void
}

const versionOf = (pseudonym: string): string => pseudonym.slice(0, pseudonym.indexOf('.'))

const read = (stored: string | undefined): Ring | undefined => {
  const [changes, present, ...older] = stored?.split(' ') ?? []
  return changes === undefined || present === undefined
    ? undefined
    : { changes: Number(changes), present, older }
}

export const keyring = (pseudonyms: Database<string, string>, keys: Database<string, string>): Keyring => {
  let ring = read(keys.get(place))

  const before = (present: string): readonly string[] => {
    if (ring !== undefined) return [ring.present, ...ring.older].filter((versie) => versie !== present)
    // It has pseudonyms from before it kept anything of the keys.
    const [any] = [...pseudonyms.getRange({ limit: 1 })].map(({ value }) => versionOf(value))
    return any === undefined || any === present ? [] : [any]
  }

  return {
    before,
    mark: () => (ring === undefined || ring.changes === 0 ? '' : String(ring.changes)),
    known: (reference) => {
      const kept = pseudonyms.get(reference)
      if (kept === undefined || ring === undefined) return kept
      const { present, older } = ring
      if (older.length === 0 && !kept.includes(' ')) return versionOf(kept) === present ? kept : undefined
      const each = new Map(kept.split(' ').map((pseudonym) => [versionOf(pseudonym), pseudonym]))
      if (!each.has(present)) return undefined
      return [present, ...older].flatMap((versie) => each.get(versie) ?? []).join(' ')
    },
    set: (present, older) => {
      const isNew = ring === undefined && older.length === 0 && before(present).length === 0
      if (ring?.present === present && ring.older.join() === older.join()) return
      ring = { changes: isNew ? 0 : (ring?.changes ?? 0) + 1, present, older }
      keys.putSync(place, [ring.changes, present, ...older].join(' '))
    },
    forget: () => {
      ring = read(keys.get(place))
    },
  }
}
