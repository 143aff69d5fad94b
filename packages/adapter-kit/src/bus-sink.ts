import { type Bus, createPublisher, eventMessage, ParkError } from '@gezinsbeeld/bus'
import { StopError } from './failures'
import type { EventSink } from './pipeline/outbox'

export interface BusSink extends EventSink {
  /** Bytes of the largest payload that fits beside our headers. */
  readonly maxBytes: number
  /** Waits for what is under way until `signal` aborts. */
  close(signal: AbortSignal): Promise<void>
}

/** Ample for the attributes of one event, which together stay under one kilobyte. */
const headersBytes = 4_096

/** Events to the stream `invoer`, pipelined. While the server is away the publisher waits and sends again. */
export const busSink = (bus: Bus): BusSink => {
  const publisher = createPublisher(bus)
  return {
    maxBytes: (bus.nc.info?.max_payload ?? 1_048_576) - headersBytes,
    publish: async (events) => {
      try {
        await Promise.all(
          events.map(({ subject, attributes, payload }) =>
            publisher.publish(eventMessage(subject, attributes, payload)),
          ),
        )
      } catch (error) {
        // What can be said of one record was checked before it was stored; here it is the setting up that is wrong.
        throw error instanceof ParkError ? new StopError(error.message, { cause: error }) : error
      }
    },
    close: (signal) => publisher.close(signal),
  }
}
