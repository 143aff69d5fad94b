import { headers, type MsgHdrs } from '@nats-io/transport-node'
import { type EventAttributes, encodeAttributes } from './cloud-event'

export interface OutgoingMessage {
  readonly subject: string
  /** Under one id the server stores a message once (within its duplicate window of two minutes). */
  readonly id: string
  readonly headers?: MsgHdrs
  readonly data: string | Uint8Array
}

/** An event as a message in binary mode; its id is the message's. `data` is JSON text. */
export const eventMessage = (
  subject: string,
  attributes: EventAttributes,
  data: string | Uint8Array,
): OutgoingMessage => ({ subject, id: attributes.id, headers: encodeAttributes(attributes), data })

/** A message as it goes out: what the server needs is in its headers. */
export interface Prepared {
  readonly subject: string
  readonly headers: MsgHdrs
  readonly data: Uint8Array
}

/** `afterSequence`: the server stores the message only if the stream's last message has this sequence. */
export const prepare = (message: OutgoingMessage, afterSequence: number | undefined): Prepared => {
  const prepared = message.headers ?? headers()
  prepared.set('Nats-Msg-Id', message.id)
  if (afterSequence !== undefined) prepared.set('Nats-Expected-Last-Sequence', String(afterSequence))
  const data = typeof message.data === 'string' ? Buffer.from(message.data) : message.data
  return { subject: message.subject, headers: prepared, data }
}

/** What a server accepts when it has not said anything else. */
const headersAtMost = 65_536

/** The server ends the connection over a message that is too large; so it must not be sent. */
export const isLargerThan = ({ headers, data }: Prepared, maxPayload: number): boolean => {
  if (data.length + headersAtMost <= maxPayload) return false
  let size = data.length + 'NATS/1.0\r\n\r\n'.length
  for (const [name, values] of headers) for (const value of values) size += name.length + value.length + 4
  return size > maxPayload
}
