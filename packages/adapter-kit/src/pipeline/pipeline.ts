import { feedOfOwner, keyOfOwner, ownerOf } from '../ledger/entries'
import { LedgerChange, type Settled } from '../ledger/store'
import type { Rejection } from '../rejection'
import type { Page } from '../sources/source'
import { type PageTrace, tracePage, untraced } from './page-trace'
import { following, putPending } from './pending'
import type { FeedShared } from './shared'
import { type Outcome, translatePage } from './translate-page'

export interface Pipeline {
  /**
   * Takes one page; resolves when the next may come, which is before this one is published. Pages are stored, and their
   * cursors moved, in the order in which they come.
   * @throws RetryError, StopError or whatever a page before ended with; then `drain` and start again from the ledger.
   */
  accept(page: Page): Promise<void>
  /** Resolves when nothing is under way any more; throws like `accept`. */
  drain(): Promise<void>
}

type Stand = Pick<Page, 'cursor'> & { readonly standPer: string | undefined }

interface Stored {
  readonly settled: readonly Settled[]
  /** Its number in the list of what has not arrived. */
  readonly batch: number | undefined
}

const nothing: Promise<Stored> = Promise.resolve({ settled: [], batch: undefined })

/** Where polling found nothing new, the cursor is stored at most this often: an idle source costs no writes. */
const idleMarkMs = 10_000

const waitsForObject: Rejection = {
  reden: 'wacht-op-object',
  pad: '',
  uitleg: 'this changes something that has not come yet; it is kept, and counts as soon as that comes',
}

/** The way of a feed's pages: translate, store, publish, mark. */
export const pipeline = (shared: FeedShared): Pipeline => {
  const { feed, ledger, quarantine, lookups, outbox, metrics, onStep } = shared
  const underWay = new Map<string, string>()
  const pages = new Set<Promise<void>>()
  let last: Promise<unknown> = Promise.resolve()
  let failure: { readonly error: unknown } | undefined
  let markedMs = 0

  const throwFailure = (): void => {
    if (failure !== undefined) throw failure.error
  }

  /** A change whose object has not come is shown among what is parked, until it has. */
  const noteWaiting = (
    { waiting, done }: ReturnType<LedgerChange['changers']>,
    outcomes: readonly Outcome[],
  ): void => {
    for (const owner of done) quarantine.resolve(feedOfOwner(owner), keyOfOwner(owner))
    if (waiting.length === 0) return
    const at = shared.now().toISOString()
    for (const { record, hash } of outcomes) {
      if (!waiting.includes(ownerOf(feed.naam, record.key))) continue
      const parked = {
        raw: record.raw,
        rejection: waitsForObject,
        hash,
        moment: { at, versie: shared.versie },
      }
      if (quarantine.park(feed.naam, record.key, parked)) metrics.parked(waitsForObject.reden)
    }
  }

  /** In one commit: records, quarantine, numbers, and the list of what must be published. */
  const store = (page: Page, outcomes: readonly Outcome[]): readonly Settled[] => {
    const now = shared.now()
    const { organisatie, versie, rules } = shared
    const { opentGezinnen, overlay } = rules
    const change = new LedgerChange(ledger, { organisatie, opentGezinnen, nowMs: now.getTime(), overlay })
    for (const { record, hash, isNew, result } of outcomes) {
      if ('entry' in result) {
        change.record(feed.naam, {
          ...{ key: record.key, entry: result.entry, isNew },
          moment: { at: record.at, versie },
        })
        if (!isNew || result.clients.length > 0) lookups.put(feed.naam, record.key, result.clients)
        quarantine.resolve(feed.naam, record.key)
        for (const { reden, pad } of result.leftOut) metrics.leftOut(reden, pad)
      } else {
        const moment = { at: now.toISOString(), versie }
        const { rejection } = result
        const isNew = quarantine.park(feed.naam, record.key, {
          ...{ raw: record.raw, rejection, hash, moment },
          bron: record.at,
        })
        if (isNew) metrics.parked(rejection.reden)
      }
    }
    for (const { key, at } of page.deleted) {
      quarantine.resolve(feed.naam, key)
      if (!ledger.records(feed.naam).has(key)) continue
      lookups.remove(feed.naam, key)
      change.record(feed.naam, { key, entry: undefined, moment: { at: at ?? now.toISOString(), versie } })
    }
    const settled = change.settle()
    noteWaiting(change.changers(), outcomes)
    return settled
  }

  const publish = async (settled: readonly Settled[], trace: PageTrace): Promise<void> => {
    if (settled.length === 0) return
    const step = trace.publish(settled.length)
    try {
      await outbox.send(step === undefined ? settled : following(settled, step.traceparent))
    } catch (error) {
      step?.end({ failed: true })
      throw error
    }
    step?.end()
    metrics.published(settled.length)
    onStep('published')
  }

  /** In one commit: everything of this page has arrived, and the source goes on behind it. */
  const mark = async ({ cursor, standPer }: Stand, batch: number | undefined): Promise<void> => {
    await ledger.commit(() => {
      if (batch !== undefined) ledger.pending.removeSync(batch)
      const until = standPer ?? ledger.feeds.get(feed.naam)?.standPer
      const { mapping } = shared
      ledger.feeds.putSync(feed.naam, {
        cursor,
        mapping,
        ...(until === undefined ? {} : { standPer: until }),
      })
    })
    onStep('marked')
  }

  const storePage = async (page: Page, outcomes: readonly Outcome[]): Promise<Stored> => {
    const stored = await ledger.commit(() => {
      const settled = store(page, outcomes)
      return { settled, batch: putPending(ledger, settled) }
    })
    for (const { record, hash } of outcomes)
      if (underWay.get(record.key) === hash) underWay.delete(record.key)
    onStep('stored')
    return stored
  }

  /** Holds no records: what is stored can be let go of while it is on its way. */
  const arrive = async (
    storing: Promise<Stored>,
    before: Promise<unknown>,
    trace: PageTrace,
  ): Promise<number | undefined> => {
    const { settled, batch } = await storing
    await publish(settled, trace)
    await before
    return batch
  }

  const finish = async (
    stand: Stand,
    changed: boolean,
    arrived: Promise<number | undefined>,
  ): Promise<void> => {
    const batch = await arrived
    const nowMs = shared.now().getTime()
    if (changed || nowMs - markedMs >= idleMarkMs) {
      markedMs = nowMs
      await mark(stand, batch)
    }
    if (stand.standPer !== undefined) shared.onStand(stand.standPer)
  }

  return {
    accept: async (page) => {
      throwFailure()
      metrics.read(page.records.length)
      const begunMs = Date.now()
      const outcomes = await translatePage(shared, page.records, underWay)
      const decodedMs = shared.decoding?.take() ?? 0
      metrics.unchanged(page.records.length - outcomes.length)
      metrics.translated(outcomes.length)
      onStep('translated')
      const leave = await shared.room.enter()
      if (failure !== undefined) leave()
      throwFailure()
      for (const { record, hash } of outcomes) underWay.set(record.key, hash)
      const changed = outcomes.length > 0 || page.deleted.length > 0
      const trace = changed ? tracePage(feed.naam, page, outcomes.length, begunMs, decodedMs) : untraced
      const arrived = arrive(changed ? storePage(page, outcomes) : nothing, last, trace)
      last = arrived
      // Marks need no room: they hold nothing but a cursor, and what a crash leaves unmarked is published once more.
      void Promise.allSettled([arrived]).then(leave)
      const { cursor, standPer } = page
      const whole = finish({ cursor, standPer }, changed, arrived).catch((error: unknown) => {
        failure ??= { error }
      })
      pages.add(whole)
      void whole.then(() => pages.delete(whole))
    },
    drain: async () => {
      await Promise.all(pages)
      throwFailure()
    },
  }
}
