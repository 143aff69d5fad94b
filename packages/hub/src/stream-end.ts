import { randomUUID } from 'node:crypto'
import {
  type Bus,
  createPublisher,
  eventMessage,
  type OutgoingMessage,
  type Publisher,
} from '@gezinsbeeld/bus'
import { z } from 'zod'
import type { HubIdentity } from './hub-identity'

/** Says in `bezorgd` that everything up to an input is out. Never purged, so a hub without state knows where to go on. */
export const positionSubject = 'hub.positie.v1'

/** How far the stream came that only the hub writes to. */
export interface StreamEnd {
  /** Of the last position message: every output of the inputs up to here is in the stream. */
  readonly positie: number
  /** Behind this sequence stand outputs of inputs that come next. */
  readonly vanaf: number
  /** These, in the order of the stream: the first so many of what comes next, and behind them what was stored out of turn. */
  readonly unclosed: readonly { readonly id: string; readonly sequence: number }[]
}

/** As many messages as are asked for at a time. */
const atOnce = 200

/** Up to which input all outputs are in `bezorgd`. */
export const closedPosition = async (bus: Bus): Promise<number> => {
  const last = await bus.jsm.streams.getMessage('bezorgd', { last_by_subj: positionSubject })
  return last === null ? 0 : last.json<{ positie: number }>().positie
}

const lastPosition = z.object({ positie: z.number(), vanaf: z.number().optional() })

/**
 * Takes the stream over: a message that only this hub can have written comes behind its end. Of what another hub still has under way
 * the next message is refused; the one behind it expects exactly one more, finds it, and can be stored out of turn, with all that follows: then
 * this hub's first message is refused, and it takes over once more. Gives how far the stream came, and its one writer.
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
  const unclosed: StreamEnd['unclosed'][number][] = []
  for (let sequence = from; sequence <= state.last_seq; sequence += atOnce) {
    const count = Math.min(atOnce, state.last_seq - sequence + 1)
    const places = Array.from({ length: count }, (_, i) => sequence + i)
    for (const found of await Promise.all(
      places.map((seq) => bus.jsm.streams.getMessage('bezorgd', { seq })),
    )) {
      if (found !== null && Number(found.header.get('ce-sequence')) > positie)
        unclosed.push({ id: found.header.get('ce-id'), sequence: found.seq })
    }
  }
  return { end: { positie, vanaf: behind, unclosed }, publisher }
}

/** `vanaf`: behind this sequence stand outputs of later inputs only, also before this message. */
export const positionMessage = (
  positie: number,
  tijd: string,
  vanaf: number,
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
    JSON.stringify({ positie, vanaf }),
  )
