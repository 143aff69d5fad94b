import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { encode } from './base64url'

/**
 * The token of an object or person: the first 22 base64url characters (132 bits) of HMAC-SHA-256 under the organisation's own
 * key over the key space and the local key. Keyed, because the local key may be a BSN.
 */
export const referenceToken = (key: Uint8Array, keySpace: string, localKey: string): string =>
  encode(hmac(sha256, key, new TextEncoder().encode(`${keySpace}\u0000${localKey}`))).slice(0, 22)
