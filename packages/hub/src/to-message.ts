import { decodeEvent, type IncomingMessage, ParkError } from '@gezinsbeeld/bus'
import type { Message } from './input'

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
    return {
      ...bare,
      event: {
        type,
        data,
        ...(sequence === undefined ? {} : { sequence }),
        ...(traceparent === undefined ? {} : { traceparent }),
      },
    }
  } catch (thrown) {
    // The hub sets it apart under its position; anything else than a message that is off is not its to swallow.
    if (thrown instanceof ParkError) return bare
    throw thrown
  }
}
