import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { connectBus, decodeEvent, type IncomingMessage, ParkError, readStream } from '@gezinsbeeld/bus'
import { createLog, type Logger, readCredentials, serveHealth } from '@gezinsbeeld/shell'
import { Counter, Gauge, Registry } from 'prom-client'
import type { HubConfiguration } from './configuration'
import type { Message } from './input'
import { process as applyAll } from './machine'
import { endOfStream, openOutbox } from './outbox'
import { servePictures } from './picture-service'
import { announceDay, today } from './register'
import { openTables, progressOf, type Tables } from './tables'

/** As many inputs as go into one transaction: enough to share its cost, few enough to answer questions in between. */
const batchSize = 500

const toMessage = (incoming: IncomingMessage): Message => {
  const bare = {
    positie: incoming.sequence,
    ontvangenOp: incoming.time.toISOString(),
    subject: incoming.subject,
  }
  try {
    const { attributes, data } = decodeEvent(incoming)
    const { type, sequence, traceparent } = attributes
    return {
      ...bare,
      event: {
        type,
        data,
        ...(sequence === undefined ? {} : { sequence }),
        ...(traceparent === undefined ? {} : { traceparent }),
      },
    }
  } catch (thrown) {
    // The hub sets it apart under its position; anything else than a message that is off is not its to swallow.
    if (thrown instanceof ParkError) return bare
    throw thrown
  }
}

const measure = (tables: Tables) => {
  const metrics = new Registry()
  const applied = new Counter({
    name: 'gezinsbeeld_applied_events_total',
    help: 'Inputs applied to the state',
    registers: [metrics],
  })
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [metrics],
      collect() {
        this.set(value())
      },
    })
  gauge('gezinsbeeld_families', 'Families now', () => tables.gezinnen.count())
  gauge('gezinsbeeld_persons', 'Persons now, over all organisations', () => tables.referenties.count())
  gauge('gezinsbeeld_quarantined_inputs', 'Inputs that could not be applied', () =>
    tables.quarantaine.count(),
  )
  gauge('gezinsbeeld_position', 'The newest input that the state holds', () => progressOf(tables).positie)
  return { metrics, applied }
}

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

/**
 * The running hub: reads `invoer`, applies, publishes what is to be delivered, answers for pictures. Runs until `signal`
 * aborts. Throws a StopError when it cannot go on: refused, or another hub leads.
 */
export const runHub = async (configuration: HubConfiguration, signal: AbortSignal): Promise<void> => {
  const log = createLog('hub')
  const source = `urn:nld:oin:${configuration.oin}:systeem:hub`
  mkdirSync(configuration.gegevens, { recursive: true, mode: 0o700 })
  const tables = openTables(join(configuration.gegevens, 'staat.lmdb'))
  const { servers, credentials } = configuration.nats
  const bus = await connectBus({
    servers,
    credentials: readCredentials(credentials),
    name: 'hub',
    log,
    signal,
  })
  const identity = { source }
  const end = await endOfStream(bus)
  const failing = new AbortController()
  const outbox = openOutbox(bus, tables, identity, end, (reason) => failing.abort(reason))
  const { metrics, applied } = measure(tables)
  const { state } = await bus.jsm.streams.info('invoer')
  let behind = Math.max(0, state.last_seq - progressOf(tables).positie)
  const health = await serveHealth({
    poort: configuration.poort,
    notReady: () =>
      bus.isAway()
        ? 'de NATS-server is weg'
        : behind > 0
          ? `nog ${behind} gebeurtenissen te verwerken`
          : undefined,
    metrics,
  })
  const stopServing = servePictures(bus, tables, source)
  const stopDays = await keepDays((datum) => announceDay(bus, source, datum), signal, log)
  log.info({ poort: health.port, positie: progressOf(tables).positie }, 'running')
  try {
    const stream = readStream(bus, {
      stream: 'invoer',
      fromSequence: progressOf(tables).positie + 1,
      signal: AbortSignal.any([signal, failing.signal]),
    })
    for await (const batch of inBatches(stream, batchSize)) {
      applied.inc(batch.length)
      behind = batch.at(-1)?.pending ?? 0
      await outbox.send(applyAll(tables, batch.map(toMessage)))
    }
    if (failing.signal.aborted) throw failing.signal.reason
  } finally {
    stopDays()
    await stopServing()
    await outbox.close(signal)
    await bus.close()
    await health.close()
    await tables.root.close()
    log.info('stopped')
  }
}

/** What is there is handed over at once; while it is worked on, the next gathers, up to ten batches. */
async function* inBatches(
  messages: AsyncIterable<IncomingMessage>,
  size: number,
): AsyncGenerator<readonly IncomingMessage[]> {
  const gathered: IncomingMessage[] = []
  let ended: { readonly error?: unknown } | undefined
  let wake = (): void => undefined
  let room = (): void => undefined
  const read = async (): Promise<void> => {
    for await (const message of messages) {
      gathered.push(message)
      wake()
      if (gathered.length >= size * 10) await new Promise<void>((resolve) => (room = resolve))
    }
  }
  read().then(
    () => {
      ended = {}
      wake()
    },
    (error: unknown) => {
      ended = { error }
      wake()
    },
  )
  for (;;) {
    if (gathered.length > 0) {
      const batch = gathered.splice(0, size)
      room()
      yield batch
    } else if (ended !== undefined) {
      if ('error' in ended) throw ended.error
      return
    } else await new Promise<void>((resolve) => (wake = resolve))
  }
}
