import { z } from 'zod'
import { RetryError } from '../../failures'
import { linkHere } from '../http/link-here'
import { momentOf } from '../parse/moment'

/** The parts of a Bundle (FHIR R4) that reading needs. What is in a resource is the mapping's affair. */
const link = z
  .object({ relation: z.string().catch(''), url: z.string().catch('') })
  .catch({ relation: '', url: '' })

/** What of a resource the reading itself needs; the rest is the mapping's. Nothing of it is sure: one bad resource spoils no page. */
export interface Resource {
  readonly resourceType?: unknown
  readonly id?: unknown
  readonly meta?: unknown
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

export const idOf = ({ id }: Resource): string | undefined => textOf(id)

/** RFC 3339 of when the server last changed it; undefined when that cannot be read. */
export const lastUpdatedOf = ({ meta }: Resource): string | undefined => {
  const found = isObject(meta) ? textOf(meta['lastUpdated']) : undefined
  if (found === undefined || Number.isNaN(Date.parse(found))) return undefined
  // A server that gives a day, or leaves out the zone, gives something else than an instant.
  return /^\d{4}-\d{2}-\d{2}T.+(?:Z|[+-]\d{2}:\d{2})$/.test(found) ? found : momentOf(found)
}

/** Looked at and passed on: a schema would copy every resource. What is none at all is one that says nothing, and is parked. */
const resource = z
  .unknown()
  .transform((found): Resource | undefined =>
    found === undefined || found === null ? undefined : isObject(found) ? found : {},
  )

/** FHIR has no null and no other type here; some servers do, and it must not spoil the page. */
const lenient = <T extends z.ZodType>(inner: T) => inner.optional().catch(undefined)
const word = lenient(z.string())

const entry = z
  .object({
    fullUrl: word,
    resource: resource.optional(),
    search: lenient(z.object({ mode: word })),
    request: lenient(z.object({ method: z.string(), url: z.string() })),
    response: lenient(z.object({ status: word, lastModified: word })),
  })
  .catch({})

export const bundle = z.object({
  resourceType: z.literal('Bundle'),
  /** How many there are of a search, on all its pages; some servers estimate it. */
  total: lenient(z.number()),
  link: z.array(link).nullish(),
  entry: z.array(entry).nullish(),
})

export type Bundle = z.infer<typeof bundle>
export type Entry = z.infer<typeof entry>

const operationOutcome = z.object({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(z.object({ severity: z.string(), code: z.string(), diagnostics: z.string().optional() })),
})

/** Enough of what the server says to mend the cause; numbers that may be somebody's are left out. */
const longestDiagnostics = 200

/** What a server says went wrong, or nothing when it does not say it in FHIR. */
export const outcomeOf = (body: unknown): string => {
  const outcome = operationOutcome.safeParse(body)
  if (!outcome.success) return ''
  const [issue] = outcome.data.issue
  const said = issue?.diagnostics?.replace(/\d{6,}/g, '…').slice(0, longestDiagnostics) ?? ''
  return issue === undefined ? '' : ` (${issue.code}${said === '' ? '' : `: ${said}`})`
}

/** What was searched for, and not a remark of the server or what it thinks goes with it. */
export const isMatch = ({ resource: found, search }: Entry): boolean =>
  search?.mode !== 'outcome' && search?.mode !== 'include' && found?.resourceType !== 'OperationOutcome'

const linkIn = ({ link: links }: Bundle, relation: string): string | undefined =>
  links?.find((each) => each.relation === relation && each.url !== '')?.url

/** @param asked what was asked for, below the base: `Patient` or `Patient/_history`. */
export const nextLink = (bundle: Bundle, asked: string): string | undefined => {
  const url = linkIn(bundle, 'next')
  return url && linkHere(url, asked)
}

/** Each link once: a server that goes round in a circle would be read for ever. @throws RetryError */
export const onceEach = (): ((link: string) => string) => {
  const visited = new Set<string>()
  return (link) => {
    if (visited.has(link)) throw new RetryError('the server links to a page that was read before')
    visited.add(link)
    return link
  }
}

/** The names of the parameters that the server says it used; undefined where it does not say. */
export const selfParameters = (bundle: Bundle): ReadonlySet<string> | undefined => {
  const query = linkIn(bundle, 'self')?.split('?')[1]
  return query === undefined ? undefined : new Set(new URLSearchParams(query).keys())
}

/** `Patient/12/_history/3` or an absolute URL → the id that stands behind the type. */
export const idIn = (url: string, resourceType: string): string | undefined => {
  const parts = url.split(/[/?]/)
  return parts[parts.lastIndexOf(resourceType) + 1]
}
