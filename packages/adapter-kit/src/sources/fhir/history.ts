import { HttpRefusal } from '../http/refusal'
import type { SourceDeletion } from '../source'
import { type Entry, idIn, idOf, lastUpdatedOf, nextLink, onceEach, type Resource } from './bundle'
import type { FhirClient } from './fhir-client'

/** Statuses with which servers say that they keep no history of a type, or that we may only search. */
const noHistory = new Set([400, 403, 404, 405, 422, 501])

const isDeletion = ({ request, response, resource }: Entry): boolean =>
  request?.method === 'DELETE' || (resource === undefined && /^(204|410)/.test(response?.status ?? ''))

const momentOf = ({ response, resource }: Entry): string | undefined =>
  response?.lastModified ?? (resource === undefined ? undefined : lastUpdatedOf(resource))

/** The last that became of each resource. */
export interface Happened {
  readonly changed: readonly Resource[]
  readonly deleted: readonly SourceDeletion[]
}

/**
 * What happened since, from the type's `_history` (FHIR R4, section 3.1.0.9), newest first. A resource that came back after
 * its deletion has a newer version before it in the list, and is not deleted. Undefined where the server keeps no history:
 * there deletions show only when keys are compared.
 *
 * @param isWanted whether what changed is kept: where a search tells that, it need not be held.
 */
export const historySince = async (
  client: FhirClient,
  resourceType: string,
  since: string,
  count: number,
  isWanted: boolean,
): Promise<Happened | undefined> => {
  const seen = new Set<string>()
  const changed: Resource[] = []
  const deleted: SourceDeletion[] = []
  const query = new URLSearchParams({ _since: since, _count: String(count) })
  const first = `${resourceType}/_history?${query}`
  const once = onceEach()
  for (let path: string | undefined = first; path !== undefined; ) {
    const answer = await client.get(path, path !== first).catch((error: unknown) => {
      if (path === first && error instanceof HttpRefusal && noHistory.has(error.status)) return undefined
      throw error
    })
    if (answer === undefined) return undefined
    for (const entry of answer.bundle.entry ?? []) {
      const inside = entry.resource === undefined ? undefined : idOf(entry.resource)
      const key = inside ?? idIn(entry.request?.url ?? entry.fullUrl ?? '', resourceType)
      if (key === undefined || seen.has(key)) continue
      seen.add(key)
      if (isDeletion(entry)) deleted.push({ key, at: momentOf(entry) })
      else if (isWanted && entry.resource !== undefined) changed.push(entry.resource)
    }
    const next = nextLink(answer.bundle, `${resourceType}/_history`)
    path = next && once(next)
  }
  return { changed, deleted }
}
