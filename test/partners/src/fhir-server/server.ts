import Fastify from 'fastify'
import { firstVersion, type Journal, openJournal } from './journal'
import { beforeAnswer, type Misbehaviour, spoilAnswer } from './misbehaviour'
import { FhirError, operationOutcome } from './outcome'
import type { FhirResource } from './resource'
import { fhirRoutes } from './routes'
import { createStore } from './store'

export interface FhirServerOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** Where what is stored is kept; without one it is gone with the server. */
  readonly folder?: string
  /** When given, every request needs it as a bearer token. */
  readonly token?: string
  /** The clock, in milliseconds. */
  readonly now?: () => number
}

export interface FhirServer {
  /** The base of the FHIR API, without a slash at the end. */
  readonly url: string
  /** Takes resources with their own `meta.lastUpdated`, as a server that was filled before. Only into an empty one. */
  seed(resources: Iterable<FhirResource>): void
  /** The coming requests, as many as there are faults, go wrong this way. */
  misbehave(...faults: readonly Misbehaviour[]): void
  close(): Promise<void>
}

const contentType = 'application/fhir+json; charset=utf-8'

/** A FHIR R4 server on 127.0.0.1 that behaves as real ones do, as far as an adapter can see. */
export const startFhirServer = async (options: FhirServerOptions = {}): Promise<FhirServer> => {
  const journal: Journal | undefined = options.folder === undefined ? undefined : openJournal(options.folder)
  const store = createStore(options.now ?? Date.now, (version) => journal?.append(version))
  for (const line of journal?.lines ?? []) store.restore(line)

  const server = Fastify({ forceCloseConnections: true, bodyLimit: 8 * 1024 * 1024 })
  const faults: Misbehaviour[] = []
  const faultOf = new WeakMap<object, Misbehaviour>()

  // Readiness is no part of FHIR: it needs no token and never goes wrong on purpose.
  server.get('/gereed', async () => ({ status: 'gereed', versies: store.size }))
  server.register(async (fhir) => {
    const read = fhir.getDefaultJsonParser('error', 'error')
    fhir.addContentTypeParser('application/fhir+json', { parseAs: 'string' }, read)
    fhir.addHook('onRequest', async (request, reply) => {
      reply.type(contentType)
      if (options.token !== undefined && request.headers.authorization !== `Bearer ${options.token}`) {
        throw new FhirError(401, 'login', 'a valid bearer token is needed', { 'www-authenticate': 'Bearer' })
      }
      const fault = faults.shift()
      if (fault) faultOf.set(request, fault)
      await beforeAnswer(fault, reply)
    })
    fhir.addHook('onSend', async (request, reply, payload) =>
      typeof payload === 'string' ? spoilAnswer(faultOf.get(request), reply, payload) : payload,
    )
    fhirRoutes(fhir, store)
  })
  server.setNotFoundHandler(async () => {
    throw new FhirError(404, 'not-supported', 'no such address')
  })
  server.setErrorHandler(async (error: unknown, _request, reply) => {
    const known = fhirError(error)
    return reply.status(known.status).headers(known.headers).type(contentType).send(operationOutcome(known))
  })

  const url = await server.listen({ host: '127.0.0.1', port: options.port ?? 0 })
  return {
    url,
    seed(resources) {
      if (store.size > 0) throw new Error('the server is not empty')
      const lines = [...resources].map(firstVersion)
      lines.sort((a, b) => Date.parse(a.lastUpdated) - Date.parse(b.lastUpdated))
      for (const line of lines) {
        store.restore(line)
        journal?.append(line)
      }
    },
    misbehave: (...more) => void faults.push(...more),
    async close() {
      await server.close()
      journal?.close()
    },
  }
}

/** Whatever goes wrong is told as FHIR does: bad JSON, a body that is too large, a mistake of ours. */
const fhirError = (error: unknown): FhirError => {
  if (error instanceof FhirError) return error
  const status =
    error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
      ? error.statusCode
      : 500
  if (status >= 500) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  const known = new FhirError(
    status,
    status >= 500 ? 'exception' : 'invalid',
    'the request cannot be handled',
  )
  return known
}
