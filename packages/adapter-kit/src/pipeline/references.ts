import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'

/** Bytes of the organisation's reference key. */
export const referenceKeyBytes = 32

const first22 = (key: KeyObject, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url').slice(0, 22)

/**
 * The organisation's references: HMAC-SHA-256 under its own key over `<keySpace>\0<localKey>`, so that nobody outside can try
 * out local keys (which in iJw, BRP and CORV are BSNs).
 */
export interface References {
  readonly organisatie: string
  /** 22 base64url characters. */
  object(keySpace: string, localKey: string): string
  /** `<organisatie>:<22>`. */
  persoon(keySpace: string, localKey: string): string
  /** Key of the pseudonym cache: apart from every key space, which is never empty. */
  bsn(bsn: string): string
  /** Says which key this is without telling the key: a ledger belongs to one key. */
  readonly fingerprint: string
}

/**
 * Remembers what was asked most recently: a person stands in many records that are read together, and a lookup costs a fraction
 * of an HMAC. Two halves: when the younger is full, the elder goes.
 */
const remembering = (make: (text: string) => string, half: number): ((text: string) => string) => {
  let younger = new Map<string, string>()
  let elder = younger
  return (text) => {
    const known = younger.get(text) ?? elder.get(text)
    if (known !== undefined) return known
    if (younger.size >= half) {
      elder = younger
      younger = new Map()
    }
    const made = make(text)
    younger.set(text, made)
    return made
  }
}

const rememberedTokens = 5_000

/** @param key the organisation's reference key, 32 bytes. @throws TypeError for a key of another length. */
export const references = (organisatie: string, key: Uint8Array): References => {
  if (key.length !== referenceKeyBytes) throw new TypeError(`a reference key is ${referenceKeyBytes} bytes`)
  const secret = createSecretKey(key)
  const token = remembering((text) => first22(secret, text), rememberedTokens)
  const object = (keySpace: string, localKey: string): string => {
    if (keySpace === '' || keySpace.includes('\0')) throw new TypeError('a key space has a name without NUL')
    return token(`${keySpace}\0${localKey}`)
  }
  return {
    organisatie,
    object,
    persoon: (keySpace, localKey) => `${organisatie}:${object(keySpace, localKey)}`,
    bsn: (bsn) => first22(secret, `\0bsn\0${bsn}`),
    fingerprint: first22(secret, '\0fingerprint'),
  }
}
