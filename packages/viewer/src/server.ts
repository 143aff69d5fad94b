import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify'
import type { AssetFile } from './assets'
import { errors, foreignForm, sendBadRequest } from './routes/errors'
import { families } from './routes/families'
import { family } from './routes/family'
import { live } from './routes/live'
import { login } from './routes/login'
import { isHttps, type Parts } from './routes/parts'
import { assetRoutes, health } from './routes/service'
import { securityHeaders } from './security/headers'
import { isSameOrigin } from './security/same-origin'

/** The web server, not listening yet. */
export const createServer = async (
  parts: Parts,
  files: readonly AssetFile[],
  log: FastifyBaseLogger,
): Promise<FastifyInstance> => {
  const { configuration } = parts
  const headers = securityHeaders(isHttps(configuration))
  const app = fastify({
    loggerInstance: log,
    // Its own lines hold the address of each request; which family somebody looks at is for the audit, not for the log.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: [...configuration.proxies],
    bodyLimit: 16_384,
    // Whoever sends a form a letter at a time holds a connection only so long (ms).
    requestTimeout: 30_000,
    // Open pages hold a connection that never ends by itself.
    forceCloseConnections: true,
    return503OnClosing: false,
    // An address that is no address comes to no route and to no hook.
    frameworkErrors: (_, __, reply) => {
      sendBadRequest(parts, reply.headers(headers))
    },
  })
  await app.register(cookie)
  await app.register(formbody)
  await app.register(rateLimit, { global: false })
  // After the cookies are read: the page that says no says it to somebody.
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    if (!isSameOrigin(request.method, request.headers)) throw foreignForm()
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const ms = Math.round(reply.elapsedTime)
    request.log.info({ method, route: routeOptions.url, status: reply.statusCode, ms }, 'answered')
  })
  for (const routes of [errors, health, assetRoutes(files), login, families, family, live]) routes(app, parts)
  return app
}
