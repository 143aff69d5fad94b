import { type Account, decode } from '@nats-io/jwt'
import { type RegionTokens, regionTokens } from './accounts'
import { announceAccounts } from './announce-accounts'
import { type CredentialRequest, durableName, makeCredential } from './credential'
import { type Issued, noteIssued, readIssued, readRevoked, writeRevoked } from './issued'
import { type AccountName, loadKeys } from './keys'
import { rolePermissions } from './permissions'
import { configurationText, type ServerOptions } from './server-configuration'

/** Whose credentials, and which of them. */
interface Revocation {
  readonly organisatie: string
  readonly name: string
  /** All but the one that was given out last: after a rotation. */
  readonly butNewest?: boolean
}

export interface Region {
  /** The text of a nats-server.conf. It does not change when an organisation joins; it does when a credential is revoked. */
  serverConfiguration(options: ServerOptions): string
  /** The text of a creds file for one process. A second call for the same name is its rotation; the older one stays until it expires. */
  credential(request: CredentialRequest): Promise<string>
  /** What was given out under this name, oldest first. */
  issued(organisatie: string, name: string): Promise<readonly Issued[]>
  /**
   * Shuts out who holds the credentials of this name, and gives those that it shut out. A server hears of it by `announce`, or at its
   * next start from its configuration.
   */
  revoke(revocation: Revocation): Promise<readonly Issued[]>
  /** Tells the running servers: who was shut out is disconnected at once. */
  announce(servers: string | readonly string[]): Promise<void>
  /** The server's configuration as it stands, with the accounts as they are now; what an operator wrote in it beside them stays. */
  renewed(configuration: string): string
  /** Whether a server's configuration lets everybody do what this version of the contract says, and keeps out who was shut out. */
  isCurrent(configuration: string): boolean
}

/** What an account's token says, without when it was signed. */
const saidBy = (token: string): string => JSON.stringify(decode<Account>(token).nats)

/**
 * Makes the region's keys under `folder` or loads those that are there.
 *
 * @throws StopError where a key file is damaged.
 */
export const createRegion = async (
  folder: string,
  options: { readonly name?: string } = {},
): Promise<Region> => {
  const keys = await loadKeys(folder)
  const name = options.name ?? 'gezinsbeeld'
  let tokens: RegionTokens = await regionTokens(keys, name, await readRevoked(folder))

  const issued = async (organisatie: string, app: string): Promise<readonly Issued[]> => {
    const naam = durableName(organisatie, app)
    return (await readIssued(folder)).filter((one) => one.naam === naam)
  }

  const revoke = async ({ organisatie, name: app, butNewest }: Revocation): Promise<readonly Issued[]> => {
    const now = Math.floor(Date.now() / 1000)
    const all = await issued(organisatie, app)
    const still = (butNewest === true ? all.slice(0, -1) : all).filter(({ verlooptOp }) => verlooptOp > now)
    const before = await readRevoked(folder)
    const isShutOut = ({ sleutel, rol }: Issued): boolean =>
      before[rolePermissions[rol].account]?.[sleutel] !== undefined
    const out = still.filter((one) => !isShutOut(one))
    const of = (account: AccountName): Record<string, number> => ({
      ...before[account],
      ...Object.fromEntries(
        out
          .filter(({ rol }) => rolePermissions[rol].account === account)
          .map(({ sleutel }) => [sleutel, now]),
      ),
    })
    const revoked = { HUB: of('HUB'), PARTNERS: of('PARTNERS') }
    await writeRevoked(folder, revoked)
    tokens = await regionTokens(keys, name, revoked)
    return out
  }

  const isCurrent = (configuration: string): boolean =>
    Object.entries(tokens.accounts).every(([account, token]) => {
      const [, found] = new RegExp(`\\b${account}\\s*:\\s*"([^"]*)"`).exec(configuration) ?? []
      return found !== undefined && saidBy(found) === saidBy(token)
    })

  return {
    isCurrent,
    serverConfiguration: (server) => configurationText(tokens, server),
    credential: async (request) => {
      const made = await makeCredential(keys, request)
      await noteIssued(folder, made.issued)
      return made.text
    },
    issued,
    revoke,
    announce: (servers) => announceAccounts(keys, tokens, servers),
    renewed: (configuration) =>
      Object.entries(tokens.accounts).reduce(
        (text, [account, token]) =>
          text.replace(new RegExp(`(\\b${account}\\s*:\\s*")[^"]*(")`), `$1${token}$2`),
        configuration,
      ),
  }
}
