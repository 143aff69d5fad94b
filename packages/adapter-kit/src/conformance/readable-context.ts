import { createHash } from 'node:crypto'
import { type WatchedContext, watchedContext } from '../pipeline/context'
import type { References } from '../pipeline/references'

const hash = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, length)

/** 22 characters in which a reviewer recognises the key: `persoon-4711__________`. Other characters or longer keys end in a hash. */
const readableToken = (keySpace: string, localKey: string): string => {
  const text = `${keySpace}-${localKey}`
  // A key may be a BSN, and then it may not be read: the kit would find it in what is about to leave.
  if (/(?<!\d)\d{9}(?!\d)/.test(localKey)) return `${keySpace.slice(0, 13)}_${hash(text, 8)}`.padEnd(22, '_')
  const plain = /^[A-Za-z0-9-]{1,22}$/.test(text)
  return plain
    ? text.padEnd(22, '_')
    : `${text.replace(/[^A-Za-z0-9-]/g, '-').slice(0, 15)}_${hash(text, 6)}`.padEnd(22, '_')
}

/**
 * The context in which fixtures are translated. References and pseudonyms are of the contract's form but not secret: a fixture's
 * expected events must be legible, and the same everywhere.
 */
export const readableContext = (
  organisatie: string,
  config: Readonly<Record<string, unknown>>,
): WatchedContext => {
  const references: References = {
    organisatie,
    object: readableToken,
    persoon: (keySpace, localKey) => `${organisatie}:${readableToken(keySpace, localKey)}`,
    bsn: (bsn) => hash(bsn, 22),
    fingerprint: 'fixtures',
  }
  return watchedContext(references, config, (bsn) => `1.${hash(bsn, 43)}`)
}
