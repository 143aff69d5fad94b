import { type Bus, createPublisher, eventMessage, ParkError } from '@gezinsbeeld/bus'
import { mostEventBytes } from '@gezinsbeeld/contracts'
import { StopError } from './failures'
import type { Settled } from './ledger/store'
import type { EventBuilder } from './pipeline/event'
import type { EventSink } from './pipeline/outbox'

export interface BusSink extends EventSink<Settled> {
  /** Bytes of the largest payload that fits beside our headers. */
  readonly maxBytes: number
  /** Waits for what is under way until `signal` aborts. */
  close(signal: AbortSignal): Promise<void>
}

/** Ample for the attributes and the `herkomst` of one event, which together stay under two kilobytes. */
const headersBytes = 4_096

/** Enough to keep the server busy over a slow line; each costs memory, and what is long under way is garbage that grew old. */
const window = 300

/** Events to the stream `invoer`, pipelined. While the server is away the publisher waits and sends again. */
export const busSink = (bus: Bus, build: EventBuilder): BusSink => {
  const publisher = createPublisher(bus, { window })

  /** One by one, as there is room: an event is made when it can go, so that pages that wait their turn hold none. */
  const hand = async (
    events: readonly Settled[],
    arrived: () => void,
    failed: (reason: unknown) => void,
  ): Promise<void> => {
    for (const settled of events) {
      if (!publisher.hasRoom()) await publisher.ready()
      const { subject, attributes, payload } = build(settled)
      const message = eventMessage(subject, attributes, payload)
      const { lacking } = settled
      // Within its window the server would take an id that it knows for stored.
      const sent = lacking === undefined ? message : { ...message, id: `${message.id}.${lacking}` }
      publisher.hand(sent, arrived, failed)
    }
  }

  const sendAll = (events: readonly Settled[]): Promise<void> =>
    new Promise((resolve, reject) => {
      let waiting = events.length
      const arrived = (): void => {
        waiting -= 1
        if (waiting === 0) resolve()
      }
      hand(events, arrived, reject).catch(reject)
    })

  return {
    maxBytes: Math.min(bus.nc.info?.max_payload ?? mostEventBytes, mostEventBytes) - headersBytes,
    publish: async (events) => {
      if (events.length === 0) return
      try {
        await sendAll(events)
      } catch (error) {
        // What can be said of one record was checked before it was stored; here it is the setting up that is wrong.
        throw error instanceof ParkError ? new StopError(error.message, { cause: error }) : error
      }
    },
    close: (signal) => publisher.close(signal),
  }
}
