import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import { decode, encode } from './base64url'

/**
 * The BSN pseudonym: an oblivious PRF (RFC 9497, mode OPRF, ristretto255-SHA512). The adapter blinds, the pseudonym service
 * evaluates with a key that no adapter has, the adapter finalizes; the service never sees a BSN and the adapter never sees the key.
 */
const { oprf } = ristretto255_oprf

/** The service's secret key: 32 bytes. */
export type PseudonymKey = Uint8Array

export interface Blinded {
  /** Stays with the adapter. */
  readonly blind: Uint8Array
  /** Goes to the service; base64url of 32 bytes. */
  readonly geblindeerd: string
}

/** The JCS form (RFC 8785) of the identifier, as the national Pseudoniemendienst has it. */
const input = (bsn: string): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ landCode: 'NL', type: 'BSN', value: bsn }))

/** Derives the service's key from a secret of 32 bytes or more (RFC 9497, section 3.2.1). */
export const derivePseudonymKey = (secret: Uint8Array): PseudonymKey =>
  oprf.deriveKeyPair(secret.slice(0, 32), new TextEncoder().encode('gezinsbeeld pseudoniem')).secretKey

export const blind = (bsn: string): Blinded => {
  const { blind, blinded } = oprf.blind(input(bsn))
  return { blind, geblindeerd: encode(blinded) }
}

/** The service's part. Undefined for anything that is not an element of the group. */
export const evaluate = (key: PseudonymKey, geblindeerd: string): string | undefined => {
  const element = decode(geblindeerd, 32)
  if (element === undefined) return undefined
  try {
    return encode(oprf.blindEvaluate(key, element))
  } catch {
    // The library throws for bytes that are no element, or the identity: both are a caller's mistake, not ours.
    return undefined
  }
}

/** `<versie>.<43 characters>`: the first 32 of the 64 bytes that the OPRF gives. Throws on an answer that is no element. */
export const finalize = (bsn: string, blinded: Blinded, versie: string, geevalueerd: string): string => {
  const element = decode(geevalueerd, 32)
  if (element === undefined)
    throw new TypeError('the pseudonym service answered something that is no group element')
  return `${versie}.${encode(oprf.finalize(input(bsn), blinded.blind, element).slice(0, 32))}`
}
