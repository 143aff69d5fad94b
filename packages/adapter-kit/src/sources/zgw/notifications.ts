import { z } from 'zod'
import { type Handler, problem } from '../webhook/endpoint'
import type { Inbox } from '../webhook/inbox'

/** A notification (Notificaties API 1.0): only that something changed, and where. `actie` is an open string. */
const notification = z.object({
  kanaal: z.string(),
  hoofdObject: z.string(),
  resource: z.string(),
  resourceUrl: z.string(),
  actie: z.string(),
  aanmaakdatum: z.string(),
})

export type Notification = z.infer<typeof notification>

const utf8 = new TextDecoder('utf-8', { fatal: true })

const parsed = (body: Buffer): unknown => {
  try {
    return JSON.parse(utf8.decode(body))
  } catch {
    return undefined
  }
}

/**
 * Takes notifications into the inbox, under the address that has to be looked at again.
 *
 * @param addressIn undefined: about something that this feed does not read, also the test that comes with a subscription.
 */
export const notificationHandler =
  (inbox: Inbox, addressIn: (notification: Notification) => string | undefined, now: () => Date): Handler =>
  async (body) => {
    const read = notification.safeParse(parsed(body))
    if (!read.success)
      return problem(
        400,
        'Geen notificatie',
        'Verwacht kanaal, hoofdObject, resource, resourceUrl, actie en aanmaakdatum.',
      )
    const address = addressIn(read.data)
    if (address !== undefined) {
      await inbox.accept([{ key: address, raw: { adres: address }, at: now().toISOString(), deleted: false }])
    }
    return { status: 204, type: 'application/json', body: '' }
  }
