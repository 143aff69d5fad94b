const [quote, backslash] = [0x22, 0x5c]
export const [openObject, closeObject, openList, closeList] = [0x7b, 0x7d, 0x5b, 0x5d]

export const isSpace = (byte: number): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/** Whether a byte of JSON belongs to a text, its quotes included; `end`: with it the text ends. */
export type OfText = false | 'inside' | 'end'

export interface JsonBytes {
  /** One byte. */
  take(byte: number, ofText: OfText): void
  /** Bytes within a text, that neither end it nor escape anything. */
  within(piece: Uint8Array): void
}

/** Gives bytes of JSON, chunk by chunk, to who reads them: what stands in texts in pieces, because there it can be much. */
export const jsonBytes = ({ take, within }: JsonBytes): ((chunk: Uint8Array) => void) => {
  let isText = false
  let isEscaped = false
  const ofText = (byte: number): OfText => {
    if (!isText) {
      isText = byte === quote
      return isText && 'inside'
    }
    if (isEscaped) isEscaped = false
    else if (byte === backslash) isEscaped = true
    else if (byte === quote) isText = false
    return isText ? 'inside' : 'end'
  }
  /** Up to the next quote or escape. */
  const endOf = (chunk: Uint8Array, from: number): number => {
    const quoteAt = chunk.indexOf(quote, from)
    const upTo = quoteAt < 0 ? chunk.length : quoteAt
    const escapeAt = chunk.subarray(from, upTo).indexOf(backslash)
    return escapeAt < 0 ? upTo : from + escapeAt
  }
  return (chunk) => {
    for (let at = 0; at < chunk.length; at += 1) {
      if (isText && !isEscaped) {
        const end = endOf(chunk, at)
        if (end > at) within(chunk.subarray(at, end))
        at = end
      }
      const byte = chunk[at]
      if (byte !== undefined) take(byte, ofText(byte))
    }
  }
}
