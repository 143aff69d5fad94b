import {
  type Account,
  type Export,
  encodeAccount,
  encodeOperator,
  type Import,
  newScopedSigner,
  type OperatorLimits,
  type SigningKey,
} from '@nats-io/jwt'
import type { Revoked } from './issued'
import type { AccountName, RegionKeys } from './keys'
import { type BusRole, busRoles, hubApi, rolePermissions } from './permissions'

interface Bridge {
  readonly name: string
  /** The same in both accounts. */
  readonly subject: string
  /** What HUB makes of it. */
  readonly becomes?: string
  readonly stream?: boolean
}

/**
 * All that PARTNERS reaches of HUB; what a partner may use of it, its role says.
 *
 * The API's subjects get their own name in HUB, by a mapping, and not on the way, by an import under another name: server
 * 2.10 dies when a client names such an import as the reply subject of any request.
 */
export const bridges: readonly Bridge[] = [
  { name: 'invoer', subject: 'gezin.v1.>' },
  { name: 'diensten', subject: 'dienst.v1.>' },
  {
    name: 'ontvanger-stand',
    subject: `${hubApi}.CONSUMER.INFO.bezorgd.*`,
    becomes: '$JS.API.CONSUMER.INFO.bezorgd.{{wildcard(1)}}',
  },
  {
    name: 'ontvanger-volgende',
    subject: `${hubApi}.CONSUMER.MSG.NEXT.bezorgd.*`,
    becomes: '$JS.API.CONSUMER.MSG.NEXT.bezorgd.{{wildcard(1)}}',
    // One request is answered with many messages.
    stream: true,
  },
  { name: 'ontvanger-bevestigd', subject: '$JS.ACK.bezorgd.>' },
]

const exports: Export[] = bridges.map(({ name, subject, stream }) => ({
  name,
  subject,
  type: 'service',
  response_type: stream === true ? 'Stream' : 'Singleton',
}))

const importsFrom = (account: string): Import[] =>
  bridges.map(({ name, subject }) => ({ name, subject, type: 'service', account }))

/** The account's claims have mappings; the library's type has not. */
const mappings = Object.fromEntries(
  bridges.flatMap(({ subject, becomes }) =>
    becomes === undefined ? [] : [[subject, [{ subject: becomes, weight: 100 }]]],
  ),
)

const unlimited: OperatorLimits = {
  subs: -1,
  data: -1,
  payload: -1,
  conn: -1,
  leaf: 0,
  imports: -1,
  exports: -1,
  wildcards: true,
  disallow_bearer: true,
}
const storage: OperatorLimits = { mem_storage: -1, disk_storage: -1, streams: -1, consumer: -1 }

/** A partner's client needs a handful; each is memory of the server's, which it shares with everybody. */
const partnersSubscriptions = 500

const signerOf = (keys: RegionKeys, role: BusRole): SigningKey => {
  const { account, publish, subscribe } = rolePermissions[role]
  return newScopedSigner(keys.ofRole(role), role, {
    pub: { allow: [...publish] },
    sub: { allow: [...subscribe] },
    allowed_connection_types: ['STANDARD'],
    ...(account === 'PARTNERS' ? { subs: partnersSubscriptions } : {}),
  })
}

const signersOf = (keys: RegionKeys, account: AccountName): SigningKey[] =>
  busRoles.filter((role) => rolePermissions[role].account === account).map((role) => signerOf(keys, role))

/** What the server must know of the region: nothing in it changes when an organisation joins. */
export interface RegionTokens {
  readonly operator: string
  readonly systemAccount: string
  /** Public key → JWT. */
  readonly accounts: Readonly<Record<string, string>>
}

export const regionTokens = async (
  keys: RegionKeys,
  name: string,
  revoked: Revoked,
): Promise<RegionTokens> => {
  const { SYS, HUB, PARTNERS } = keys.accounts
  const encode = (account: AccountName, claims: Partial<Account>): Promise<string> =>
    encodeAccount(account, keys.accounts[account], claims, { signer: keys.operator })
  const revocations = (account: AccountName): Partial<Account> => {
    const list = revoked[account]
    return list === undefined ? {} : { revocations: { ...list } }
  }
  const hub = {
    ...revocations('HUB'),
    exports,
    mappings,
    limits: { ...unlimited, ...storage },
    signing_keys: signersOf(keys, 'HUB'),
  }
  const partners = {
    ...revocations('PARTNERS'),
    imports: importsFrom(HUB.getPublicKey()),
    limits: unlimited,
    signing_keys: signersOf(keys, 'PARTNERS'),
  }
  return {
    operator: await encodeOperator(name, keys.operator, { system_account: SYS.getPublicKey() }),
    systemAccount: SYS.getPublicKey(),
    accounts: {
      [SYS.getPublicKey()]: await encode('SYS', { limits: unlimited }),
      [HUB.getPublicKey()]: await encode('HUB', hub),
      [PARTNERS.getPublicKey()]: await encode('PARTNERS', partners),
    },
  }
}
