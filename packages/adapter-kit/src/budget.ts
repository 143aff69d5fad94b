/** What a source may be asked to bear. */
export interface BudgetOptions {
  /** Records a second of all feeds together. */
  readonly perSeconde?: number | undefined
  /** `22:00-06:00`, Dutch time: only then everything is read, or all keys are compared; what changes is read at any time. */
  readonly venster?: string | undefined
  /** Feeds that may be reading everything at one time. */
  readonly gelijktijdig?: number | undefined
}

export interface Budget {
  /** After so many records were read: resolves when the next may be. */
  spend(records: number, signal: AbortSignal): Promise<void>
  /** Before reading everything: resolves when it may begin, with what ends it. */
  begin(signal: AbortSignal): Promise<() => void>
  /** Between two pages of that: resolves when the window is open. */
  proceed(signal: AbortSignal): Promise<void>
  /** Whether the window is open now. */
  isOpen(): boolean
}

export interface BudgetClock {
  now(): number
  /** Waits; ends early, without a failure, when `signal` aborts. */
  pause(ms: number, signal: AbortSignal): Promise<void>
}

const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))

const dutchTime = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', timeStyle: 'short' })

/** Minutes of the Dutch day until `window` opens; 0 while it is open. Over midnight when it ends before it begins. */
export const minutesUntilOpen = (window: string, nowMs: number): number => {
  const [begin, end] = window.split('-').map(minutes)
  if (begin === undefined || end === undefined || begin === end) return 0
  const now = minutes(dutchTime.format(nowMs))
  const open = begin < end ? now >= begin && now < end : now >= begin || now < end
  return open ? 0 : (begin - now + 1_440) % 1_440
}

/** Waiting is done in parts, so that a change to summer time or a clock that is set shifts nothing for long. */
const longestPauseMs = 60_000

/** One for all feeds of an adapter: they read one and the same system. */
export const budgetOf = (
  { perSeconde, venster, gelijktijdig }: BudgetOptions,
  clock: BudgetClock,
): Budget => {
  let freeMs = 0
  let reading = 0
  let queue: (() => void)[] = []

  const closedMinutes = (): number => (venster === undefined ? 0 : minutesUntilOpen(venster, clock.now()))

  const proceed = async (signal: AbortSignal): Promise<void> => {
    for (let left = closedMinutes(); left > 0 && !signal.aborted; left = closedMinutes()) {
      await clock.pause(Math.min(left * 60_000, longestPauseMs), signal)
    }
  }

  return {
    spend: async (records, signal) => {
      if (perSeconde === undefined || records === 0) return
      freeMs = Math.max(freeMs, clock.now()) + (records / perSeconde) * 1_000
      await clock.pause(freeMs - clock.now(), signal)
    },
    begin: async (signal) => {
      await proceed(signal)
      while (reading >= (gelijktijdig ?? Number.POSITIVE_INFINITY) && !signal.aborted) {
        await new Promise<void>((resolve) => {
          queue.push(resolve)
          signal.addEventListener('abort', () => resolve(), { once: true })
        })
      }
      reading += 1
      return () => {
        reading -= 1
        const waiting = queue
        queue = []
        for (const go of waiting) go()
      }
    },
    proceed,
    isOpen: () => closedMinutes() === 0,
  }
}
