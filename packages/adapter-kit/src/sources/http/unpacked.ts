import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

const ways = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

/**
 * An answer without its `Content-Encoding`: we ask for none, which by RFC 9110 (section 12.5.3) lets a server choose, and some do.
 * Breaking off in the middle is an error of the stream.
 */
export const unpacked = (body: Readable, encoding: string | undefined): AsyncIterable<Uint8Array> => {
  const way = ways.get(encoding?.trim().toLowerCase() ?? '')
  // What goes wrong is told to whoever reads the result.
  return way === undefined ? body : pipeline(body, way(), () => undefined)
}
