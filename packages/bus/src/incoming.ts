import type { JsMsg } from '@nats-io/jetstream'
import type { MsgHdrs } from '@nats-io/transport-node'

/** A message of a stream. */
export interface IncomingMessage {
  readonly subject: string
  /** Its position in the stream; rises, with gaps. */
  readonly sequence: number
  /** When the server stored it. */
  readonly time: Date
  readonly headers?: MsgHdrs
  readonly data: Uint8Array
  /** How many more the server had for this reader when it sent this one; 0: the reader is up to date. */
  readonly pending: number
  /** How often the server has sent it to this consumer; 1 the first time. */
  readonly attempt: number
}

export const incoming = (message: JsMsg): IncomingMessage => ({
  subject: message.subject,
  sequence: message.seq,
  time: message.time,
  data: message.data,
  pending: message.info.pending,
  attempt: message.info.deliveryCount,
  ...(message.headers === undefined ? {} : { headers: message.headers }),
})
