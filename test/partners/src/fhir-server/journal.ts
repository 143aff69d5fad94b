import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { type FhirResource, isId, isResource, isResourceType } from './resource'
import type { Version } from './store'

/** One line of the journal: a version. */
export type Line = Omit<Version, 'at' | 'order'>

export interface Journal {
  readonly lines: readonly Line[]
  append(line: Line): void
  close(): void
}

const fileIn = (folder: string): string => join(folder, 'versies.ndjson')

/**
 * Everything that the server stored, a line a version, appended before the answer goes out. A last line that was cut off by
 * a crash was never answered for, and is taken away; any other line that cannot be read ends the start.
 */
export const openJournal = (folder: string): Journal => {
  mkdirSync(folder, { recursive: true })
  const file = fileIn(folder)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole))
  const lines = whole
    .split('\n')
    .slice(0, -1)
    .map((line, at) => readLine(line, `${file}:${at + 1}`))
  const descriptor = openSync(file, 'a')
  return {
    lines,
    append: (line) => void writeSync(descriptor, written(line)),
    close: () => closeSync(descriptor),
  }
}

/**
 * Puts resources in an empty folder as a server keeps them, with their own `meta.lastUpdated`, which a server would not
 * take over from a PUT. False when the folder already has data: then nothing is changed.
 */
export const seedFolder = (folder: string, resources: Iterable<FhirResource>): boolean => {
  const file = fileIn(folder)
  if (existsSync(file)) return false
  mkdirSync(folder, { recursive: true })
  const lines = [...resources].map(firstVersion)
  lines.sort((a, b) => Date.parse(a.lastUpdated) - Date.parse(b.lastUpdated))
  // Under another name until it is whole, so that half a file is not taken for data.
  writeFileSync(`${file}.unfinished`, lines.map(written).join(''))
  renameSync(`${file}.unfinished`, file)
  return true
}

/** A resource as the first version of itself. */
export const firstVersion = (resource: FhirResource): Line => {
  const { resourceType, id, meta } = resource
  const lastUpdated = meta?.lastUpdated
  if (!isResourceType(resourceType) || !isId(id))
    throw new Error(`${resourceType}/${id} is no resource of this server`)
  if (lastUpdated === undefined || Number.isNaN(Date.parse(lastUpdated))) {
    throw new Error(`${resourceType}/${id} has no meta.lastUpdated`)
  }
  const versionId = Number(meta?.versionId ?? '1')
  const stored = { ...resource, meta: { ...meta, versionId: String(versionId) } }
  return { type: resourceType, id, versionId, lastUpdated, resource: stored }
}

const written = ({ type, id, versionId, lastUpdated, resource }: Line): string =>
  `${JSON.stringify({ type, id, versionId, lastUpdated, resource })}\n`

const readLine = (text: string, where: string): Line => {
  const line: unknown = parsed(text, where)
  if (isLine(line)) return line
  throw new Error(`${where}: expected a version of a resource`)
}

const parsed = (text: string, where: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`${where}: not JSON`, { cause })
  }
}

const isLine = (line: unknown): line is Line =>
  typeof line === 'object' &&
  line !== null &&
  'type' in line &&
  typeof line.type === 'string' &&
  isResourceType(line.type) &&
  'id' in line &&
  typeof line.id === 'string' &&
  'versionId' in line &&
  typeof line.versionId === 'number' &&
  'lastUpdated' in line &&
  typeof line.lastUpdated === 'string' &&
  (!('resource' in line) || isResource(line.resource))
