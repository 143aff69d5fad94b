/** Runs what it is given one after the other, in the order in which it came. */
export const createTurns = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    // Whoever asked hears of a failure; the next has its turn all the same.
    last = mine.catch(() => undefined)
    return mine
  }
}
