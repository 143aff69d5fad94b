import { join } from 'node:path'
import type { SourceConfiguration } from '../../source-settings'
import type { ZgwDeclaration } from '../declaration'
import { type JsonClient, jsonClient } from '../http/json-client'
import type { Finding, Source, SourcePlace } from '../source'
import { type EndpointOptions, openRoute } from '../webhook/endpoint'
import { openInbox } from '../webhook/inbox'
import { authorisationsBase, rightsByAuthorisations } from './authorisations'
import { type Notification, notificationHandler } from './notifications'
import { zgwSource } from './zgw-source'
import { zgwToken } from './zgw-token'

const singular = { zaken: 'zaak', rollen: 'rol', statussen: 'status', resultaten: 'resultaat' } as const

/**
 * The address below the base that a notification says to look at: of a zaak also when something below it changed. Whatever host it names, it is
 * looked for at the base: senders often know another. Undefined for what is of another kind.
 */
const addressIn =
  (declaration: ZgwDeclaration) =>
  ({ kanaal, hoofdObject, resource, resourceUrl }: Notification): string | undefined => {
    const kind = declaration.resource
    if (kanaal !== 'zaken' || (kind !== 'zaken' && resource !== singular[kind])) return undefined
    const address = kind === 'zaken' ? hoofdObject : resourceUrl
    if (!URL.canParse(address)) return undefined
    const [found, id] = new URL(address).pathname.replace(/\/$/, '').split('/').slice(-2)
    return found === kind && /^[0-9A-Za-z-]{1,64}$/.test(id ?? '') ? `${kind}/${id}` : undefined
  }

export const openZgw = async (
  declaration: ZgwDeclaration,
  zgw: NonNullable<SourceConfiguration['zgw']>,
  { feed, folder, key }: Pick<SourcePlace, 'feed' | 'folder' | 'key'>,
): Promise<Source> => {
  const { basis, tijdslimiet, notificaties, tls } = zgw
  const token = zgwToken(zgw, Date.now)
  const clientOf = (basis: string): JsonClient =>
    jsonClient({
      ...{ basis, tijdslimiet, tls, setting: 'bron.zgw' },
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
  const options = { pollMs: zgw.poll * 1_000, pageSize: zgw.pagina, now: Date.now, rights }
  if (notificaties === undefined) return zgwSource(declaration, client, undefined, options)
  const inbox = openInbox(join(folder, `inbox-${feed}`), key, false)
  const endpoint: EndpointOptions = notificaties
  const route = await openRoute(
    feed,
    endpoint,
    notificationHandler(inbox, addressIn(declaration), () => new Date()),
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
