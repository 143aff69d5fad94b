import Fastify, { type FastifyReply } from 'fastify'
import { type Given, isKind, type Kind, whole, type ZgwResource } from './resources'
import { objectionTo } from './token'

export interface ZgwServerOptions {
  /** `client_id`, and the secret with which it signs. */
  readonly client: string
  readonly geheim: string
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

/**
 * The part of a municipality's ZGW interfaces that an adapter meets: lists in pages, single resources, JWT, and notifications, some
 * of which get lost. Zaken API 1.7.0, Notificaties API 1.0.
 */
export const startZgwServer = async (options: ZgwServerOptions): Promise<ZgwServer> => {
  const { client, geheim, pagina = 100, now = Date.now, openbaar } = options
  const resources = new Map<string, ZgwResource>()
  const subscriptions: Abonnement[] = []
  const answered: number[] = []
  let losing = 0
  let base = ''
  const app = Fastify()

  app.addHook('onRequest', async (request, reply) => {
    const objection = objectionTo(request.headers.authorization, client, geheim, now())
    if (objection !== undefined) return problem(reply, 403, 'not_authenticated', objection)
    if (request.headers['accept-crs'] !== 'EPSG:4326')
      return problem(reply, 406, 'not_acceptable', 'Accept-Crs is EPSG:4326')
    return undefined
  })

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
      const all = [...resources.values()].filter(
        (each) =>
          each.url.startsWith(`${base}${kind}/`) &&
          Object.entries(filters).every(([name, value]) => each[name] === value),
      )
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
    const found = resources.get(`${base}${request.params.kind}/${request.params.uuid}`)
    return found ?? problem(reply, 404, 'not_found', 'Niet gevonden.')
  })

  const notify = async (kind: Kind, resource: ZgwResource, actie: string): Promise<void> => {
    if (losing > 0) {
      losing -= 1
      return
    }
    const { zaak, zaaktype = '' } = resource
    const hoofdObject = kind === 'zaken' ? resource.url : zaak
    const body = {
      ...{ kanaal: 'zaken', hoofdObject, resource: singular[kind], resourceUrl: resource.url, actie },
      aanmaakdatum: new Date(now()).toISOString(),
      kenmerken: { bronorganisatie: '002564440', zaaktype, vertrouwelijkheidaanduiding: 'zaakvertrouwelijk' },
    }
    for (const { callbackUrl, auth } of subscriptions) {
      const response = await fetch(callbackUrl, {
        method: 'POST',
        headers: { authorization: auth, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      answered.push(response.status)
    }
  }

  await app.listen({ host: '127.0.0.1', port: 0 })
  const basis = `${app.listeningOrigin}/zaken/api/v1`
  base = `${openbaar ?? basis}/`

  return {
    basis,
    answered,
    put: async (kind, given) => {
      const resource = whole(base, kind, given)
      const actie = resources.has(resource.url) ? 'partial_update' : 'create'
      resources.set(resource.url, resource)
      await notify(kind, resource, actie)
      return resource
    },
    remove: async (kind, uuid) => {
      const resource = resources.get(`${base}${kind}/${uuid}`)
      if (resource === undefined) return
      resources.delete(resource.url)
      await notify(kind, resource, 'destroy')
    },
    subscribe: (abonnement) => {
      subscriptions.push(abonnement)
    },
    loseNotifications: (number) => {
      losing = number
    },
    close: () => app.close(),
  }
}
