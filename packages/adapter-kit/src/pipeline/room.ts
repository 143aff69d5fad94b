/** Room for so many at a time; the others wait, in the order in which they came. */
export interface Room {
  /** Resolves when there is room, with what gives it back. */
  enter(): Promise<() => void>
}

export const roomFor = (places: number): Room => {
  let free = places
  const queue: (() => void)[] = []
  const leave = (): void => {
    const next = queue.shift()
    if (next === undefined) free += 1
    else next()
  }
  return {
    enter: async () => {
      if (free > 0) free -= 1
      else await new Promise<void>((resolve) => queue.push(resolve))
      return leave
    },
  }
}
