import { randomUUID } from 'node:crypto'
import {
  type Bus,
  createPublisher,
  eventMessage,
  type OutgoingMessage,
  type Publisher,
} from '@gezinsbeeld/bus'
import { bericht, bezorgdSubject } from '@gezinsbeeld/contracts'
import { z } from 'zod'
import { alarmMessage, auditOf } from './audit'
import { decisionMessages } from './decision-log'
import type { HubIdentity } from './hub-identity'
import type { Processed } from './machine'
import type { Output, Tables } from './tables'

/** Says in `bezorgd` that everything up to an input is out. Never purged, so a hub without state knows where to go on. */
export const positionSubject = 'hub.positie.v1'

/** How far the stream came that only the hub writes to. */
export interface StreamEnd {
  /** Of the last position message: every output of the inputs up to here is in the stream. */
  readonly positie: number
  /** Behind this sequence stand outputs of inputs that come next. */
  readonly vanaf: number
  /** Their ids; others may be missing. */
  readonly ids: ReadonlySet<string>
}

/** As many batches wait for their commit at most: what is not committed stays in memory. */
const aheadOfCommit = 8

/** As many messages as are asked for at a time. */
const atOnce = 200

/** Up to which input all outputs are in `bezorgd`. */
export const closedPosition = async (bus: Bus): Promise<number> => {
  const last = await bus.jsm.streams.getMessage('bezorgd', { last_by_subj: positionSubject })
  return last === null ? 0 : last.json<{ positie: number }>().positie
}

const lastPosition = z.object({ positie: z.number(), vanaf: z.number().optional() })

/**
 * Takes the stream over: a message that only this hub can have written comes behind its end, so that whatever another hub still has
 * under way is refused, and what is read then is the end. Gives how far the stream came, and its one writer.
 *
 * @throws ConflictError when another hub is writing.
 */
export const takeOver = async (
  bus: Bus,
  { source }: HubIdentity,
): Promise<{ readonly end: StreamEnd; readonly publisher: Publisher }> => {
  const { state } = await bus.jsm.streams.info('bezorgd')
  const last = await bus.jsm.streams.getMessage('bezorgd', { last_by_subj: positionSubject })
  const { positie, vanaf } = last === null ? { positie: 0, vanaf: 0 } : lastPosition.parse(last.json())
  /** Behind this come the outputs of inputs above `positie`: an earlier taking over stands between them. */
  const behind = vanaf ?? last?.seq ?? 0
  const publisher = createPublisher(bus, { afterSequence: state.last_seq })
  await publisher.publish(
    eventMessage(
      positionSubject,
      {
        id: `overname-${randomUUID()}`,
        source,
        type: 'nl.gezinsbeeld.hub-positie.v1',
        time: new Date().toISOString(),
      },
      JSON.stringify({ positie, vanaf: behind }),
    ),
  )
  const from = Math.max(state.first_seq, behind + 1)
  const ids = new Set<string>()
  for (let sequence = from; sequence <= state.last_seq; sequence += atOnce) {
    const count = Math.min(atOnce, state.last_seq - sequence + 1)
    const places = Array.from({ length: count }, (_, i) => sequence + i)
    for (const found of await Promise.all(
      places.map((seq) => bus.jsm.streams.getMessage('bezorgd', { seq })),
    )) {
      if (found !== null && found.subject !== positionSubject) ids.add(found.header.get('Nats-Msg-Id'))
    }
  }
  return { end: { positie, vanaf: behind, ids }, publisher }
}

/** An output as it goes to its stream. */
const outputMessage = (
  { positie, tijd, traceparent, ontvanger, gezin, naam, id, payload }: Output,
  { source }: HubIdentity,
): OutgoingMessage => {
  const { type, schema } = bericht(naam)
  const attributes = {
    id,
    source,
    type,
    time: tijd,
    dataschema: schema,
    sequence: String(positie).padStart(16, '0'),
    ...(traceparent === undefined ? {} : { traceparent }),
  }
  return eventMessage(bezorgdSubject(ontvanger, gezin, naam), attributes, payload)
}

/** `vanaf`: behind this sequence, and before this message, outputs of later inputs stand too. */
const positionMessage = (
  positie: number,
  tijd: string,
  vanaf: number | undefined,
  { source }: HubIdentity,
): OutgoingMessage =>
  eventMessage(
    positionSubject,
    {
      id: `positie-${positie}`,
      source,
      type: 'nl.gezinsbeeld.hub-positie.v1',
      time: tijd,
    },
    JSON.stringify({ positie, ...(vanaf === undefined ? {} : { vanaf }) }),
  )

/** What the hub has just done with a batch; for tests, which kill it there. */
export type Step = 'applied' | 'audited' | 'handed-over' | 'stored' | 'committed'

/** Puts outputs into their stream, once each, in order; commits the state that goes with them afterwards. */
export interface Outbox {
  /** Resolves when what came before is on its way; throws what ended the publishing. */
  send(processed: Processed): Promise<void>
  /** Closes all that was sent with a position message, also when nothing came of it; resolves when that is stored. */
  mark(): Promise<void>
  /** Sends no more; resolves when what was sent is stored and committed, or `signal` aborts. */
  close(signal?: AbortSignal): Promise<void>
}

/** Resolves when as much has happened as was added: a promise for each would cost more than the messages. */
const countdown = () => {
  let [left, isClosed] = [0, false]
  let settle = (): void => undefined
  let refuse = (_: unknown): void => undefined
  const done = new Promise<void>((resolve, reject) => {
    settle = resolve
    refuse = reject
  })
  // Whoever waits hears of it; before that it is no unhandled rejection.
  done.catch(() => undefined)
  const one = (): void => {
    left -= 1
    if (left === 0 && isClosed) settle()
  }
  return {
    add: (): (() => void) => {
      left += 1
      return one
    },
    fail: (reason: unknown): void => refuse(reason),
    done: (): Promise<void> => {
      isClosed = true
      if (left === 0) settle()
      return done
    },
  }
}

export interface OutboxOptions {
  readonly bus: Bus
  readonly tables: Tables
  readonly identity: HubIdentity
  readonly end: StreamEnd
  readonly publisher: Publisher
  /** Called once, when nothing more can be published. */
  readonly onFailed: (reason: unknown) => void
  /** Everything of the inputs up to `positie` is out, and committed. */
  readonly onCommitted?: (positie: number) => void
  readonly onStep?: (step: Step) => void
}

/**
 * Outputs go out before the state that they follow from is committed. The same inputs give the same outputs under the same ids,
 * so after a crash the hub applies again what it had not committed, and leaves out what is in the stream: all of the inputs
 * up to the last position message, and whatever stands behind it. Each message says behind which one it comes, so that of two
 * hubs that publish one is refused. That something is delivered stands in the audit before it is.
 */
export const openOutbox = ({
  bus,
  tables,
  identity,
  end,
  publisher,
  onFailed,
  onCommitted,
  onStep,
}: OutboxOptions): Outbox => {
  const auditor: Publisher = createPublisher(bus)
  let failure: { readonly reason: unknown } | undefined
  let stored: Promise<unknown> = Promise.resolve()
  let committing: Promise<void> = Promise.resolve()
  /** Up to which input the position messages say that everything is out. */
  let closed = end.positie
  /** What another left unclosed, and no batch of ours has come to yet: batches can end elsewhere than its did. */
  const ahead = new Set(end.ids)
  let newest: Pick<Processed, 'positie' | 'tijd'> | undefined
  /** Whose outputs are stored, to be committed together as soon as what came before is. */
  const toCommit: Processed[] = []

  const failed = (reason: unknown): void => {
    if (failure !== undefined) return
    failure = { reason }
    onFailed(reason)
  }

  const throwIfFailed = (): void => {
    if (failure !== undefined) throw failure.reason
  }

  const commit = (processed: Processed): void => {
    onStep?.('stored')
    toCommit.push(processed)
    if (toCommit.length > 1) return
    committing = committing
      .then(async () => {
        const done = toCommit.splice(0)
        await tables.commit(done.map(({ batch }) => batch))
        onStep?.('committed')
        onCommitted?.(done.at(-1)?.positie ?? 0)
      })
      .catch(failed)
  }

  const put = async (processed: Processed, mustClose: boolean): Promise<void> => {
    const { outputs, alarms, positie, tijd } = processed
    if (toCommit.length >= aheadOfCommit) await committing
    onStep?.('applied')
    const before = stored
    const open = outputs.filter((output) => output.positie > end.positie)
    const raised = alarms.filter((alarm) => alarm.positie > end.positie)
    const decided = processed.besluiten.filter((decision) => decision.positie > end.positie)
    throwIfFailed()
    const first = [
      ...auditOf(open, identity),
      ...raised.map((alarm) => alarmMessage(alarm, identity)),
      ...decisionMessages(decided, tijd, identity),
    ]
    await Promise.all(first.map((message) => auditor.publish(message)))
    onStep?.('audited')
    const missing = open.filter(({ id }) => !ahead.delete(id))
    const batch = countdown()
    const hand = async (message: OutgoingMessage): Promise<void> => {
      throwIfFailed()
      if (!publisher.hasRoom()) await publisher.ready()
      publisher.hand(message, batch.add(), batch.fail)
    }
    for (const output of missing) await hand(outputMessage(output, identity))
    // Also when all of it is in the stream already: what another hub left unclosed may be deleted only when it is closed. And
    // when something was decided and nothing follows from it: whoever stands by commits it when it is known to be written down.
    if (positie > closed && (mustClose || open.length > 0 || decided.length > 0)) {
      closed = positie
      await hand(positionMessage(positie, tijd, ahead.size === 0 ? undefined : end.vanaf, identity))
    }
    onStep?.('handed-over')
    stored = Promise.all([before, batch.done()])
    stored.then(() => commit(processed), failed)
    if (mustClose) await stored
  }

  let putting: Promise<void> = Promise.resolve()
  return {
    // One batch goes out while the next is decided.
    send: (processed) => {
      throwIfFailed()
      newest = processed
      const before = putting
      putting = before.then(() => put(processed, false)).catch(failed)
      return before
    },
    mark: async () => {
      throwIfFailed()
      if (newest === undefined) return
      const nothing = { ...newest, batch: new Map(), outputs: [], alarms: [], besluiten: [] }
      putting = putting.then(() => put(nothing, true)).catch(failed)
      await putting
      throwIfFailed()
    },
    close: async (signal) => {
      await Promise.all([publisher.close(signal), auditor.close(signal), putting])
      await stored.catch(failed)
      await committing
    },
  }
}
