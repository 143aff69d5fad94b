import { parseCreds } from '@nats-io/jwt'
import { asError, StopError } from './failure'
import { type BusRole, isBusRole } from './region/permissions'

/** Who a credential says its holder is; the server holds it to that. */
export interface Identity {
  /** Public key; no secret. */
  readonly subject: string
  /** `<organisatie>_<app>`, and the name of its durable consumer. */
  readonly name: string
  readonly role: BusRole
  /** Undefined for the region's own processes. */
  readonly organisatie: string | undefined
  readonly expiresAt: Date | undefined
}

const tagOf = (tags: readonly string[], tag: string): string | undefined =>
  tags.find((text) => text.startsWith(`${tag}:`))?.slice(tag.length + 1)

/**
 * Reads a creds file's text, before anything is sent: what is wrong with it is said better here than by the server, which
 * answers every wrong credential with the same two words.
 *
 * @throws StopError for a text that is no credential of a region, or has expired at `now`.
 */
export const identityOf = async (credentials: string, now: Date): Promise<Identity> => {
  const { uc } = await parseCreds(new TextEncoder().encode(credentials)).catch((thrown) => {
    throw new StopError('credentials: not the text of a NATS creds file (a JWT and a seed)', {
      cause: asError(thrown),
    })
  })
  const tags = uc.nats.tags ?? []
  const role = tagOf(tags, 'rol')
  if (role === undefined || !isBusRole(role))
    throw new StopError('credentials: made for something else than a Gezinsbeeld region (no known rol tag)')
  const expiresAt = uc.exp === undefined ? undefined : new Date(uc.exp * 1000)
  if (expiresAt !== undefined && expiresAt <= now)
    throw new StopError(
      `credentials: those of ${uc.name} expired on ${expiresAt.toISOString()}; ask the region's operator for new ones`,
    )
  return { subject: uc.sub, name: uc.name, role, organisatie: tagOf(tags, 'org'), expiresAt }
}
