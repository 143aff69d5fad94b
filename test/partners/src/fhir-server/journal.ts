import { join } from 'node:path'
import { type Lines, openLines, seedLines } from '../lines'
import { type FhirResource, isId, isResource, isResourceType } from './resource'
import type { Version } from './store'

/** One line of the journal: a version. */
export type Line = Omit<Version, 'at' | 'order'>

export type Journal = Lines<Line>

const fileIn = (folder: string): string => join(folder, 'versies.ndjson')

/** Everything that the server stored, a line a version, appended before the answer goes out. */
export const openJournal = (folder: string): Journal => {
  const { lines, append, close } = openLines(fileIn(folder), readLine, 'a version of a resource')
  return { lines, append: (line) => append(inOrder(line)), close }
}

/**
 * Puts resources in an empty folder as a server keeps them, with their own `meta.lastUpdated`, which a server would not
 * take over from a PUT. False when the folder already has data: then nothing is changed.
 */
export const seedFolder = (folder: string, resources: Iterable<FhirResource>): boolean => {
  const lines = [...resources].map(firstVersion)
  lines.sort((a, b) => Date.parse(a.lastUpdated) - Date.parse(b.lastUpdated))
  return seedLines(fileIn(folder), lines.map(inOrder))
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

/** Only what belongs in the file. */
const inOrder = ({ type, id, versionId, lastUpdated, resource }: Line): Line => ({
  type,
  id,
  versionId,
  lastUpdated,
  ...(resource && { resource }),
})

const readLine = (line: unknown): Line | undefined => (isLine(line) ? line : undefined)

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
