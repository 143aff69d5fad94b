/** How much somebody may still ask: so much an hour, and no more than that at once. */
export interface Allowance {
  /** Takes `count` at `now` (ms); undefined, or after how many seconds there is enough again, and then nothing was taken. */
  take(who: string, count: number, now: number): number | undefined
}

const hour = 3_600_000

export const allowance = (perHour: number): Allowance => {
  const left = new Map<string, { count: number; at: number }>()
  return {
    take: (who, count, now) => {
      const before = left.get(who) ?? { count: perHour, at: now }
      const grown = Math.min(perHour, before.count + ((now - before.at) / hour) * perHour)
      const enough = grown >= count
      left.set(who, { count: enough ? grown - count : grown, at: now })
      return enough ? undefined : Math.ceil(((count - grown) / perHour) * 3_600)
    },
  }
}
