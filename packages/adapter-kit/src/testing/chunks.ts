/** A text or bytes in parts of this size, as a stream gives them. */
export async function* inChunks(content: string | Uint8Array, size = 7): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** So many bytes, without ever holding them. */
export async function* endless(
  begin: string,
  part: string,
  bytes: number,
  end = '',
): AsyncIterable<Uint8Array> {
  yield Buffer.from(begin)
  const chunk = Buffer.from(part.repeat(Math.max(1, Math.floor(65_536 / part.length))))
  for (let given = 0; given < bytes; given += chunk.length) yield chunk
  yield Buffer.from(end)
}
