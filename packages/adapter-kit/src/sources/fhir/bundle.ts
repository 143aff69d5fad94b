import { z } from 'zod'

/** The parts of a Bundle (FHIR R4) that reading needs. What is in a resource is the mapping's affair. */
const link = z.object({ relation: z.string(), url: z.string() })

/** What of a resource the reading itself needs; the rest is the mapping's. */
export interface Resource {
  readonly resourceType: string
  readonly id?: string
  readonly meta?: { readonly lastUpdated?: string }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTextIfAny = (value: unknown): boolean => value === undefined || typeof value === 'string'

const isResource = (value: unknown): value is Resource => {
  if (!isObject(value) || typeof value['resourceType'] !== 'string' || !isTextIfAny(value['id'])) return false
  const meta = value['meta']
  return meta === undefined || (isObject(meta) && isTextIfAny(meta['lastUpdated']))
}

/** Looked at and passed on: a schema would copy every resource. */
const resource = z.custom<Resource>(isResource, 'expected a resource with its type, id and meta.lastUpdated')

const entry = z.object({
  fullUrl: z.string().optional(),
  resource: resource.optional(),
  search: z.object({ mode: z.string().optional() }).optional(),
  request: z.object({ method: z.string(), url: z.string() }).optional(),
  response: z.object({ status: z.string().optional(), lastModified: z.string().optional() }).optional(),
})

export const bundle = z.object({
  resourceType: z.literal('Bundle'),
  link: z.array(link).optional(),
  entry: z.array(entry).optional(),
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

export const nextLink = ({ link: links = [] }: Bundle): string | undefined =>
  links.find(({ relation }) => relation === 'next')?.url

/** `Patient/12/_history/3` or an absolute URL → the id that stands behind the type. */
export const idIn = (url: string, resourceType: string): string | undefined => {
  const parts = url.split(/[/?]/)
  return parts[parts.lastIndexOf(resourceType) + 1]
}
