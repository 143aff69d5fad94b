import { SignJWT } from 'jose'

export interface ZgwClient {
  /** `client_id`, as registered with the ZGW interfaces. */
  readonly client: string
  readonly geheim: string
  /** Shows in their audit trail. */
  readonly gebruiker: string
}

/** Servers refuse an `iat` older than an hour; one that is used for so long cannot come near that. */
const usedMs = 600_000
/** And many refuse one that lies ahead of their clock, by however little. */
const behindMs = 60_000

/** The `Authorization` of ZGW interfaces: a JWT (HS256) that is made anew now and then. */
export const zgwToken = (
  { client, geheim, gebruiker }: ZgwClient,
  now: () => number,
): (() => Promise<string>) => {
  const secret = new TextEncoder().encode(geheim)
  let made: { readonly at: number; readonly value: string } | undefined
  return async () => {
    const at = now()
    if (made === undefined || at - made.at > usedMs || at < made.at) {
      const claims = { client_id: client, user_id: gebruiker, user_representation: gebruiker }
      const jwt = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(client)
        .setIssuedAt(Math.floor((at - behindMs) / 1000))
        .sign(secret)
      made = { at, value: `Bearer ${jwt}` }
    }
    return made.value
  }
}
