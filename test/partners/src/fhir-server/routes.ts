import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { historyBundle, type Links, searchBundle } from './bundle'
import { capabilityStatement } from './capability'
import { historyOf, historyPage } from './history'
import { FhirError } from './outcome'
import { isId, isResource, isResourceType, type ResourceType } from './resource'
import { type Page, type Place, searchOf, searchPage } from './search'
import type { Store, Version } from './store'
import { continuationOf, tokenOf } from './token'

interface Path {
  readonly type: string
  readonly id: string
  readonly version: string
}
type Request = FastifyRequest<{ Params: Path }>

/** FHIR's RESTful API (R4, http.html) over the store: read, vread, update, delete, search and history. */
export const fhirRoutes = (server: FastifyInstance, store: Store): void => {
  server.get('/metadata', async (request) => capabilityStatement(baseOf(request), new Date().toISOString()))

  server.get('/:type', async (request: Request) => {
    const type = typeOf(request)
    return paged(request, (query, after) => searchPage(store, searchOf(type, query), after), searchBundle)
  })
  server.get('/:type/_history', async (request: Request) => {
    const versions = store.versions(typeOf(request))
    return paged(request, (query, after) => historyPage(versions, historyOf(query), after), historyBundle)
  })
  server.get('/:type/:id/_history', async (request: Request) => {
    const [type, id] = [typeOf(request), request.params.id]
    if (!store.current(type, id)) throw notFound(type, id)
    const versions = store.versions(type).filter((version) => version.id === id)
    return paged(request, (query, after) => historyPage(versions, historyOf(query), after), historyBundle)
  })
  server.get('/:type/:id', async (request: Request, reply) => {
    const [type, id] = [typeOf(request), request.params.id]
    return answer(reply, store.current(type, id), type, id)
  })
  server.get('/:type/:id/_history/:version', async (request: Request, reply) => {
    const [type, id] = [typeOf(request), request.params.id]
    return answer(reply, store.version(type, id, Number(request.params.version)), type, id)
  })

  server.put('/:type/:id', async (request: Request, reply) => {
    const [type, id] = [typeOf(request), request.params.id]
    const { body } = request
    if (!isId(id)) throw new FhirError(400, 'invalid', 'the id is not a FHIR id')
    if (!isResource(body) || body.resourceType !== type || body.id !== id) {
      throw new FhirError(400, 'invalid', `expected a ${type} with the id of the address`)
    }
    const before = store.current(type, id)
    const expected = request.headers['if-match']
    if (expected !== undefined && expected !== etag(before?.versionId ?? 0)) {
      throw new FhirError(412, 'conflict', 'another version than If-Match says')
    }
    const version = store.put(type, id, body)
    reply.status(before?.resource ? 200 : 201)
    reply.header('location', `${baseOf(request)}/${type}/${id}/_history/${version.versionId}`)
    return answer(reply, version, type, id)
  })
  server.delete('/:type/:id', async (request: Request, reply) => {
    const [type, id] = [typeOf(request), request.params.id]
    const version = store.remove(type, id)
    // To delete what is not there is no error (R4, http.html#delete).
    if (version) reply.header('etag', etag(version.versionId))
    return reply.status(204).send()
  })
}

const baseOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`

const etag = (versionId: number): string => `W/"${versionId}"`

const typeOf = ({ params: { type } }: Request): ResourceType => {
  if (!isResourceType(type)) throw new FhirError(404, 'not-supported', 'no such resource type')
  return type
}

const notFound = (type: string, id: string): FhirError =>
  new FhirError(404, 'not-found', `${type}/${id} is not known`)

const answer = (reply: FastifyReply, version: Version | undefined, type: string, id: string): unknown => {
  if (!version) throw notFound(type, id)
  reply.header('etag', etag(version.versionId))
  reply.header('last-modified', new Date(version.at).toUTCString())
  if (!version.resource) {
    throw new FhirError(410, 'deleted', `${type}/${id} was deleted`, { etag: etag(version.versionId) })
  }
  return version.resource
}

/** The first page by its parameters, a later one by the token of `next` alone. */
const paged = (
  request: FastifyRequest,
  pageOf: (query: URLSearchParams, after: Place | undefined) => Page,
  bundle: (base: string, found: readonly Version[], link: Links) => object,
): unknown => {
  const [path = '', text = ''] = request.url.split('?', 2)
  const token = new URLSearchParams(text).get('_page')
  const after = token === null ? undefined : continuationOf(token)
  const query = after?.query ?? text
  const { found, next } = pageOf(new URLSearchParams(query), after)
  const base = baseOf(request)
  return bundle(base, found, {
    self: `${base}${request.url}`,
    next: next && `${base}${path}?_page=${tokenOf({ query, ...next })}`,
  })
}
