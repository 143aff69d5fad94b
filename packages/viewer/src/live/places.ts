/** As many open pages as one user has at once: more than anybody looks at, and a tab that nobody sees holds none. */
const ofOneUser = 20
/** As many as this process has, below the 1,024 open files that a process may have at the least. */
const ofAll = 800

/** Open pages hold a connection each, which never ends by itself: somebody with one login could take them all. */
export class Places {
  readonly #taken = new Map<string, number>()
  #all = 0

  /** Returns what gives the place back, which may be called once; undefined when there is none. */
  take(user: string): (() => void) | undefined {
    const taken = this.#taken.get(user) ?? 0
    if (taken >= ofOneUser || this.#all >= ofAll) return undefined
    this.#taken.set(user, taken + 1)
    this.#all += 1
    return () => {
      const left = (this.#taken.get(user) ?? 1) - 1
      if (left === 0) this.#taken.delete(user)
      else this.#taken.set(user, left)
      this.#all -= 1
    }
  }
}
