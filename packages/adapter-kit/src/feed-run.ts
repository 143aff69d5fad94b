import { isTracing } from '@gezinsbeeld/bus'
import type { Logger } from '@gezinsbeeld/shell'
import { assembleFeed } from './assemble'
import { pause } from './backoff'
import { type Budget, budgetOf } from './budget'
import type { FeedConfiguration } from './configuration'
import type { Feed } from './define'
import { describe, type StopError } from './failures'
import { type FeedWatcher, runFeed } from './feed-loop'
import type { FeedOrders } from './orders'
import { decodeWatch, timed } from './pipeline/page-trace'
import type { References } from './pipeline/references'
import type { FeedMetrics, FeedShared, Shared } from './pipeline/shared'
import type { SourceConfiguration } from './source-settings'
import type { openSource } from './sources/open-source'
import type { SourcePlace } from './sources/source'
import type { AdapterStatus } from './status'

export interface FeedRun {
  readonly feed: Feed
  readonly open: typeof openSource
  readonly settings: FeedConfiguration
  readonly bron: SourceConfiguration
  readonly place: Pick<SourcePlace, 'folder' | 'key'>
  readonly shared: Shared
  readonly references: References
  readonly metrics: FeedMetrics
  readonly status: AdapterStatus
  readonly log: Logger
  readonly budget: Budget
  readonly orders: FeedOrders
  /** Called once, when everything that the source had has arrived. */
  readonly onFirstPass: () => void
}

const unlimited = budgetOf({}, { now: Date.now, pause })

/** Tells the log once what happened, however often it happens. */
const watcherOf = (naam: string, status: AdapterStatus, log: Logger): FeedWatcher => {
  let said: string | undefined
  return {
    went: (trouble) => {
      status.went(naam, trouble)
      const reden = trouble === undefined ? undefined : describe(trouble)
      if (reden === said) return
      said = reden
      if (reden === undefined) log.info({ feed: naam }, 'going on')
      else log.warn({ feed: naam, reden }, 'trying again')
    },
    stopped: (reason: StopError) => {
      status.stopped(naam, reason)
      log.error({ feed: naam, reden: reason.message }, 'this feed has stopped')
    },
  }
}

/** Opens a feed's source and runs the feed until `signal` aborts or it has stopped. */
export const runOne = async (run: FeedRun, signal: AbortSignal): Promise<void> => {
  const { feed, open, settings, shared, references, metrics, status, log } = run
  const { naam } = feed
  const opened = await open(feed.source, run.bron, {
    ...run.place,
    clients: shared.lookups.clients,
    feed: naam,
    name: `gezinsbeeld ${shared.organisatie} ${naam}`,
  })
  const decoding = isTracing() ? decodeWatch() : undefined
  const source = decoding === undefined ? opened : timed(opened)
  const onStand = (standPer: string): void => {
    source.arrived?.(standPer)
    const first = status.standPer(naam) === undefined
    status.stand(naam, standPer)
    if (first) run.onFirstPass()
  }
  try {
    const assembled = (): FeedShared => {
      const plain = assembleFeed(shared, references, feed, settings, metrics, onStand)
      return decoding === undefined ? plain : { ...plain, decoding, feed: feed.timed(decoding.add) }
    }
    const rhythm = { intervalMs: settings.interval, reconcileMs: settings.reconcileer * 1_000 }
    await runFeed(
      { source, rhythm, budget: source.local ? unlimited : run.budget, orders: run.orders },
      assembled,
      watcherOf(naam, status, log),
      signal,
    )
  } finally {
    await source.close()
  }
}
