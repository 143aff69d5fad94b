import { gunzipSync, gzipSync } from 'node:zlib'
import { type Msg, type MsgHdrs, headers as newHeaders } from '@nats-io/transport-node'

/**
 * An answer that does not fit in a message goes packed to whoever says that it can unpack it, in the words of HTTP (RFC 9110, 8.4 and
 * 12.5.3): `Accept-Encoding: gzip` with the question, `Content-Encoding: gzip` with the answer.
 */
const [accepts, encoding, gzip] = ['Accept-Encoding', 'Content-Encoding', 'gzip']

/** Far more than the largest picture of the contract has; a small message must not fill a process. */
const mostBytes = 64 * 1024 * 1024

export const takingPacked = (headers: MsgHdrs): MsgHdrs => {
  headers.set(accepts, gzip)
  return headers
}

export const takesPacked = ({ headers }: Msg): boolean => headers?.get(accepts) === gzip

export const pack = (text: string): readonly [data: Uint8Array, headers: MsgHdrs] => {
  const headers = newHeaders()
  headers.set(encoding, gzip)
  return [gzipSync(text), headers]
}

/** The text of an answer, packed or not. */
export const textOf = (message: Msg): string =>
  message.headers?.get(encoding) === gzip
    ? gunzipSync(message.data, { maxOutputLength: mostBytes }).toString()
    : message.string()
