import { stretchOf } from './instant'
import { FhirError } from './outcome'
import { countOf, type Page, type Place } from './search'
import type { Version } from './store'

export interface History {
  /** Milliseconds: versions made at this moment or later. */
  readonly since: number | undefined
  readonly count: number
}

export const historyOf = (query: URLSearchParams): History => {
  for (const name of query.keys()) {
    if (name !== '_since' && name !== '_count' && name !== '_format') {
      throw new FhirError(400, 'not-supported', `unknown parameter ${name}`)
    }
  }
  const since = query.get('_since')
  return {
    since: since === null ? undefined : stretchOf(since, '_since').from,
    count: countOf(query.get('_count')),
  }
}

/** One page of versions, the newest first (R4, http.html#history), going on with those older than a place. */
export const historyPage = (
  versions: readonly Version[],
  { since, count }: History,
  after: Place | undefined,
): Page => {
  const found: Version[] = []
  for (let i = versions.length - 1; i >= 0; i--) {
    const version = versions[i]
    if (version === undefined || (after !== undefined && version.order >= after.order)) continue
    if (since !== undefined && version.at < since) break
    const last = found.at(-1)
    if (found.length === count && last) return { found, next: { at: last.at, order: last.order } }
    found.push(version)
  }
  return { found }
}
