import { decodeEvent, type IncomingMessage, isTraceparent, ParkError } from '@gezinsbeeld/bus'
import { mostEventBytes } from '@gezinsbeeld/contracts'
import type { Message } from './input'

/** As deep as the data of an event are at most: the contract's are six. What writes them down again goes a call deeper for each. */
const mostDeep = 32

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)))

/** A number can be five times as long when it is written out again: 1e20. */
const isTooLarge = (bytes: number, data: unknown): boolean =>
  bytes > mostEventBytes ||
  (bytes > mostEventBytes / 8 && Buffer.byteLength(JSON.stringify(data)) > mostEventBytes)

/** Takes the CloudEvents form off a message of `invoer`. */
export const toMessage = (incoming: IncomingMessage): Message => {
  const bare = {
    positie: incoming.sequence,
    ontvangenOp: incoming.time.toISOString(),
    subject: incoming.subject,
  }
  try {
    const { attributes, data } = decodeEvent(incoming)
    const { type, sequence, traceparent } = attributes
    if (isDeeper(data, mostDeep)) return { ...bare, onleesbaar: `nested deeper than ${mostDeep}` }
    if (isTooLarge(incoming.data.length, data))
      return { ...bare, onleesbaar: `larger than ${mostEventBytes} bytes` }
    return {
      ...bare,
      event: {
        type,
        data,
        ...(sequence === undefined ? {} : { sequence }),
        // It goes on with every delivery: what is none could be something that no header can hold.
        ...(traceparent !== undefined && isTraceparent(traceparent) ? { traceparent } : {}),
      },
    }
  } catch (thrown) {
    // The hub sets it apart under its position; anything else than a message that is off is not its to swallow.
    if (thrown instanceof ParkError) return bare
    throw thrown
  }
}
