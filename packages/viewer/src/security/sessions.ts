import { createHash, randomBytes } from 'node:crypto'
import { setMaxListeners } from 'node:events'

/** Somebody who is logged in. */
export interface Session {
  readonly gebruikersnaam: string
  /** For people. */
  readonly naam: string
  /** What the user looks for; goes with every look, for the audit. */
  readonly doel: string
  /** The search in the list of families: kept here, because a name does not belong in an address. */
  zoek: string
  /** Aborts when the session ends, however it ends. */
  readonly ended: AbortSignal
}

export interface SessionLimits {
  /** Minutes without a look. */
  readonly inactief: number
  /** Minutes after logging in. */
  readonly hoogstens: number
}

interface Kept {
  readonly session: Session
  readonly ending: AbortController
  readonly opened: number
  seen: number
}

/**
 * Sessions in memory: a restart logs everybody out, and nothing about users lies on a disk. Only a hash of the id is kept, so
 * that a dump of the memory opens no session.
 */
export class Sessions {
  readonly #kept = new Map<string, Kept>()
  readonly #idle: number
  readonly #atMost: number

  constructor(
    limits: SessionLimits,
    private readonly clock: () => number = Date.now,
  ) {
    this.#idle = limits.inactief * 60_000
    this.#atMost = limits.hoogstens * 60_000
  }

  /** Returns the id, which is the cookie's value. */
  open(user: { readonly gebruikersnaam: string; readonly naam: string }, doel: string): string {
    const id = randomBytes(32).toString('base64url')
    const ending = new AbortController()
    // Every open page of this user listens; how many there are, is limited elsewhere.
    setMaxListeners(0, ending.signal)
    const now = this.clock()
    const session = {
      gebruikersnaam: user.gebruikersnaam,
      naam: user.naam,
      doel,
      zoek: '',
      ended: ending.signal,
    }
    this.#kept.set(keyOf(id), { session, ending, opened: now, seen: now })
    return id
  }

  /** `look`: whether somebody looks now, or only a page that keeps itself up to date, which must not keep a session alive. */
  find(id: string | undefined, { look }: { readonly look: boolean }): Session | undefined {
    if (id === undefined) return undefined
    this.endOverdue()
    const kept = this.#kept.get(keyOf(id))
    if (kept === undefined) return undefined
    if (look) kept.seen = this.clock()
    return kept.session
  }

  end(id: string | undefined): void {
    if (id !== undefined) this.#end(keyOf(id))
  }

  /** Ends the sessions whose time is over; their open pages hear it. */
  endOverdue(): void {
    const now = this.clock()
    for (const [key, { opened, seen }] of this.#kept)
      if (now - seen >= this.#idle || now - opened >= this.#atMost) this.#end(key)
  }

  endAll(): void {
    for (const key of [...this.#kept.keys()]) this.#end(key)
  }

  #end(key: string): void {
    const kept = this.#kept.get(key)
    this.#kept.delete(key)
    kept?.ending.abort()
  }
}

const keyOf = (id: string): string => createHash('sha256').update(id).digest('base64url')
