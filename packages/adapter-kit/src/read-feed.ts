import { pause } from './backoff'
import type { Budget } from './budget'
import { RetryError } from './failures'
import type { FeedOrders } from './orders'
import { waitsForPseudonym } from './pipeline/learning'
import { pipeline } from './pipeline/pipeline'
import type { FeedShared } from './pipeline/shared'
import type { KnownKeys, Page, Source } from './sources/source'

export interface Rhythm {
  /** Milliseconds from the start of one pass to the start of the next. */
  readonly intervalMs: number
  /** Milliseconds between two comparisons of all keys. */
  readonly reconcileMs: number
}

export interface Reading {
  readonly shared: FeedShared
  readonly source: Source
  readonly rhythm: Rhythm
  readonly budget: Budget
  readonly orders: FeedOrders
  /** The source was read. */
  readonly onRead: () => void
}

const knownKeys = ({ ledger, quarantine, feed }: FeedShared): KnownKeys => {
  const records = ledger.records(feed.naam)
  return {
    has: (key) => records.has(key) || quarantine.has(feed.naam, key),
    inOrder: () => records.keys(),
    parked: () => quarantine.keys(feed.naam),
  }
}

/** Where everything is being read, beside what changes. */
interface CatchUp {
  readonly cursor: unknown
  /** Until it is through, nobody can say up to when the feed is complete. */
  readonly first: boolean
}

interface Place {
  readonly cursor: unknown
  readonly catchUp: CatchUp | undefined
}

const twoCursors = '§inhalen'

/** While everything is being read, the ledger keeps two cursors where it otherwise has one. */
const toStored = ({ cursor, catchUp }: Place): unknown =>
  catchUp === undefined ? cursor : { [twoCursors]: [cursor ?? null, catchUp.cursor ?? null, catchUp.first] }

const fromStored = (stored: unknown): Place => {
  const both: unknown =
    typeof stored === 'object' && stored !== null ? Reflect.get(stored, twoCursors) : undefined
  if (!Array.isArray(both)) return { cursor: stored, catchUp: undefined }
  const [cursor, behind, first]: readonly unknown[] = both
  return { cursor: cursor ?? undefined, catchUp: { cursor: behind ?? undefined, first: first === true } }
}

const storedPlace = ({ ledger, feed, mapping }: FeedShared): Place => {
  const state = ledger.feeds.get(feed.naam)
  return fromStored(state?.mapping === mapping ? state.cursor : undefined)
}

/** Pages of the catching up between two looks at what changed. */
const pagesInTurn = 20
/** Parked records that are tried again in one page. */
const keysAtOnce = 200

/** Reads a feed until `signal` aborts, the keys of the pseudonyms change, or something is thrown. */
export const readFeed = async (reading: Reading, signal: AbortSignal): Promise<void> => {
  const { shared, source, rhythm, budget, orders } = reading
  const { ledger, feed, quarantine } = shared
  const line = pipeline(shared)
  let place = storedPlace(shared)
  /** The pass that catches up, kept open between its turns. */
  let behind: AsyncIterator<Page> | undefined

  /** Records that waited for the pseudonym service, once it answers. */
  const tryWithPseudonyms = async (): Promise<void> => {
    const waiting = quarantine.counts().get(feed.naam)?.get(waitsForPseudonym.reden) ?? 0
    if (waiting > 0 && shared.learning.isThere())
      await tryAgain([...quarantine.keys(feed.naam, waitsForPseudonym.reden)])
  }

  const accept = async (page: Page, at: Place): Promise<void> => {
    const { standPer, ...rest } = page
    const complete = at.catchUp?.first !== true && standPer !== undefined
    const whole = { ...rest, cursor: toStored(at), ...(complete ? { standPer } : {}) }
    place = at
    await line.accept(whole)
    await budget.spend(page.records.length, signal)
  }

  /** Everything at once, where a source cannot be read from two cursors in turns. */
  const wholePass = async (): Promise<void> => {
    const end = await budget.begin(signal)
    try {
      for await (const page of source.pass(undefined)) {
        await accept(page, { ...place, cursor: page.cursor })
        await budget.proceed(signal)
        if (signal.aborted) return
      }
    } finally {
      end()
    }
  }

  const changes = async (): Promise<void> => {
    if (place.cursor === undefined) {
      const now = await source.now?.()
      if (now === undefined) return wholePass()
      place = { cursor: now, catchUp: { cursor: undefined, first: true } }
    }
    for await (const page of source.pass(place.cursor)) {
      await accept(page, { ...place, cursor: page.cursor })
      if (signal.aborted) return
    }
  }

  /** Some pages of everything; returns whether there is more. */
  const catchUp = async (): Promise<boolean> => {
    if (place.catchUp === undefined) return false
    if (!budget.isOpen()) return false
    const end = await budget.begin(signal)
    try {
      for (let pages = 0; pages < pagesInTurn && !signal.aborted; pages += 1) {
        const { catchUp: before } = place
        if (before === undefined) return false
        behind ??= source.pass(before.cursor)[Symbol.asyncIterator]()
        const next = await behind.next()
        if (next.done === true) {
          behind = undefined
          place = { ...place, catchUp: undefined }
          orders.caughtUp()
          return false
        }
        const { standPer: _, ...page } = next.value
        await accept(page, { ...place, catchUp: { ...before, cursor: page.cursor } })
      }
      return true
    } finally {
      end()
    }
  }

  const compare = async (): Promise<void> => {
    const end = await budget.begin(signal)
    try {
      await line.drain()
      for await (const page of source.reconcile(place.cursor, knownKeys(shared))) {
        await accept(page, place)
        await budget.proceed(signal)
        if (signal.aborted) return
      }
    } finally {
      end()
    }
  }

  /** Parked records once more, as they were parked. */
  const tryAgain = async (keys: readonly string[]): Promise<void> => {
    for (let from = 0; from < keys.length; from += keysAtOnce) {
      const records = keys
        .slice(from, from + keysAtOnce)
        .flatMap((key) => quarantine.parked(feed.naam, key) ?? [])
      await accept({ records, deleted: [], cursor: place.cursor }, place)
    }
    await line.drain()
  }

  /** Until the next pass: so long, or until the source says that something changed. */
  const rest = async (ms: number): Promise<void> => {
    const enough = new AbortController()
    const either = AbortSignal.any([signal, enough.signal])
    const waits = [pause(Math.max(0, ms), either)]
    if (source.hint !== undefined) waits.push(source.hint(either))
    await Promise.race(waits)
    enough.abort()
  }

  try {
    // What was removed while nobody was reading may show only when keys are compared. The ledger can have records without a
    // cursor: from a first pass that was broken off, or under another mapping.
    let reconciledMs = ledger.records(feed.naam).size() === 0 ? Date.now() : 0
    const areSameKeys = (): boolean => shared.keys === undefined || shared.keys === ledger.keys.mark()
    while (!signal.aborted && areSameKeys()) {
      const startedMs = Date.now()
      const order = orders.next()
      if (order?.soort === 'inhalen') {
        behind = undefined
        if (source.now === undefined) place = { cursor: undefined, catchUp: undefined }
        else place = { ...place, catchUp: { cursor: undefined, first: place.catchUp?.first ?? false } }
      }
      if (order?.soort === 'opnieuw') {
        await tryAgain(order.keys)
        order.done()
      }
      await changes()
      await tryWithPseudonyms()
      reading.onRead()
      if (order?.soort === 'inhalen' && source.now === undefined) orders.caughtUp()
      const more = await catchUp()
      const due =
        startedMs - reconciledMs >= rhythm.reconcileMs && place.catchUp === undefined && budget.isOpen()
      if (source.dueToReconcile?.() === true || due || order?.soort === 'vergelijk') {
        await compare()
        reconciledMs = startedMs
        await line.drain()
        if (order?.soort === 'vergelijk') order.done()
      }
      if (!more) await rest(startedMs + rhythm.intervalMs - Date.now())
    }
  } finally {
    await behind?.return?.()
    await line.drain()
  }
  if (signal.aborted) orders.stop(new RetryError('the adapter stops'))
}
