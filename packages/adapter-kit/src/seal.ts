import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'

/** Raw records at rest: AES-256-GCM, 12 bytes nonce, 16 bytes tag, then the text. */
export interface Sealing {
  /** @param place bound to it, so that one record's secret cannot be put under another's key. */
  seal(place: string, text: string): Uint8Array
  /** @throws when it was sealed with another key or for another place. */
  unseal(place: string, sealed: Uint8Array): string
}

const nonceBytes = 12
const tagBytes = 16
export const quarantineKeyBytes = 32

/** @param key 32 bytes, from the configuration. Without it what was sealed cannot be read back. */
export const sealing = (key: Uint8Array): Sealing => {
  if (key.length !== quarantineKeyBytes)
    throw new TypeError(`a quarantine key is ${quarantineKeyBytes} bytes`)
  const secret = createSecretKey(key)
  return {
    seal: (place, text) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    unseal: (place, sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, nonceBytes))
        .setAAD(Buffer.from(place))
        .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
      const body = sealed.subarray(nonceBytes + tagBytes)
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
    },
  }
}
