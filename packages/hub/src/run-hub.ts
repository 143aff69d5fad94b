import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { type Bus, ConflictError, connectBus, StopError } from '@gezinsbeeld/bus'
import {
  checkLmdbFile,
  createLog,
  isLmdbDamage,
  keepHeapSmall,
  type Logger,
  readCredentials,
  serveHealth,
} from '@gezinsbeeld/shell'
import { compact } from './compact'
import type { HubConfiguration } from './configuration'
import { assertRoom, DiskError, untilRoom } from './disk'
import {
  Compaction,
  type Compactions,
  followAndLead,
  type HubHooks,
  type Running,
  stateOf,
} from './follow-and-lead'
import { DeliveriesLost } from './lost-deliveries'
import { measure } from './metrics'
import { whyNotReady } from './readiness'
import { openTables, progressOf, stateForm } from './tables'

/** Whether a state was written by a hub with other tables. */
const isOfOtherForm = async (path: string): Promise<boolean> => {
  if (!existsSync(path)) return false
  const tables = openTables(path)
  const { positie, vorm } = progressOf(tables)
  await tables.close()
  return positie > 0 && vorm !== stateForm
}

/** It is built again from the stream. */
const drop = (state: string): void => {
  for (const file of [state, `${state}-lock`]) rmSync(file, { force: true })
}

/** Throws away a state of another form. */
const dropOtherForm = async (state: string, log: Logger): Promise<void> => {
  if (!(await isOfOtherForm(state))) return
  drop(state)
  log.info('the state is of another form: building it again from the stream')
}

const damaged = (state: string, what: string, cause?: unknown): StopError =>
  new StopError(
    `the state ${state} is damaged (${what}), which disks do: look at this one, then move the folder away and start again. ` +
      'The state is built again from the stream, and nothing is sent twice',
    { cause },
  )

/** @throws StopError when the state cannot be opened without dying of it. */
const openable = (state: string): (() => void) => {
  const { damage, ended } = checkLmdbFile(state)
  if (damage === undefined) return ended
  throw damaged(state, damage)
}

/** Follows and leads on a state that is opened anew, as often as must be. */
const keepRunning = async (
  running: Running,
  signal: AbortSignal,
  onDisk: (failure: DiskError | undefined) => void,
): Promise<void> => {
  const { configuration, log, compaction } = running
  const state = stateOf(configuration)
  let mustCompact = false
  while (!signal.aborted) {
    let ended = (): void => undefined
    try {
      assertRoom(configuration.gegevens)
      onDisk(undefined)
      ended = openable(state)
      if (mustCompact) {
        mustCompact = false
        await compact(state)
        Object.assign(compaction, { isDone: true, lacksRoom: false })
        log.info('what was erased is gone from the state')
      }
      await dropOtherForm(state, log)
      await followAndLead(running, signal)
    } catch (thrown) {
      if (thrown instanceof Compaction) {
        mustCompact = true
        continue
      }
      if (thrown instanceof DeliveriesLost) {
        drop(state)
        log.warn({ err: thrown }, 'deliveries were lost: building the state again, to send them')
        continue
      }
      if (thrown instanceof DiskError) {
        // What was decided and not committed is decided again; what of it is out is known by its ids.
        onDisk(thrown)
        log.warn({ err: thrown }, 'waiting for room')
        await untilRoom(thrown, signal)
        continue
      }
      if (isLmdbDamage(thrown)) throw damaged(state, thrown.message, thrown)
      // Another hub has taken the lead, as it must when this one was not heard of; what is not committed is decided anew.
      if (!(thrown instanceof ConflictError)) throw thrown
      if (!signal.aborted) log.warn({ err: thrown }, 'another hub leads: standing by')
    } finally {
      ended()
    }
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
  const compaction: Compactions = { isDone: false, upTo: 0, lacksRoom: false }
  let there: Bus | undefined
  let disk: DiskError | undefined
  // Before the server is there: who starts everything at once must see that this process lives.
  const health = await serveHealth({
    poort: configuration.poort,
    notReady: () => whyNotReady({ server: there, disk: disk?.uitleg, behind: metrics.behind() }),
    remarks: () =>
      compaction.lacksRoom
        ? `wat gewist is staat nog in ${stateOf(configuration)}: er is geen ruimte om dat bestand opnieuw te schrijven`
        : undefined,
    metrics: metrics.registry,
  })
  log.info({ poort: health.port }, 'running')
  const { servers } = configuration.nats
  const bus = await connectBus({ servers, credentials, name: 'hub', log, signal }).catch(async (error) => {
    await health.close()
    throw error
  })
  there = bus
  const identity = { source: `urn:nld:oin:${configuration.oin}:systeem:hub` }
  try {
    await keepRunning(
      { bus, configuration, identity, log, hooks, metrics, compaction },
      signal,
      (failure) => {
        disk = failure
      },
    )
  } finally {
    await bus.close()
    await health.close()
    log.info('stopped')
  }
}
