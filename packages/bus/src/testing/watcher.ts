import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createUser, encodeUser, fmtCreds, fromSeed } from '@nats-io/jwt'
import { connect, credsAuthenticator, type NatsConnection } from '@nats-io/transport-node'
import type { AccountName } from '../region/keys'

/** A connection that may everything in an account: signed with the account's own key, which no process of the region holds. */
export const unlimitedIn = async (
  account: AccountName,
  { url, regionFolder }: { readonly url: string; readonly regionFolder: string },
): Promise<NatsConnection> => {
  const key = fromSeed(await readFile(join(regionFolder, 'sleutels', `account-${account}.nk`)))
  const user = createUser()
  const jwt = await encodeUser('toezicht', user, key, {})
  return await connect({ servers: url, authenticator: credsAuthenticator(fmtCreds(jwt, user)) })
}

export interface Watched {
  /** Every subject that a message had since the last time, once. */
  seen(): Promise<readonly string[]>
}

/** Sees every message in the account of this connection. */
export const watch = (nc: NatsConnection): Watched => {
  let subjects = new Set<string>()
  nc.subscribe('>', { callback: (_, { subject }) => void subjects.add(subject) })
  return {
    seen: async () => {
      await nc.flush()
      const found = [...subjects]
      subjects = new Set()
      return found
    },
  }
}
