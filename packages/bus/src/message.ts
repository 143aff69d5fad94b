import { MsgHdrsImpl } from '@nats-io/transport-node'
import { type EventAttributes, headerLines } from './cloud-event'

export interface OutgoingMessage {
  readonly subject: string
  /** Under one id the server stores a message once (within its duplicate window of two minutes). */
  readonly id: string
  /** Lines of ASCII, each with its CR LF. */
  readonly headers?: string
  readonly data: string | Uint8Array
}

/** An event as a message in binary mode; its id is the message's. `data` is JSON text. */
export const eventMessage = (
  subject: string,
  attributes: EventAttributes,
  data: string | Uint8Array,
): OutgoingMessage => ({ subject, id: attributes.id, headers: headerLines(attributes), data })

/** Headers as they stand on the wire. The library's own are a map of lists, which it writes out anew each time. */
class WrittenHeaders extends MsgHdrsImpl {
  constructor(readonly text: string) {
    super()
  }

  override encode(): Uint8Array {
    return Buffer.from(this.text, 'latin1')
  }

  override toString(): string {
    return this.text
  }
}

/** A message as it goes out: what the server needs is in its headers. */
export interface Prepared {
  readonly subject: string
  readonly headers: WrittenHeaders
  readonly data: Uint8Array
}

/** `afterSequence`: the server stores the message only if the stream's last message has this sequence. */
export const prepare = (
  { subject, id, headers = '', data }: OutgoingMessage,
  afterSequence: number | undefined,
): Prepared => {
  if (!/^[\x21-\x7e]+$/.test(id)) throw new TypeError('the id of a message is printable ASCII without blanks')
  const place = afterSequence === undefined ? '' : `Nats-Expected-Last-Sequence: ${afterSequence}\r\n`
  return {
    subject,
    headers: new WrittenHeaders(`NATS/1.0\r\n${headers}Nats-Msg-Id: ${id}\r\n${place}\r\n`),
    data: typeof data === 'string' ? Buffer.from(data) : data,
  }
}

/** The same message, which the server takes for another: it has forgotten no id of the last minutes, also of what was deleted. */
export const underAnotherId = ({ headers, ...message }: Prepared, id: string, other: string): Prepared => ({
  ...message,
  headers: new WrittenHeaders(headers.text.replace(`Nats-Msg-Id: ${id}\r\n`, `Nats-Msg-Id: ${other}\r\n`)),
})

/** The server ends the connection over a message that is too large; so it must not be sent. */
export const isLargerThan = ({ headers, data }: Prepared, maxPayload: number): boolean =>
  data.length + headers.text.length > maxPayload
