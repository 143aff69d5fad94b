/** Bytes that are put one behind the other. */
export interface Growing {
  put(byte: number): void
  bytes(more: Uint8Array): void
  length(): number
  /** Takes away what stands behind a place, and gives it. */
  takeFrom(place: number): Uint8Array
  all(): Uint8Array
}

export const growing = (): Growing => {
  let bytes = Buffer.allocUnsafe(65_536)
  let length = 0
  const room = (more: number): void => {
    if (length + more <= bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, length + more))
    bytes.copy(larger, 0, 0, length)
    bytes = larger
  }
  return {
    put: (byte) => {
      room(1)
      bytes[length] = byte
      length += 1
    },
    bytes: (more) => {
      room(more.length)
      bytes.set(more, length)
      length += more.length
    },
    length: () => length,
    takeFrom: (place) => {
      const taken = Buffer.from(bytes.subarray(place, length))
      length = place
      return taken
    },
    all: () => bytes.subarray(0, length),
  }
}
