import {
  type Bus,
  eventMessage,
  type IncomingMessage,
  type OutgoingMessage,
  readStream,
} from '@gezinsbeeld/bus'
import { type Decision, readDecisions, writeDecisions } from './decisions'
import { divide, together } from './divide-decision'
import type { HubIdentity } from './hub-identity'
import { token } from './send'

const subject = 'besluiten.v1.kenmerken'

/** As many bytes as one message holds at most, about: far below what the server takes. */
const bytesAtMost = 400_000

/** The decisions of a batch as they go to `besluiten`. The same ones have the same ids. */
export const decisionMessages = (
  besluiten: readonly Decision[],
  time: string,
  { source }: HubIdentity,
): readonly OutgoingMessage[] => {
  const messages: OutgoingMessage[] = []
  let part: Decision[] = []
  let bytes = 0
  const end = (tot = part.at(-1)?.positie): void => {
    const [first] = part
    if (first === undefined || tot === undefined) return
    const text = writeDecisions({ tot, besluiten: part })
    const id = `besluit-${first.positie}-${token('besluit', text)}`
    messages.push(eventMessage(subject, { id, source, type: 'nl.gezinsbeeld.besluit.v1', time }, text))
    part = []
    bytes = 0
  }
  for (const decision of besluiten) {
    const size = JSON.stringify(decision).length
    if (size > bytesAtMost) {
      end()
      const pieces = divide(decision, bytesAtMost)
      for (const piece of pieces) {
        part.push(piece)
        // Not yet all of this input: who looks for what was decided on it reads on.
        end(decision.positie - (piece === pieces.at(-1) ? 0 : 0.5))
      }
      continue
    }
    part.push(decision)
    bytes += size
    if (bytes > bytesAtMost) end()
  }
  end()
  return messages
}

/** Reads what was decided on inputs, in their order. */
export interface DecisionReader {
  /** Of the inputs behind `from`, up to `to`: asked for in rising order. */
  between(from: number, to: number): Promise<readonly Decision[]>
  close(): Promise<void>
}

export const createDecisionReader = (bus: Bus, signal: AbortSignal): DecisionReader => {
  const closing = new AbortController()
  let messages: AsyncGenerator<IncomingMessage, void> | undefined
  /** Read, and not asked for yet. Written again after a crash, a decision is the same. */
  const known = new Map<number, Decision>()
  /** The newest input of which a decision was read, and the place of its message. */
  let newest = 0
  let place = 0

  const totAt = async (seq: number): Promise<number> => {
    const found = await bus.jsm.streams.getMessage('besluiten', { seq })
    return found === null ? 0 : readDecisions(found.data).tot
  }

  /** The first message that can tell of an input behind this one; nothing is ever deleted from this stream. */
  const placeBehind = async (positie: number): Promise<number> => {
    const { state } = await bus.jsm.streams.info('besluiten')
    let [low, high] = [1, state.last_seq + 1]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if ((await totAt(middle)) > positie) high = middle
      else low = middle + 1
    }
    return low
  }

  return {
    between: async (from, to) => {
      if (messages === undefined) {
        const fromSequence = await placeBehind(from)
        place = fromSequence - 1
        const either = AbortSignal.any([signal, closing.signal])
        messages = readStream(bus, { stream: 'besluiten', fromSequence, signal: either })
      }
      const { state } = newest < to ? await bus.jsm.streams.info('besluiten') : { state: undefined }
      while (newest < to && place < (state?.last_seq ?? 0)) {
        const { value, done } = await messages.next()
        if (done === true) break
        place = value.sequence
        const { tot, besluiten } = readDecisions(value.data)
        newest = Math.max(newest, tot)
        for (const decision of besluiten)
          known.set(decision.positie, together(known.get(decision.positie), decision))
      }
      const asked = [...known.values()].filter(({ positie }) => positie <= to)
      for (const { positie } of asked) known.delete(positie)
      return asked.filter(({ positie }) => positie > from).sort((a, b) => a.positie - b.positie)
    },
    close: async () => {
      closing.abort()
      await messages?.return()
    },
  }
}
