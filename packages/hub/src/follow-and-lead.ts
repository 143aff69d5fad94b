import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  type Bus,
  ConflictError,
  failureOf,
  type Lease,
  RetryError,
  readStream,
  StopError,
  seekLease,
} from '@gezinsbeeld/bus'
import type { Logger } from '@gezinsbeeld/shell'
import { inBatches } from './batches'
import { createCleaner } from './cleaner'
import type { HubConfiguration } from './configuration'
import { createDecisionReader } from './decision-log'
import { DiskError, hasRoomToCopy } from './disk'
import { createEraser, stoodInState } from './eraser'
import type { HubIdentity } from './hub-identity'
import type { Message } from './input'
import { keepDays } from './keep-days'
import { checkDeliveries, watchDeliveries } from './lost-deliveries'
import { process as applyAll, type Processed } from './machine'
import type { HubMetrics } from './metrics'
import { type Outbox, openOutbox, type Step } from './outbox'
import { servePictures } from './picture-service'
import { announceDay } from './register'
import type { Replay } from './replay'
import { serveSources } from './source-service'
import { closedPosition, takeOver } from './stream-end'
import { openTables, progressOf, type Tables } from './tables'
import { toMessage } from './to-message'
import { createTurns } from './turns'

/** As many inputs as go into one transaction: enough to share its cost, few enough to answer questions in between. */
const batchSize = 500

/** Of which hub, for tests: when it has done what. */
export interface HubHooks {
  readonly onStep?: (step: Step) => void
}

/** The file of the state. */
export const stateOf = ({ gegevens }: HubConfiguration): string => join(gegevens, 'staat.lmdb')

export interface Running {
  readonly bus: Bus
  readonly configuration: HubConfiguration
  readonly identity: HubIdentity
  readonly log: Logger
  readonly hooks: HubHooks
  readonly metrics: HubMetrics
  readonly compaction: Compactions
}

/** What was erased stays in the file of the state until that is written anew. */
export interface Compactions {
  /** Just now, while it was closed. */
  isDone: boolean
  /** Up to which erasure it was, as far as this process knows. */
  upTo: number
  /** It must be, and there is no room for a copy. */
  lacksRoom: boolean
}

/** Not an error: the state is closed, written anew without what was erased, and opened again. */
export class Compaction extends Error {}

/** The input of the newest erasure that the state knows of; 0 when there is none. */
const newestErasure = (tables: Tables): number =>
  Math.max(0, ...tables.teWissen.entries().map(({ value }) => (stoodInState(value) ? value.positie : 0)))

/** How often a hub that stands by looks whether another leads. */
const lookEvery = 500

/**
 * Follows `invoer` on a state of its own; leads as soon as nobody else does. What follows from an input is in the streams
 * before the state is committed, by whoever leads: so a hub that stands by keeps what it decided in memory until the leader has
 * published it.
 */
export const followAndLead = async (running: Running, signal: AbortSignal): Promise<void> => {
  const { bus, configuration, identity, log, hooks, metrics, compaction } = running
  const tables = openTables(stateOf(configuration))
  if (compaction.isDone) Object.assign(compaction, { isDone: false, upTo: newestErasure(tables) })
  const over = new AbortController()
  const either = AbortSignal.any([signal, over.signal])
  const end = (reason: unknown): void => over.abort(reason)
  tables.onFailed(end)
  /** The file is written anew when an erasure is in it; false: it should be, and there is no room for that. */
  const compactAfterErasure = (): boolean => {
    if (newestErasure(tables) <= compaction.upTo) return true
    compaction.lacksRoom = !hasRoomToCopy(stateOf(configuration), configuration.gegevens)
    if (!compaction.lacksRoom) end(new Compaction())
    return !compaction.lacksRoom
  }
  const closing: (() => Promise<void>)[] = []
  const inTurn = createTurns()
  const decisions = createDecisionReader(bus, either)
  closing.push(() => decisions.close())
  let outbox: Outbox | undefined
  /** Decided and not known to be published, while another leads. */
  let waiting: Processed[] = []
  /** Up to which input another leader had closed what is committed here. */
  let closedBefore = 0

  const lead = async (lease: Lease): Promise<void> => {
    closing.push(() => lease.release())
    lease.lost.addEventListener('abort', () => end(new ConflictError('another hub leads')))
    const cleaner = createCleaner(bus, tables, either, end)
    closing.push(() => cleaner.close())
    const eraser = createEraser({
      bus,
      tables,
      identity,
      signal: either,
      mark: async () => outbox?.mark(),
      compactedUpTo: () => compaction.upTo,
      onErased: () => {
        if (!compactAfterErasure()) throw new DiskError(configuration.gegevens)
      },
      onFailed: end,
    })
    closing.push(() => eraser.close())
    const look = (positie: number): void => {
      cleaner.look(positie)
      eraser.look(positie)
    }
    const { end: streamEnd, publisher } = await takeOver(bus, identity)
    if (streamEnd.positie < closedBefore) throw new ConflictError('bezorgd has lost its end')
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
    const stopWatching = watchDeliveries(bus, made.closed, end)
    closing.push(() => made.close(signal).finally(stopWatching))
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
    closedBefore = Math.max(closedBefore, positie)
    const isOpen = (one: { readonly positie: number }): boolean => one.positie > positie
    const open = waiting.findIndex(({ outputs, besluiten }) => outputs.some(isOpen) || besluiten.some(isOpen))
    const done = waiting.splice(0, open === -1 ? waiting.length : open)
    if (done.length === 0) return
    await tables.commit(done.map(({ batch }) => batch))
    // The leader takes it out of the streams; out of this file, nobody else can.
    compactAfterErasure()
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
    const { positie, standPer } = progressOf(tables)
    const after = standPer === undefined ? {} : { after: new Date(standPer) }
    const stream = readStream(bus, { stream: 'invoer', fromSequence: positie + 1, ...after, signal: either })
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
          'put back from a copy. Put all streams back from one copy, then move this folder away: the state is rebuilt from them, and the adapters publish what they lack',
      )
    await checkDeliveries(bus, tables)
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
    await tables.close()
  }
}
