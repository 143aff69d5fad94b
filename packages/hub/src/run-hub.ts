import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  type Bus,
  ConflictError,
  connectBus,
  failureOf,
  type Lease,
  RetryError,
  readStream,
  StopError,
  seekLease,
} from '@gezinsbeeld/bus'
import { createLog, keepHeapSmall, type Logger, readCredentials, serveHealth } from '@gezinsbeeld/shell'
import { inBatches } from './batches'
import { createCleaner } from './cleaner'
import { compact } from './compact'
import type { HubConfiguration } from './configuration'
import { createDecisionReader } from './decision-log'
import { createEraser } from './eraser'
import type { HubIdentity } from './hub-identity'
import type { Message } from './input'
import { process as applyAll, type Processed } from './machine'
import { type HubMetrics, measure } from './metrics'
import { closedPosition, type Outbox, openOutbox, type Step, takeOver } from './outbox'
import { servePictures } from './picture-service'
import { announceDay, today } from './register'
import type { Replay } from './replay'
import { serveSources } from './source-service'
import { openTables, progressOf, stateForm } from './tables'
import { toMessage } from './to-message'
import { createTurns } from './turns'

/** As many inputs as go into one transaction: enough to share its cost, few enough to answer questions in between. */
const batchSize = 500

/** Announces today, and every day as it comes. */
const keepDays = async (
  announce: (datum: string) => Promise<void>,
  signal: AbortSignal,
  log: Logger,
): Promise<() => void> => {
  let announced = today(new Date())
  await announce(announced)
  const timer = setInterval(() => {
    const now = today(new Date())
    if (now === announced || signal.aborted) return
    announced = now
    announce(now).catch((err) => {
      announced = ''
      log.warn({ err }, 'the day could not be announced yet')
    })
  }, 10_000)
  return () => clearInterval(timer)
}

/** Of which hub, for tests: when it has done what. */
export interface HubHooks {
  readonly onStep?: (step: Step) => void
}

const stateOf = ({ gegevens }: HubConfiguration): string => join(gegevens, 'staat.lmdb')

interface Running {
  readonly bus: Bus
  readonly configuration: HubConfiguration
  readonly identity: HubIdentity
  readonly log: Logger
  readonly hooks: HubHooks
  readonly metrics: HubMetrics
  /** Up to which erasure a hub that stands by has compacted its state. */
  readonly compactedUpTo: { positie: number }
}

/** Whether a state was written by a hub with other tables. */
const isOfOtherForm = async (path: string): Promise<boolean> => {
  if (!existsSync(path)) return false
  const tables = openTables(path)
  const { positie, vorm } = progressOf(tables)
  await tables.root.close()
  return positie > 0 && vorm !== stateForm
}

/** Not an error: the state is closed, written anew without what was erased, and opened again. */
class Compaction extends Error {}

/** How often a hub that stands by looks whether another leads. */
const lookEvery = 500

/**
 * Follows `invoer` on a state of its own; leads as soon as nobody else does. What follows from an input is in the streams
 * before the state is committed, by whoever leads: so a hub that stands by keeps what it decided in memory until the leader has
 * published it.
 */
const followAndLead = async (running: Running, signal: AbortSignal): Promise<void> => {
  const { bus, configuration, identity, log, hooks, metrics } = running
  const tables = openTables(stateOf(configuration))
  const over = new AbortController()
  const either = AbortSignal.any([signal, over.signal])
  const end = (reason: unknown): void => over.abort(reason)
  const closing: (() => Promise<void>)[] = []
  const inTurn = createTurns()
  const decisions = createDecisionReader(bus, either)
  closing.push(() => decisions.close())
  let outbox: Outbox | undefined
  /** Decided and not known to be published, while another leads. */
  let waiting: Processed[] = []

  const lead = async (lease: Lease): Promise<void> => {
    closing.push(() => lease.release())
    lease.lost.addEventListener('abort', () => end(new ConflictError('another hub leads')))
    const cleaner = createCleaner(bus, tables, either)
    closing.push(() => cleaner.close())
    const eraser = createEraser({
      bus,
      tables,
      identity,
      signal: either,
      mark: async () => outbox?.mark(),
      onErased: () => end(new Compaction()),
    })
    closing.push(() => eraser.close())
    const look = (positie: number): void => {
      cleaner.look(positie)
      eraser.look(positie)
    }
    const { end: streamEnd, publisher } = await takeOver(bus, identity)
    look(Math.min(streamEnd.positie, progressOf(tables).positie))
    const made = openOutbox({
      bus,
      tables,
      identity,
      end: streamEnd,
      publisher,
      onFailed: end,
      onCommitted: look,
      ...(hooks.onStep === undefined ? {} : { onStep: hooks.onStep }),
    })
    closing.push(() => made.close(signal))
    for (const processed of waiting) await made.send(processed)
    waiting = []
    outbox = made
    const stopServing = servePictures(bus, tables, identity.source)
    closing.push(stopServing, serveSources(bus, tables))
    const stopDays = await keepDays(
      (datum) => announceDay(bus, identity.source, datum, configuration.bewaartermijnen),
      either,
      log,
    )
    closing.push(async () => stopDays())
    metrics.leads(true)
    log.info({ positie: progressOf(tables).positie }, 'leading')
  }

  /** What the leader has published is committed here too. */
  const catchUp = async (): Promise<void> => {
    const positie = await closedPosition(bus)
    const isOpen = (one: { readonly positie: number }): boolean => one.positie > positie
    const open = waiting.findIndex(({ outputs, besluiten }) => outputs.some(isOpen) || besluiten.some(isOpen))
    const done = waiting.splice(0, open === -1 ? waiting.length : open)
    if (done.length === 0) return
    await tables.commit(done.map(({ batch }) => batch))
    // The leader takes it out of the streams; out of this file, nobody else can.
    const newest = Math.max(0, ...tables.teWissen.entries().map(({ value }) => value.positie))
    if (newest <= running.compactedUpTo.positie) return
    running.compactedUpTo.positie = newest
    end(new Compaction())
  }

  const watch = async (): Promise<void> => {
    for (let isFirst = true; !either.aborted && outbox === undefined; isFirst = false) {
      if (!isFirst) await pause(lookEvery, undefined, { signal: either }).catch(() => undefined)
      if (either.aborted) return
      try {
        const lease = await seekLease(bus, {
          stream: 'invoer',
          name: 'hub_leider',
          within: configuration.overnameNa,
        })
        if (lease === undefined) await inTurn(catchUp)
        else
          await inTurn(() => lead(lease)).catch((cause) => {
            // Half a leader is none: it gives the lease back and begins anew.
            const failure = failureOf(cause)
            throw failure instanceof RetryError
              ? new ConflictError('could not take the lead', { cause })
              : failure
          })
        if (lease === undefined && isFirst) log.info('standing by: another hub leads')
      } catch (thrown) {
        const failure = failureOf(thrown)
        if (!(failure instanceof RetryError)) throw failure
        log.warn({ err: failure }, 'cannot see who leads')
      }
    }
  }

  /** What was decided on these inputs, when some of them, or of those before, were erased since. */
  const replayFor = async (messages: readonly Message[]): Promise<Replay | undefined> => {
    const { positie, besluitenTot = 0 } = progressOf(tables)
    const places = [positie, ...messages.map((message) => message.positie).filter((at) => at > positie)]
    const hasGap = places.some((at, i) => i > 0 && at !== (places[i - 1] ?? 0) + 1)
    const tot = hasGap ? Math.max(besluitenTot, await closedPosition(bus)) : besluitenTot
    if (positie >= tot) return undefined
    return { tot, besluiten: await decisions.between(positie, Math.min(tot, places.at(-1) ?? 0)) }
  }

  /** Asks again as long as the server is away. */
  const untilThere = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (;;)
      try {
        return await ask()
      } catch (thrown) {
        const failure = failureOf(thrown)
        if (either.aborted || !(failure instanceof RetryError)) throw failure
        log.warn({ err: failure }, 'cannot see what was decided before')
        await pause(lookEvery, undefined, { signal: either }).catch(() => undefined)
      }
  }

  const follow = async (): Promise<void> => {
    const stream = readStream(bus, {
      stream: 'invoer',
      fromSequence: progressOf(tables).positie + 1,
      signal: either,
    })
    for await (const batch of inBatches(stream, batchSize))
      await inTurn(async () => {
        const messages = batch.map(toMessage)
        const replay = await untilThere(() => replayFor(messages))
        const processed = applyAll(tables, messages, replay)
        metrics.applied(batch.length, batch.at(-1)?.pending ?? 0)
        if (outbox === undefined) waiting.push(processed)
        else await outbox.send(processed)
      })
  }

  try {
    const { last_seq } = (await bus.jsm.streams.info('invoer')).state
    const { positie } = progressOf(tables)
    // It would pass over whatever comes until the stream is as long again, and nobody would see.
    if (positie > last_seq)
      throw new StopError(
        `${configuration.gegevens}: found a state at position ${positie}, expected at most the stream's ${last_seq}: the stream was lost or ` +
          'put back from a copy. Move this folder away: the state is rebuilt from the stream, and the adapters publish what it lacks',
      )
    metrics.starts(tables, last_seq)
    const watching = watch().catch(end)
    await follow()
    await watching
    if (over.signal.aborted) throw over.signal.reason
  } finally {
    over.abort()
    metrics.leads(false)
    // The last that was opened first: nothing is answered or decided any more when the lease is given back.
    for (const close of closing.reverse()) await close()
    await tables.root.close()
  }
}

/**
 * The running hub: reads `invoer`, applies, publishes what is to be delivered, answers for pictures; or stands by while another
 * does. Runs until `signal` aborts. Throws a StopError when it cannot go on.
 */
export const runHub = async (
  configuration: HubConfiguration,
  signal: AbortSignal,
  hooks: HubHooks = {},
): Promise<void> => {
  keepHeapSmall({ growingPercent: 100, smallYoung: false })
  const log = createLog('hub')
  mkdirSync(configuration.gegevens, { recursive: true, mode: 0o700 })
  const credentials = readCredentials(configuration.nats.credentials)
  const metrics = measure()
  let there: Bus | undefined
  // Before the server is there: who starts everything at once must see that this process lives.
  const health = await serveHealth({
    poort: configuration.poort,
    notReady: () => {
      if (there === undefined) return 'de NATS-server is er nog niet'
      if (there.isAway()) return 'de NATS-server is weg'
      const behind = metrics.behind()
      if (behind === undefined) return 'hoeveel er te verwerken is, is nog niet bekend'
      return behind > 0 ? `nog ${behind} gebeurtenissen te verwerken` : undefined
    },
    metrics: metrics.registry,
  })
  log.info({ poort: health.port }, 'running')
  const { servers } = configuration.nats
  const bus = await connectBus({ servers, credentials, name: 'hub', log, signal }).catch(async (error) => {
    await health.close()
    throw error
  })
  there = bus
  const state = stateOf(configuration)
  const compactedUpTo = { positie: 0 }
  if (await isOfOtherForm(state)) {
    for (const file of [state, `${state}-lock`]) rmSync(file, { force: true })
    log.info('the state is of another form: building it again from the stream')
  }
  const identity = { source: `urn:nld:oin:${configuration.oin}:systeem:hub` }
  try {
    while (!signal.aborted)
      try {
        await followAndLead({ bus, configuration, identity, log, hooks, metrics, compactedUpTo }, signal)
      } catch (thrown) {
        if (thrown instanceof Compaction) {
          await compact(stateOf(configuration))
          log.info('what was erased is gone from the state')
          continue
        }
        // Another hub has taken the lead, as it must when this one was not heard of; what is not committed is decided anew.
        if (!(thrown instanceof ConflictError)) throw thrown
        if (signal.aborted) break
        log.warn({ err: thrown }, 'another hub leads: standing by')
      }
  } finally {
    await bus.close()
    await health.close()
    log.info('stopped')
  }
}
