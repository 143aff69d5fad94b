import { createHash, timingSafeEqual } from 'node:crypto'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { StopError } from '../../failures'
import { readPem } from '../http/read-pem'

export interface EndpointOptions {
  /** 0 takes any. */
  readonly poort: number
  /** Where it listens; 127.0.0.1 unless a gateway elsewhere must reach it. */
  readonly adres: string
  /** Values of `Authorization` that are let in; two while one replaces the other. */
  readonly autorisatie: readonly string[]
  /** Bytes of a message. */
  readonly grootste: number
  /** Paths of PEM files; `ca`: who signed the certificates that senders must show. */
  readonly tls?:
    | { readonly certificaat: string; readonly sleutel: string; readonly ca?: string | undefined }
    | undefined
}

export interface Reply {
  readonly status: number
  readonly type: string
  readonly body: string
  /** Seconds after which to try again. */
  readonly retryAfter?: number
}

export type Handler = (body: Buffer) => Promise<Reply>

export interface Route {
  readonly port: number
  close(): Promise<void>
}

interface Endpoint {
  readonly server: Server
  readonly routes: Map<string, Handler>
  readonly port: number
}

/** One server for all feeds of an adapter, by address. */
const endpoints = new Map<string, Promise<Endpoint>>()

/** Milliseconds in which a message must have arrived. */
const arrivalMs = 30_000
const connectionsAtOnce = 100

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** As `application/problem+json` (RFC 9457); says nothing of the message. */
export const problem = (status: number, title: string, detail: string, retryAfter?: number): Reply => ({
  status,
  type: 'application/problem+json',
  body: JSON.stringify({ status, title, detail }),
  ...(retryAfter === undefined ? {} : { retryAfter }),
})

const send = (response: ServerResponse, { status, type, body, retryAfter }: Reply): void => {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    // What was not read of a refused message must not be taken for the next one.
    ...(status >= 400 ? { connection: 'close' } : {}),
  })
  response.end(body)
}

/** Undefined when it is larger than is taken; then reading has stopped. */
const bodyOf = async (request: IncomingMessage, most: number): Promise<Buffer | undefined> => {
  if (Number(request.headers['content-length'] ?? 0) > most) return undefined
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue
    bytes += part.length
    if (bytes > most) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const refusals = {
  method: problem(405, 'Alleen POST', 'Dit adres neemt berichten aan met POST.'),
  place: problem(404, 'Onbekend adres', 'Op dit adres leest deze adapter niets.'),
  right: { ...problem(401, 'Niet toegelaten', 'De kop Authorization is niet de afgesproken waarde.') },
  encoding: problem(415, 'Niet te lezen', 'Stuur het bericht zonder Content-Encoding.'),
  failed: problem(503, 'Nu niet', 'Het bericht is niet aangenomen; bied het opnieuw aan.', 30),
} as const

const listener = (routes: ReadonlyMap<string, Handler>, options: EndpointOptions): RequestListener => {
  const allowed = options.autorisatie.map(digest)
  /** Each value is compared, and each in the same time. */
  const isAllowed = (header: string | undefined): boolean => {
    const given = digest(header ?? '')
    return allowed.reduce((any, each) => timingSafeEqual(each, given) || any, false)
  }

  const answer = async (request: IncomingMessage): Promise<Reply> => {
    // First, so that who is not let in learns nothing.
    if (!isAllowed(request.headers.authorization)) return refusals.right
    const handler = routes.get(new URL(request.url ?? '/', 'http://x').pathname.replace(/\/$/, ''))
    if (handler === undefined) return refusals.place
    if (request.method !== 'POST') return refusals.method
    if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') return refusals.encoding
    const body = await bodyOf(request, options.grootste)
    if (body === undefined)
      return problem(413, 'Te groot', `Een bericht is hoogstens ${options.grootste} bytes.`)
    return handler(body)
  }

  return (request, response) => {
    answer(request).then(
      (reply) => send(response, reply),
      () => (response.destroyed ? undefined : send(response, refusals.failed)),
    )
  }
}

const setting = 'bron.webhook.tls'

const start = async (options: EndpointOptions): Promise<Endpoint> => {
  const routes = new Map<string, Handler>()
  const { tls } = options
  const handle = listener(routes, options)
  const server =
    tls === undefined
      ? createServer(handle)
      : createTlsServer(
          {
            cert: readPem(tls.certificaat, setting),
            key: readPem(tls.sleutel, setting),
            ...(tls.ca === undefined
              ? {}
              : { ca: readPem(tls.ca, setting), requestCert: true, rejectUnauthorized: true }),
          },
          handle,
        )
  server.requestTimeout = arrivalMs
  server.headersTimeout = arrivalMs
  server.maxConnections = connectionsAtOnce
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new StopError(`bron.webhook: cannot listen on ${options.adres}:${options.poort}`, { cause })),
    )
    server.listen(options.poort, options.adres, resolve)
  })
  const address = server.address()
  return {
    server,
    routes,
    port: typeof address === 'object' && address !== null ? address.port : options.poort,
  }
}

/**
 * Takes messages at `/<path>`. The server is there as long as one route is.
 *
 * @throws StopError when it cannot listen.
 */
export const openRoute = async (path: string, options: EndpointOptions, handler: Handler): Promise<Route> => {
  const address = JSON.stringify(options)
  const starting = endpoints.get(address) ?? start(options)
  endpoints.set(address, starting)
  const { server, routes, port } = await starting.catch((error: unknown) => {
    endpoints.delete(address)
    throw error
  })
  const place = `/${path}`
  routes.set(place, handler)
  return {
    port,
    close: async () => {
      routes.delete(place)
      if (routes.size > 0) return
      endpoints.delete(address)
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      })
    },
  }
}
