import { createHmac } from 'node:crypto'
import type { Kind } from './resources'

/** The municipality's own application at work at its ZGW interfaces. */
export interface ZgwApplication {
  /** Makes or replaces a resource. Addresses of other resources may be relative: `zaken/<uuid>`. */
  put(kind: Kind, resource: Readonly<Record<string, unknown>> & { readonly uuid: string }): Promise<void>
  remove(kind: Kind, uuid: string): Promise<void>
  /** At the Notificaties API: from now on this address is told of every change. */
  subscribe(callbackUrl: string, auth: string): Promise<void>
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** @param basis of the Zaken API, e.g. `http://127.0.0.1:8000/zaken/api/v1`. */
export const zgwApplication = (basis: string, client: string, geheim: string): ZgwApplication => {
  const token = (): string => {
    const claims = { iss: client, iat: Math.floor(Date.now() / 1000), client_id: client }
    const user = { user_id: 'regio', user_representation: 'regio' }
    const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ ...claims, ...user })}`
    return `${signed}.${createHmac('sha256', geheim).update(signed).digest('base64url')}`
  }
  const send = async (method: string, address: string, body?: object): Promise<void> => {
    const response = await fetch(address, {
      method,
      headers: {
        authorization: `Bearer ${token()}`,
        'accept-crs': 'EPSG:4326',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`)
  }
  return {
    put: (kind, resource) => send('PUT', `${basis}/${kind}/${resource.uuid}`, resource),
    remove: (kind, uuid) => send('DELETE', `${basis}/${kind}/${uuid}`),
    subscribe: (callbackUrl, auth) =>
      send('POST', new URL('/notificaties/api/v1/abonnement', basis).href, {
        ...{ callbackUrl, auth },
        kanalen: [{ naam: 'zaken' }],
      }),
  }
}
