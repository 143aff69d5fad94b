import { createUser, encodeUser, fmtCreds } from '@nats-io/jwt'
import { connect, credsAuthenticator } from '@nats-io/transport-node'
import { asError, RetryError, StopError } from '../failure'
import type { RegionTokens } from './accounts'
import type { RegionKeys } from './keys'

interface Answer {
  readonly data?: { readonly code?: number }
  readonly error?: { readonly description?: string }
}

/**
 * Tells the running servers of the accounts as they are now signed, so that what was revoked counts at once and who uses it is
 * disconnected. A server that starts later reads them from its configuration.
 *
 * @throws RetryError when no server answers; StopError when one does not accept them.
 */
export const announceAccounts = async (
  keys: RegionKeys,
  tokens: RegionTokens,
  servers: string | readonly string[],
): Promise<void> => {
  const user = createUser()
  const inAMinute = Math.floor(Date.now() / 1000) + 60
  const jwt = await encodeUser('regio_beheer', user, keys.accounts.SYS, {}, { exp: inAMinute })
  const nc = await connect({
    servers: typeof servers === 'string' ? servers : [...servers],
    authenticator: credsAuthenticator(fmtCreds(jwt, user)),
    reconnect: false,
  }).catch((thrown) => {
    throw new RetryError('the NATS server cannot be told of the change', { cause: asError(thrown) })
  })
  try {
    for (const [account, token] of Object.entries(tokens.accounts)) {
      if (account === tokens.systemAccount) continue
      const answer = await nc.request(`$SYS.REQ.ACCOUNT.${account}.CLAIMS.UPDATE`, token, { timeout: 10_000 })
      const { data, error }: Answer = answer.json()
      if (data?.code !== 200)
        throw new StopError(
          `the server does not accept account ${account}: ${error?.description ?? 'no reason'}`,
        )
    }
  } finally {
    await nc.close()
  }
}
