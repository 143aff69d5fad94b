import { createHash } from 'node:crypto'
import type { SourceRecord } from '../source'
import { unreadable } from '../unreadable'
import type { Found } from './found'
import { fault } from './found'
import { momentOf } from './moment'

/** Where in a record its key and its moment stand: paths with a slash; a step that is a star is whatever is there. */
export interface Identification {
  /**
   * Together they identify the record for ever, e.g. `['stuurgegevens/zender/organisatie', 'stuurgegevens/referentienummer']`. Of a
   * part that is a list itself the first path counts at which something stands.
   */
  readonly sleutel: readonly (string | readonly string[])[]
  /** When the source recorded it; without it (or when it cannot be read) the moment at which it came. */
  readonly moment?: string
  /**
   * Path of what a message is about. Without it the same key is a newer version of the record. With it a message is sent once:
   * under a key that is taken, other content is another message, which is parked while the first stands (StUF016).
   */
  readonly eenmalig?: string
}

/** What stands between a key and the fingerprint of the content, of a message that is sent once. */
export const contentMark = '#'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands at a path; a name that itself holds a `/` goes before the path. */
export const valueAt = (raw: unknown, path: string): unknown => {
  if (isRecord(raw) && Object.hasOwn(raw, path)) return raw[path]
  let value: unknown = raw
  for (const step of path.split('/')) {
    if (!isRecord(value)) return undefined
    if (step === '*') value = Object.values(value)[0]
    else value = Object.hasOwn(value, step) ? value[step] : undefined
  }
  return isRecord(value) && typeof value['#'] === 'string' ? value['#'] : value
}

const longestKey = 400

const partOf = (raw: unknown, path: string): string | undefined => {
  const value = valueAt(raw, path)
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value
  if (typeof text !== 'string' || text.trim() === '') return undefined
  return text.trim()
}

const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64url')
    .slice(0, 22)

const unnamedPrefix = 'zonder-sleutel:'

export const isUnnamedKey = (key: string): boolean => key.startsWith(unnamedPrefix)

/** Whether a record has no key of its own. */
export const isUnnamed = ({ key }: SourceRecord): boolean => isUnnamedKey(key)

/** Of a record that has no key; the same record gets the same one. */
export const unnamed = (origin: string, place: string, raw: unknown): string =>
  `${unnamedPrefix}${hashOf([origin, raw === undefined ? place : raw])}`

/** What goes wrong with a record's key; undefined when it has a good one. */
const keyOf = (
  raw: unknown,
  paths: Identification['sleutel'],
): { readonly key: string } | { readonly pad: string; readonly uitleg: string } => {
  const parts: string[] = []
  for (const either of paths) {
    const [part] = [either].flat().flatMap((path) => partOf(raw, path) ?? [])
    if (part === undefined)
      return { pad: [either].flat().join(', '), uitleg: 'expected what identifies the record' }
    parts.push(part)
  }
  const key =
    parts.length === 1 ? (parts[0] ?? '') : parts.map((part) => part.replaceAll('|', '||')).join('|')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  if (/[\u0000-\u001f\u2028\u2029]/.test(key))
    return { pad: paths.flat().join(', '), uitleg: 'a key without control characters' }
  if (Buffer.byteLength(key) > longestKey)
    return { pad: paths.flat().join(', '), uitleg: `a key of at most ${longestKey} bytes` }
  return { key }
}

/**
 * A record as the pipeline takes it. What cannot be read, and what has no key, gets a key of its own, and is parked there.
 *
 * @param origin what it stands in, e.g. the name of a file.
 * @param arrived RFC 3339: the moment of a record that does not say its own.
 */
export const identified = (
  found: Found,
  { sleutel, moment, eenmalig }: Identification,
  origin: string,
  arrived: string,
): SourceRecord => {
  const { place, raw } = found
  const known = keyOf(raw, sleutel)
  if (found.fault !== undefined) {
    const key = 'key' in known ? known.key : unnamed(origin, place, raw)
    return { key, raw: unreadable(found.fault, { bron: origin, plaats: place, gevonden: raw }), at: arrived }
  }
  if ('key' in known) {
    const at = moment === undefined ? undefined : momentOf(valueAt(raw, moment))
    const content = eenmalig === undefined ? '' : `${contentMark}${hashOf(valueAt(raw, eenmalig))}`
    return { key: `${known.key}${content}`, raw, at: at ?? arrived }
  }
  const rejection = fault('zonder-sleutel', known.pad, known.uitleg)
  return {
    key: unnamed(origin, place, raw),
    raw: unreadable(rejection, { bron: origin, plaats: place, gevonden: raw }),
    at: arrived,
  }
}
