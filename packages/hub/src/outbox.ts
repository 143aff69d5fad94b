import {
  type Bus,
  createPublisher,
  deleteSecurely,
  eventMessage,
  type OutgoingMessage,
  type Publisher,
} from '@gezinsbeeld/bus'
import { bericht, bezorgdSubject } from '@gezinsbeeld/contracts'
import { alarmMessage, auditOf } from './audit'
import { decisionMessages } from './decision-log'
import type { HubIdentity } from './hub-identity'
import type { Processed } from './machine'
import { positionMessage, type StreamEnd } from './stream-end'
import type { Output, Tables } from './tables'

/** As many batches wait for their commit at most: what is not committed stays in memory. */
const aheadOfCommit = 8

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

/** What the hub has just done with a batch; for tests, which kill it there. */
export type Step = 'applied' | 'audited' | 'handed-over' | 'stored' | 'committed'

/** Puts outputs into their stream, once each, in order; commits the state that goes with them afterwards. */
export interface Outbox {
  /** Resolves when what came before is on its way; throws what ended the publishing. */
  send(processed: Processed): Promise<void>
  /** Closes all that was sent with a position message, also when nothing came of it; resolves when that is stored. */
  mark(): Promise<void>
  /** Up to which input `bezorgd` says that everything is out. */
  closed(): number
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

const whenAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

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
  let told = end.positie
  /** What another left unclosed, and no batch of ours has come to yet, the next one last: batches can end elsewhere than its did. */
  const ahead = [...end.unclosed].reverse()
  /** Where the newest output of what is closed stands. */
  let behind = end.vanaf
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

  /**
   * Where an output stands already, because another put it there in its turn. Whatever else that left was stored out of turn, while
   * something before it was refused: it is taken out, and sent again when it comes.
   */
  const placeOf = async ({ id }: Output): Promise<number | undefined> => {
    const next = ahead.at(-1)
    if (next?.id === id) return ahead.pop()?.sequence
    for (const { sequence } of ahead) await deleteSecurely(bus, 'bezorgd', sequence)
    ahead.length = 0
    return undefined
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
    const batch = countdown()
    let newestPlace: number | undefined
    for (const output of open) {
      throwIfFailed()
      const place = ahead.length === 0 ? undefined : await placeOf(output)
      if (place !== undefined) {
        newestPlace = place
        continue
      }
      if (!publisher.hasRoom()) await publisher.ready()
      const one = batch.add()
      const arrived = ({ sequence }: { readonly sequence: number }): void => {
        newestPlace = sequence
        one()
      }
      publisher.hand(outputMessage(output, identity), arrived, batch.fail)
    }
    // Also when all of it is in the stream already: what another hub left unclosed may be deleted only when it is closed. And
    // when something was decided and nothing follows from it: whoever stands by commits it when it is known to be written down.
    const mustTell = positie > closed && (mustClose || open.length > 0 || decided.length > 0)
    if (mustTell) closed = positie
    onStep?.('handed-over')
    stored = Promise.all([before, batch.done()]).then(async () => {
      behind = newestPlace ?? behind
      // Only now: sent along with them, it could be stored though one of them was not.
      if (!mustTell) return
      await publisher.publish(positionMessage(positie, tijd, behind, identity))
      told = positie
    })
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
    closed: () => told,
    close: async (signal) => {
      const all = putting.then(() => stored).catch(failed)
      // What closes a batch is sent when that is stored.
      await Promise.race([all, ...(signal === undefined ? [] : [whenAborted(signal)])])
      await Promise.all([publisher.close(signal), auditor.close(signal)])
      await all
      await committing
    },
  }
}
