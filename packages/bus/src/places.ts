import type { Bus } from './connect'

/** A message by its id, and at what sequence of the stream it belongs. */
export interface Place {
  readonly sequence: number
  readonly id: string
}

export interface Found {
  /** How many of the first stand in their places. */
  readonly stored: number
  /** Where another's message stands; undefined: behind the stored ones the stream ends. */
  readonly taken: number | undefined
  /** The stream's last sequence. */
  readonly last: number
}

/** Looks which of a writer's messages, in order, the stream holds already. */
export const findPlaces = async (bus: Bus, stream: string, places: readonly Place[]): Promise<Found> => {
  const { state } = await bus.jsm.streams.info(stream)
  let stored = 0
  for (const { sequence, id } of places) {
    if (sequence > state.last_seq) break
    const found = await bus.jsm.streams.getMessage(stream, { seq: sequence })
    if (found?.header.get('Nats-Msg-Id') !== id) return { stored, taken: sequence, last: state.last_seq }
    stored += 1
  }
  return { stored, taken: undefined, last: state.last_seq }
}
