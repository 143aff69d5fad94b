import { type Bus, createPublisher, eventMessage, type Publisher } from '@gezinsbeeld/bus'
import { type Closed, positionSubject } from './machine'
import { progressOf, type Tables } from './tables'

/** How far the stream came that only the hub writes to. */
export interface StreamEnd {
  /** The sequence of its last message. */
  readonly sequence: number
  readonly closed: Closed | undefined
}

/** Looks up in `bezorgd` how far it came. */
export const endOfStream = async (bus: Bus): Promise<StreamEnd> => {
  const { state } = await bus.jsm.streams.info('bezorgd')
  const last = await bus.jsm.streams.getMessage('bezorgd', { last_by_subj: positionSubject })
  if (last === null) return { sequence: state.last_seq, closed: undefined }
  const { positie } = last.json<{ positie: number }>()
  return { sequence: state.last_seq, closed: { positie, uitvoer: last.seq } }
}

/**
 * The outputs that wait in the state until they are in their stream. Each has the sequence that it will have there, so whatever
 * crashes, nothing is lost or doubled, and of two hubs that publish one is refused.
 */
export const openOutbox = (bus: Bus, tables: Tables, end: StreamEnd) => {
  let sent = Math.max(end.sequence, 0)
  let stored = sent
  const publisher: Publisher = createPublisher(bus, { afterSequence: sent })
  const seen = (sequence: number): void => {
    stored = Math.max(stored, sequence)
  }
  return {
    /** Sends everything that waits; resolves when it is stored. */
    flush: async (): Promise<void> => {
      const waiting: Promise<void>[] = []
      for (const { key, value } of tables.uitvoer.getRange({ start: sent + 1 })) {
        await publisher.ready()
        const message = eventMessage(value.subject, value.attributes, value.payload)
        waiting.push(publisher.publish(message).then(({ sequence }) => seen(sequence)))
        sent = key
      }
      await Promise.all(waiting)
      tables.root.transactionSync(() => {
        for (const key of tables.uitvoer.getKeys({ end: stored + 1 })) tables.uitvoer.removeSync(key)
      })
    },
    /** How many outputs are not in the stream yet. */
    waiting: (): number => progressOf(tables).uitvoer - stored,
    close: (signal?: AbortSignal): Promise<void> => publisher.close(signal),
  }
}
