import Fastify, { type FastifyReply } from 'fastify'
import { z } from 'zod'
import { type Given, isKind, type Kind, type ZgwResource } from './resources'
import { type ZgwStore, zgwStore } from './store'
import { objectionTo } from './token'

export interface ZgwServerOptions {
  /** `client_id`, and the secret with which it signs. */
  readonly client: string
  readonly geheim: string
  /** Any free one unless told otherwise. */
  readonly port?: number
  /** Where its data are kept; without it nothing is. */
  readonly folder?: string
  /** Resources in a page. */
  readonly pagina?: number
  /** The address at which others see it, where a proxy stands before it; with it come all the addresses that it gives. */
  readonly openbaar?: string
  /** Called instead of the clock, in milliseconds. */
  readonly now?: () => number
}

/** A subscription at the Notificaties API. */
export interface Abonnement {
  readonly callbackUrl: string
  /** The whole value of `Authorization` that goes along. */
  readonly auth: string
}

export interface ZgwServer {
  /** Of the Zaken API, e.g. `http://127.0.0.1:8000/zaken/api/v1`. */
  readonly basis: string
  /** Puts a resource there as the municipality's own system would, and notifies. */
  put(kind: Kind, given: Given): Promise<ZgwResource>
  remove(kind: Kind, uuid: string): Promise<void>
  subscribe(abonnement: Abonnement): void
  /** The next so many notifications are not delivered, and nobody tells. */
  loseNotifications(number: number): void
  /** How notifications that were delivered were answered. */
  readonly answered: readonly number[]
  close(): Promise<void>
}

const singular: Readonly<Record<Kind, string>> = {
  zaken: 'zaak',
  rollen: 'rol',
  statussen: 'status',
  resultaten: 'resultaat',
}

const problem = (reply: FastifyReply, status: number, code: string, detail: string) =>
  reply
    .code(status)
    .type('application/problem+json')
    .send({ type: 'about:blank', code, title: code, status, detail, instance: 'urn:uuid:0' })

const subscription = z.object({ callbackUrl: z.url(), auth: z.string().min(1) })
const body = z.record(z.string(), z.unknown())

/**
 * The part of a municipality's ZGW interfaces that an adapter meets: lists in pages, single resources, JWT, and notifications, some
 * of which get lost. Zaken API 1.7.0, Notificaties API 1.0. PUT and DELETE are the municipality's own application at work.
 */
export const startZgwServer = async (options: ZgwServerOptions): Promise<ZgwServer> => {
  const { client, geheim, pagina = 100, port = 0, now = Date.now, openbaar } = options
  const subscriptions = new Map<string, Abonnement>()
  const answered: number[] = []
  let losing = 0
  let base = ''
  let store: ZgwStore | undefined
  const stored = (): ZgwStore => {
    if (store === undefined) throw new Error('the server does not listen yet')
    return store
  }
  const app = Fastify()

  app.addHook('onRequest', async (request, reply) => {
    if (request.url === '/gereed') return undefined
    const objection = objectionTo(request.headers.authorization, client, geheim, now())
    if (objection !== undefined) return problem(reply, 403, 'not_authenticated', objection)
    if (request.url.startsWith('/zaken/') && request.headers['accept-crs'] !== 'EPSG:4326')
      return problem(reply, 406, 'not_acceptable', 'Accept-Crs is EPSG:4326')
    return undefined
  })

  app.get('/gereed', async () => ({ gereed: true }))

  app.get<{ Params: { kind: string }; Querystring: Record<string, string> }>(
    '/zaken/api/v1/:kind',
    async (request, reply) => {
      const { kind } = request.params
      if (!isKind(kind)) return problem(reply, 404, 'not_found', 'no such resource')
      const { page = '1', ...filters } = request.query
      const unknown = Object.keys(filters).find(
        (name) => !['zaak', 'zaaktype', 'identificatie'].includes(name),
      )
      if (unknown !== undefined) return problem(reply, 400, 'unknown-parameters', unknown)
      const all = stored().list(kind, filters)
      const number = Number(page)
      const from = (number - 1) * pagina
      if (!Number.isInteger(number) || number < 1 || (from > 0 && from >= all.length))
        return problem(reply, 404, 'not_found', 'Ongeldige pagina.')
      const pageAt = (at: number): string =>
        `${base}${kind}?${new URLSearchParams({ ...filters, page: String(at) }).toString()}`
      return {
        count: all.length,
        next: from + pagina < all.length ? pageAt(number + 1) : null,
        previous: number > 1 ? pageAt(number - 1) : null,
        results: all.slice(from, from + pagina),
      }
    },
  )

  app.get<{ Params: { kind: string; uuid: string } }>('/zaken/api/v1/:kind/:uuid', async (request, reply) => {
    const found = stored().get(`${base}${request.params.kind}/${request.params.uuid}`)
    return found ?? problem(reply, 404, 'not_found', 'Niet gevonden.')
  })

  app.put<{ Params: { kind: string; uuid: string } }>('/zaken/api/v1/:kind/:uuid', async (request, reply) => {
    const { kind, uuid } = request.params
    const given = body.safeParse(request.body)
    if (!isKind(kind) || !given.success) return problem(reply, 400, 'invalid', 'no resource of the Zaken API')
    return put(kind, { ...given.data, uuid })
  })

  app.delete<{ Params: { kind: string; uuid: string } }>(
    '/zaken/api/v1/:kind/:uuid',
    async (request, reply) => {
      const { kind, uuid } = request.params
      if (!isKind(kind)) return problem(reply, 404, 'not_found', 'no such resource')
      await remove(kind, uuid)
      return reply.code(204).send()
    },
  )

  app.post('/notificaties/api/v1/abonnement', async (request, reply) => {
    const read = subscription.safeParse(request.body)
    if (!read.success) return problem(reply, 400, 'invalid', 'expected callbackUrl and auth')
    subscribe(read.data)
    return reply.code(201).send(read.data)
  })

  const notify = async (kind: Kind, resource: ZgwResource, actie: string): Promise<void> => {
    if (losing > 0) {
      losing -= 1
      return
    }
    const { zaak, zaaktype = '' } = resource
    const hoofdObject = kind === 'zaken' ? resource.url : zaak
    const notification = {
      ...{ kanaal: 'zaken', hoofdObject, resource: singular[kind], resourceUrl: resource.url, actie },
      aanmaakdatum: new Date(now()).toISOString(),
      kenmerken: { bronorganisatie: '002564440', zaaktype, vertrouwelijkheidaanduiding: 'zaakvertrouwelijk' },
    }
    for (const { callbackUrl, auth } of subscriptions.values()) {
      // Nobody there: the notification is lost, as it is in life.
      const response = await fetch(callbackUrl, {
        method: 'POST',
        headers: { authorization: auth, 'content-type': 'application/json' },
        body: JSON.stringify(notification),
      }).catch(() => undefined)
      if (response !== undefined) answered.push(response.status)
    }
  }

  const put = async (kind: Kind, given: Given): Promise<ZgwResource> => {
    const { resource, isNew } = stored().put(kind, given)
    await notify(kind, resource, isNew ? 'create' : 'partial_update')
    return resource
  }

  const remove = async (kind: Kind, uuid: string): Promise<void> => {
    const resource = stored().remove(kind, uuid)
    if (resource !== undefined) await notify(kind, resource, 'destroy')
  }

  const subscribe = (abonnement: Abonnement): void => {
    subscriptions.set(abonnement.callbackUrl, abonnement)
  }

  await app.listen({ host: '127.0.0.1', port })
  const basis = `${app.listeningOrigin}/zaken/api/v1`
  base = `${openbaar ?? basis}/`
  store = zgwStore(base, options.folder)

  return {
    ...{ basis, answered, put, remove, subscribe },
    loseNotifications: (number) => {
      losing = number
    },
    close: async () => {
      await app.close()
      store?.close()
    },
  }
}
