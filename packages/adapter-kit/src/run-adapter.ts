import { type Bus, connectBus, request } from '@gezinsbeeld/bus'
import {
  compileLess,
  createLog,
  keepHeapSmall,
  type Logger,
  readCredentials,
  serveHealth,
} from '@gezinsbeeld/shell'
import { assemble } from './assemble'
import { pause } from './backoff'
import { budgetOf } from './budget'
import { busSink } from './bus-sink'
import { carryOutWith } from './carry-out'
import type { AdapterConfiguration } from './configuration'
import { type AdapterDefinition, opensFamilies } from './define'
import { describe, RetryError, StopError } from './failures'
import { runOne } from './feed-run'
import { hubClient } from './hub/ask-hub'
import { keepLevel, type Level } from './hub/keep-level'
import { openLedger } from './ledger/open-ledger'
import { listen } from './listen'
import { adapterMetrics } from './metrics'
import { watchOrders } from './order-folder'
import { feedOrders } from './orders'
import { eventBuilder } from './pipeline/event'
import { outbox } from './pipeline/outbox'
import { publishPending } from './pipeline/pending'
import { references as referencesOf } from './pipeline/references'
import type { Shared, Step } from './pipeline/shared'
import { quarantineAlarm } from './quarantine-alarm'
import { report } from './report'
import { ledgerFolder } from './shadow/ledger-folder'
import { levelInShadow } from './shadow/level-in-shadow'
import { shadowSink } from './shadow/shadow-sink'
import { type Sharing, sharing } from './share'
import { openSource } from './sources/open-source'
import { adapterStatus } from './status'

export interface RunOptions {
  /** Told at each step of each batch; tests end the process there. */
  readonly onStep?: (step: Step) => void
  /** Told when `/gezond`, `/gereed` and `/metrics` are served. */
  readonly onServing?: (port: number) => void
  /** Opens a feed's source; tests put one of their own there. */
  readonly openSource?: typeof openSource
}

/** Stands below `gereed`, so that nobody takes an adapter in the shadow for one that shares. */
const inShadow = 'schaduw: er wordt niets gepubliceerd'

/** How often it is looked whether the key of the pseudonyms is being replaced. */
const lookAtKeysMs = 3_600_000

/** After the signal to stop, what is under way may still arrive for so long. What does not goes out at the next start. */
const lastWordsMs = 10_000

const connect = async (
  { nats, organisatie }: AdapterConfiguration,
  name: string,
  log: Logger,
  signal: AbortSignal,
): Promise<Bus> => {
  const credentials = readCredentials(nats.credentials)
  const bus = await connectBus({ servers: nats.servers, credentials, name, log, signal })
  if (bus.identity.organisatie === organisatie) return bus
  await bus.close()
  throw new StopError(
    `nats.credentials: found a credential of ${bus.identity.organisatie ?? 'no organisation'}, expected one of ${organisatie}`,
  )
}

const chosenFeeds = (definition: AdapterDefinition, { feeds }: AdapterConfiguration) =>
  definition.feeds.flatMap((feed) => {
    const settings = feeds[feed.naam]
    return settings?.aan === true ? [{ feed, settings }] : []
  })

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

/**
 * Runs an adapter until `signal` aborts: a loop for each feed, the hub's questions, the reports, and what others may see of
 * it. The source or the bus away is waited for; a feed that is refused stops, says why at `/gereed`, and leaves the others.
 *
 * @throws ConfigurationError for a creds file that cannot be read or a port that is taken; StopError when it cannot run at all:
 * the ledger damaged, somebody else's or in use, or a credential refused.
 */
export const runAdapter = async (
  definition: AdapterDefinition,
  configuration: AdapterConfiguration,
  signal: AbortSignal,
  options: RunOptions = {},
): Promise<void> => {
  const { onStep = () => undefined, onServing = () => undefined, openSource: open = openSource } = options
  // It shares its machine with the system that it reads.
  keepHeapSmall({ growingPercent: 60, smallYoung: true })
  compileLess()
  const { organisatie, gegevens, sleutels, bron, schaduw } = configuration
  const name = `adapter-${definition.naam}`
  const log = createLog(name)
  const chosen = chosenFeeds(definition, configuration)
  const names = chosen.map(({ feed }) => feed.naam)
  const metrics = adapterMetrics()
  let bus: Bus | undefined
  const status = adapterStatus(names, () => bus?.isAway() ?? false)
  /** Ends the reading, by the caller or by what makes going on impossible; a little later, also the publishing. */
  const stopping = new AbortController()
  const ending = new AbortController()
  const stop = (): void => {
    stopping.abort()
    setTimeout(() => ending.abort(new RetryError('the adapter stops')), lastWordsMs).unref()
  }
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })
  const closers: (() => Promise<void>)[] = []

  try {
    const references = referencesOf(organisatie, Buffer.from(sleutels.referentie, 'hex'))
    const owner = { organisatie, adapter: definition.naam, sleutel: references.fingerprint }
    const folder = ledgerFolder(configuration)
    const ledger = openLedger(folder, owner)
    closers.push(() => ledger.close())
    const { registry } = metrics
    const { poort } = configuration
    const health = await serveHealth({
      poort,
      notReady: () => status.notReady(),
      remarks: () => [schaduw ? inShadow : [], status.alarms() ?? []].flat().join('\n') || undefined,
      metrics: registry,
    })
    closers.push(() => health.close())
    onServing(health.port)
    log.info({ poort: health.port }, 'serving')

    status.busyWith('de NATS-server is er nog niet')
    bus = await connect(configuration, name, log, stopping.signal)
    closers.push(bus.close)
    const { oin, bronsysteem } = configuration
    const live = busSink(bus, eventBuilder({ organisatie, oin, bronsysteem }))
    const sink = schaduw ? shadowSink(live.maxBytes) : live
    closers.push(() => live.close(ending.signal))
    const out = outbox(sink, ending.signal, ({ message }) => log.warn({ reden: message }, 'publishing again'))
    const { maxBytes } = sink
    const shared = assemble({
      ...{ definition, configuration, references, ledger, bus, maxBytes, onStep },
      outbox: out,
      signal: ending.signal,
    })
    const alarm = (feed: string) =>
      quarantineAlarm(shared.quarantine, feed, configuration.quarantaine, Date.now())
    status.watch(alarm)
    metrics.watch(names, {
      ...{ waiting: out.waiting, quarantine: shared.quarantine, standPer: status.standPer },
      alarm: (feed) => alarm(feed) !== undefined,
    })
    const budget = budgetOf(configuration.budget, { now: Date.now, pause })
    const orders = new Map(names.map((naam) => [naam, feedOrders()]))

    status.busyWith('wat onderweg was wordt eerst gepubliceerd')
    const again = await publishPending(shared)
    log.info({ organisatie, feeds: names, poort: health.port, opnieuw: again, schaduw }, 'running')
    status.busyWith(undefined)

    const asks = bus
    const levelOf = (of: Shared, onRequest: Sharing | undefined): Level => {
      const hub = hubClient(organisatie, (subject, body) => request(asks, subject, body))
      const allFeeds = definition.feeds.map(({ naam }) => naam)
      const parts = { shared: of, hub, sharing: onRequest, feeds: names, allFeeds, status, log }
      return keepLevel({ ...parts, settings: configuration.hub }, stopping.signal)
    }
    const tell = async (feed: string): Promise<void> => {
      if (schaduw) return
      try {
        await report(shared, references, { feed, standPer: status.standPer(feed) })
      } catch (error) {
        // The next report makes up for it.
        log.warn({ feed, reden: describe(error) }, 'the stand could not be reported')
      }
    }
    const reports = async (): Promise<void> => {
      while (!stopping.signal.aborted) {
        for (const feed of names) await tell(feed)
        await pause(configuration.meldElke * 1_000, stopping.signal)
      }
    }
    /** So that whoever meets nobody new moves on to a new key as well. */
    const keys = async (): Promise<void> => {
      for (;;) {
        await pause(lookAtKeysMs, stopping.signal)
        if (stopping.signal.aborted) return
        await shared.learning.look().catch((error: unknown) => {
          log.info({ reden: describe(error) }, 'under which key pseudonyms are made could not be seen')
        })
      }
    }
    const feeds = chosen.map(({ feed, settings }) => {
      const { naam } = feed
      const onFirstPass = (): void => {
        log.info({ feed: naam, standPer: status.standPer(naam) }, 'the first pass is complete')
        void tell(naam)
      }
      const place = { folder: gegevens, key: Buffer.from(sleutels.quarantaine, 'hex') }
      const mine = { settings, bron, place, budget, orders: orders.get(naam) ?? feedOrders() }
      const run = { ...mine, feed, open, shared, references, status, log, onFirstPass }
      const counts = metrics.of(naam)
      const told = schaduw ? { ...counts, published: () => undefined } : counts
      return runOne({ ...run, metrics: told }, stopping.signal)
    })
    // In the shadow the hub's questions stay where they are, for the adapter that will answer them.
    const onRequest =
      schaduw || names.every(opensFamilies(definition))
        ? undefined
        : sharing(shared, (feed) => metrics.of(feed).published(1))
    const questions = onRequest && listen(bus, onRequest)
    const level = schaduw ? levelInShadow : levelOf(shared, onRequest)
    const asked = watchOrders(folder, carryOutWith(shared, orders, level), stopping.signal)
    const work = Promise.all([...feeds, reports(), keys(), asked, level.keep()])
    try {
      await Promise.race([aborted(stopping.signal), work, questions?.done ?? work])
    } finally {
      stop()
      // What ended them was thrown above already, where it ended anything.
      await Promise.allSettled([questions?.stop(), asked, ...feeds])
    }
    await work
  } finally {
    signal.removeEventListener('abort', stop)
    for (const close of closers.reverse()) await close()
    log.info('stopped')
  }
}
