import { asError, ParkError } from './failure'

/** Space, the double quote, the percent sign, and everything that is not printable ASCII. */
const escaped = /[^\x21\x23\x24\x26-\x7e]/gu

const plain = /^[\x21\x23\x24\x26-\x7e]*$/

/** Values that need it are few and come back with every event: an article of law, the name of a system. */
const encodedBefore = new Map<string, string>()
const remembered = 200

/**
 * An attribute's value as a header's: CloudEvents NATS protocol binding 1.0.2, section 3.1.3.2.
 *
 * @throws ParkError for half a surrogate pair, which no encoding has a place for.
 */
export const percentEncode = (value: string): string => {
  if (plain.test(value)) return value
  const before = encodedBefore.get(value)
  if (before !== undefined) return before
  try {
    const encoded = value.replace(escaped, encodeURIComponent)
    if (encodedBefore.size === remembered) encodedBefore.clear()
    encodedBefore.set(value, encoded)
    return encoded
  } catch (thrown) {
    throw new ParkError('an attribute of the event is not well-formed Unicode', { cause: asError(thrown) })
  }
}

/** @throws ParkError for a value that is not percent-encoded UTF-8. */
export const percentDecode = (value: string): string => {
  if (!value.includes('%')) return value
  try {
    return decodeURIComponent(value)
  } catch (thrown) {
    throw new ParkError('a header of the event is not percent-encoded UTF-8', { cause: asError(thrown) })
  }
}
