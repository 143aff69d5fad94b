import {
  type Bus,
  createPublisher,
  eventMessage,
  type OutgoingMessage,
  type Publisher,
} from '@gezinsbeeld/bus'
import { bericht, bezorgdSubject } from '@gezinsbeeld/contracts'
import type { Output, Tables } from './tables'

/** Says in `bezorgd` that everything up to an input is out. Never purged, so a hub without state knows where to go on. */
export const positionSubject = 'hub.positie.v1'

/** The hub as a CloudEvents source. */
export interface HubIdentity {
  /** `urn:nld:oin:<20 digits>:systeem:hub`. */
  readonly source: string
}

/** How far the stream came that only the hub writes to. */
export interface StreamEnd {
  /** The sequence of its last message. */
  readonly sequence: number
  /** The last position message: every output of the inputs up to `positie` is before `sequence`, and no other. */
  readonly closed: { readonly positie: number; readonly sequence: number }
}

/** Looks up in `bezorgd` how far it came. */
export const endOfStream = async (bus: Bus): Promise<StreamEnd> => {
  const { state } = await bus.jsm.streams.info('bezorgd')
  const last = await bus.jsm.streams.getMessage('bezorgd', { last_by_subj: positionSubject })
  if (last === null) return { sequence: state.last_seq, closed: { positie: 0, sequence: 0 } }
  const { positie } = last.json<{ positie: number }>()
  return { sequence: state.last_seq, closed: { positie, sequence: last.seq } }
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

const positionMessage = ({ positie, tijd }: Output, { source }: HubIdentity) =>
  eventMessage(
    positionSubject,
    {
      id: `positie-${positie}`,
      source,
      type: 'nl.gezinsbeeld.hub-positie.v1',
      time: tijd,
    },
    JSON.stringify({ positie }),
  )

/** Puts outputs into their stream, once each, in order. */
export interface Outbox {
  /** Resolves when the outputs of a transaction are on their way; rejects with what ended the publishing. */
  send(outputs: readonly Output[]): Promise<void>
  /** Resolves when everything that was sent is stored. */
  settled(): Promise<void>
  close(signal?: AbortSignal): Promise<void>
}

/**
 * The outputs that wait in the state until they are in their stream. The same inputs give the same outputs, so the number of
 * messages behind the last position message tells which outputs are there already; and each message says behind which one it
 * comes. So whatever crashes, nothing is lost or doubled, and of two hubs that publish one is refused.
 */
export const openOutbox = (
  bus: Bus,
  tables: Tables,
  identity: HubIdentity,
  end: StreamEnd,
  /** Called once, when nothing more can be published. */
  onFailed: (reason: unknown) => void,
): Outbox => {
  const publisher: Publisher = createPublisher(bus, { afterSequence: end.sequence })
  /** How many of the outputs that come are there. */
  let present = end.sequence - end.closed.sequence
  const stored: number[] = []
  let failure: { readonly reason: unknown } | undefined
  let underWay: Promise<void> = Promise.resolve()

  const failed = (reason: unknown): void => {
    if (failure !== undefined) return
    failure = { reason }
    onFailed(reason)
  }

  const forgetStored = (): void => {
    for (const key of stored.splice(0)) tables.uitvoer.removeSync(key)
  }

  const send = async (outputs: readonly Output[]): Promise<void> => {
    const last = outputs.at(-1)
    if (last === undefined) return
    const waiting: Promise<unknown>[] = []
    for (const output of outputs) {
      if (output.positie <= end.closed.positie) continue
      if (present > 0) {
        present -= 1
        continue
      }
      if (failure !== undefined) throw failure.reason
      await publisher.ready()
      waiting.push(publisher.publish(outputMessage(output, identity)))
    }
    if (present === 0 && last.positie > end.closed.positie)
      waiting.push(publisher.publish(positionMessage(last, identity)))
    const before = underWay
    underWay = Promise.all(waiting).then(() => before)
    underWay.then(() => {
      stored.push(last.positie)
    }, failed)
  }

  return {
    send: async (outputs) => {
      if (failure !== undefined) throw failure.reason
      if (stored.length > 0) tables.root.transactionSync(forgetStored)
      await send(outputs)
    },
    settled: () => underWay,
    close: async (signal) => {
      await publisher.close(signal)
      await underWay.catch(failed)
      tables.root.transactionSync(forgetStored)
    },
  }
}
