import { join } from 'node:path'
import type { SourceConfiguration } from '../../source-settings'
import type { ZgwDeclaration } from '../declaration'
import { atBase } from '../http/at-base'
import { type JsonClient, jsonClient } from '../http/json-client'
import type { Finding, Source, SourcePlace } from '../source'
import { type EndpointOptions, openRoute } from '../webhook/endpoint'
import { openInbox } from '../webhook/inbox'
import { authorisationsBase, rightsByAuthorisations } from './authorisations'
import { type Notification, notificationHandler } from './notifications'
import { zgwSource } from './zgw-source'
import { zgwToken } from './zgw-token'

/**
 * The address that a notification says to look at: of a zaak also when something below it changed. Undefined for what is of another
 * kind, or not below the base: it is asked with our credentials.
 */
const addressIn =
  (declaration: ZgwDeclaration, basis: string) =>
  ({ kanaal, hoofdObject, resource, resourceUrl }: Notification): string | undefined => {
    const singular = { zaken: 'zaak', rollen: 'rol', statussen: 'status', resultaten: 'resultaat' } as const
    const address = declaration.resource === 'zaken' ? hoofdObject : resourceUrl
    if (kanaal !== 'zaken') return undefined
    if (declaration.resource !== 'zaken' && resource !== singular[declaration.resource]) return undefined
    const base = new URL(basis.endsWith('/') ? basis : `${basis}/`)
    if (!URL.canParse(address)) return undefined
    const below = `${base.href}${declaration.resource}/`
    const { href } = atBase(new URL(address), base)
    const found = href.replace(/\/$/, '')
    return found.startsWith(below) && /^[0-9A-Za-z-]{1,64}$/.test(found.slice(below.length))
      ? found
      : undefined
  }

export const openZgw = async (
  declaration: ZgwDeclaration,
  zgw: NonNullable<SourceConfiguration['zgw']>,
  { feed, folder, key }: Pick<SourcePlace, 'feed' | 'folder' | 'key'>,
): Promise<Source> => {
  const { basis, tijdslimiet, notificaties } = zgw
  const token = zgwToken(zgw, Date.now)
  const clientOf = (basis: string): JsonClient =>
    jsonClient({
      ...{ basis, tijdslimiet, setting: 'bron.zgw' },
      headers: async () => ({
        authorization: await token(),
        'accept-crs': 'EPSG:4326',
        'content-crs': 'EPSG:4326',
      }),
    })
  const client = clientOf(basis)
  /** Asked once, for `adapter check`. */
  const rights = async (): Promise<Finding> => {
    const beside = authorisationsBase(basis)
    const api = beside === undefined ? undefined : clientOf(beside)
    try {
      return await rightsByAuthorisations(api, zgw.client)
    } finally {
      await api?.close()
    }
  }
  const options = { basis, pollMs: zgw.poll * 1_000, pageSize: zgw.pagina, now: Date.now, rights }
  if (notificaties === undefined) return zgwSource(declaration, client, undefined, options)
  const inbox = openInbox(join(folder, `inbox-${feed}`), key, false)
  const endpoint: EndpointOptions = notificaties
  const route = await openRoute(
    feed,
    endpoint,
    notificationHandler(inbox, addressIn(declaration, basis), () => new Date()),
  )
  const source = zgwSource(declaration, client, inbox, options)
  return {
    ...source,
    close: async () => {
      await route.close()
      await source.close()
      await inbox.close()
    },
  }
}
