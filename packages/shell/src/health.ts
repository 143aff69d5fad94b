import { createServer } from 'node:http'
import type { Registry } from 'prom-client'
import { ConfigurationError } from './configuration'

export interface Health {
  /** 0 takes any free port. */
  readonly poort: number
  /** Why the process cannot do its work now; undefined when it can. Never personal data. */
  readonly notReady: () => string | undefined
  /** What somebody should look at although it can; stands below `gereed`. Never personal data. */
  readonly remarks?: () => string | undefined
  readonly metrics?: Registry
}

export interface HealthServer {
  readonly port: number
  close(): Promise<void>
}

/**
 * Serves, on 127.0.0.1 only, `/gezond` (200: the process runs), `/gereed` (200, or 503 with the reason) and `/metrics`
 * (Prometheus text).
 *
 * @throws ConfigurationError when it cannot listen on that port.
 */
export const serveHealth = async ({ poort, notReady, remarks, metrics }: Health): Promise<HealthServer> => {
  const server = createServer((request, response) => {
    const answer = (status: number, body: string, type = 'text/plain; charset=utf-8') =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(`${body}\n`)
    const path = request.url?.split('?')[0]
    if (request.method !== 'GET') return answer(405, 'alleen GET')
    if (path === '/gezond') return answer(200, 'gezond')
    if (path === '/gereed') {
      const reason = notReady()
      if (reason !== undefined) return answer(503, reason)
      return answer(200, ['gereed', remarks?.()].filter((line) => line !== undefined).join('\n'))
    }
    if (path === '/metrics' && metrics !== undefined)
      return metrics.metrics().then(
        (text) => answer(200, text, metrics.contentType),
        () => answer(500, 'de meetwaarden zijn niet te lezen'),
      )
    return answer(404, 'onbekend')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new ConfigurationError(`poort: found ${poort}, expected a port that is free`, { cause })),
    )
    server.listen(poort, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : poort,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}
