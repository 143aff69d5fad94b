import { type Stretch, stretchOf } from './instant'
import { FhirError } from './outcome'
import { patientOf, type ResourceType } from './resource'
import type { Store, Version } from './store'

/** What is searched for; as it stands in a paging token too. */
export interface Search {
  readonly type: ResourceType
  /** `ge2025-01-01` and the like; all of them must hold. */
  readonly lastUpdated: readonly string[]
  readonly patients: readonly string[]
  readonly ids: readonly string[]
  readonly newestFirst: boolean
  readonly count: number
}

const mostInPage = 500
const usualInPage = 50

/** The parameters of a search, or a 400 that names the one that is wrong; an unknown one is refused, as HAPI does. */
export const searchOf = (type: ResourceType, query: URLSearchParams): Search => {
  for (const name of query.keys()) {
    if (!known.has(name) && !(name === 'subject' && type === 'CareTeam')) {
      throw new FhirError(400, 'not-supported', `unknown search parameter ${name}`)
    }
  }
  if (type === 'Patient' && query.has('patient')) {
    throw new FhirError(400, 'not-supported', 'unknown search parameter patient')
  }
  const lastUpdated = query.getAll('_lastUpdated')
  for (const value of lastUpdated) conditionOf(value)
  return {
    type,
    lastUpdated,
    patients: [...listOf(query, 'patient'), ...listOf(query, 'subject')].map((one) =>
      one.replace(/^Patient\//, ''),
    ),
    ids: listOf(query, '_id'),
    newestFirst: newestFirst(query.get('_sort')),
    count: countOf(query.get('_count')),
  }
}

const known = new Set(['_lastUpdated', '_sort', '_count', '_id', 'patient', '_format'])

const listOf = (query: URLSearchParams, name: string): readonly string[] =>
  query.getAll(name).flatMap((value) => value.split(','))

const newestFirst = (sort: string | null): boolean => {
  if (sort === null || sort === '_lastUpdated') return false
  if (sort === '-_lastUpdated') return true
  throw new FhirError(400, 'not-supported', '_sort: only _lastUpdated and -_lastUpdated')
}

/** A server gives at most so many a page, whatever is asked: the client follows `next`. */
export const countOf = (text: string | null): number => {
  if (text === null) return usualInPage
  if (!/^\d{1,9}$/.test(text) || text === '0')
    throw new FhirError(400, 'invalid', '_count: not a positive number')
  return Math.min(Number(text), mostInPage)
}

const conditionOf = (text: string): ((at: number) => boolean) => {
  const [, prefix = 'eq', value = ''] = /^(eq|ne|ge|gt|le|lt)?(.*)$/s.exec(text) ?? []
  const { from, to }: Stretch = stretchOf(value, '_lastUpdated')
  switch (prefix) {
    case 'ge':
      return (at) => at >= from
    case 'gt':
      return (at) => at >= to
    case 'le':
      return (at) => at < to
    case 'lt':
      return (at) => at < from
    case 'ne':
      return (at) => at < from || at >= to
    default:
      return (at) => at >= from && at < to
  }
}

export interface Page {
  readonly found: readonly Version[]
  /** Where the next page goes on; undefined on the last. */
  readonly next?: Place
}

/** A place in the order of a search: just after this version. */
export interface Place {
  readonly at: number
  readonly order: number
}

/**
 * One page, in the order of `lastUpdated`, going on after a place. What is changed between two pages moves to the end, where it
 * is found again; so nothing is missed, and something may come twice.
 */
export const searchPage = (store: Store, search: Search, after: Place | undefined): Page => {
  const conditions = search.lastUpdated.map(conditionOf)
  const [patients, ids] = [new Set(search.patients), new Set(search.ids)]
  const fits = ({ id, at, resource }: Version): boolean =>
    resource !== undefined &&
    conditions.every((holds) => holds(at)) &&
    (ids.size === 0 || ids.has(id)) &&
    (patients.size === 0 || patients.has((patientOf(resource) ?? '').replace(/^Patient\//, '')))
  const all = store.versions(search.type)
  const found: Version[] = []
  const step = search.newestFirst ? -1 : 1
  for (let i = startOf(all, search, after); i >= 0 && i < all.length; i += step) {
    const version = all[i]
    if (version === undefined || store.current(version.type, version.id) !== version || !fits(version))
      continue
    const last = found.at(-1)
    if (found.length === search.count && last) return { found, next: { at: last.at, order: last.order } }
    found.push(version)
  }
  return { found }
}

/** Where to begin in the versions, which stand in the order in which they were made, and so of their moments. */
const startOf = (
  all: readonly Version[],
  { newestFirst, lastUpdated }: Search,
  after: Place | undefined,
): number => {
  if (after) {
    const first = firstAt(all, ({ at, order }) => at > after.at || (at === after.at && order > after.order))
    return newestFirst ? first - 2 : first
  }
  if (newestFirst) return all.length - 1
  const from = lastUpdated
    .filter((text) => /^g[et]/.test(text))
    .map((text) => stretchOf(text.slice(2), '_lastUpdated').from)
  return firstAt(all, ({ at }) => from.every((bound) => at >= bound))
}

/** The first of the versions for which this holds, given that it holds for all after it. */
const firstAt = (all: readonly Version[], holds: (version: Version) => boolean): number => {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const version = all[middle]
    if (version !== undefined && holds(version)) high = middle
    else low = middle + 1
  }
  return low
}
