import { isOrganisatie } from '@gezinsbeeld/contracts'
import { readConfiguration } from '@gezinsbeeld/shell'
import { z } from 'zod'
import { isPasswordHash } from './security/password'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** A password over plain http is for one machine only. */
const isSafeAddress = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, pathname } = new URL(address)
  return pathname === '/' && (protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname)))
}

const line = z.string().trim().min(1, 'a text').max(200, 'at most 200 characters')
const minutes = z.int().min(1, 'at least 1 minute')

const gebruiker = z.strictObject({
  /** With which the user logs in, and under which the hub keeps who looked. */
  gebruikersnaam: z.string().regex(/^[a-z0-9._@-]{1,100}$/, 'lower-case letters, digits and . _ @ -'),
  naam: line,
  /** The outcome of `hashPassword`. */
  wachtwoord: z.string().refine(isPasswordHash, 'a hash that begins with scrypt$'),
})

const unique = (users: readonly z.infer<typeof gebruiker>[]): boolean =>
  new Set(users.map(({ gebruikersnaam }) => gebruikersnaam)).size === users.length

const pageConfiguration = z.strictObject({
  /** Must be the organisation of the credential. */
  organisatie: z.string().refine(isOrganisatie, 'a short name like gi-noord'),
  /** The organisation's name for people. */
  naam: line,
  nats: z.strictObject({
    /** `nats://host:port`, one or more. */
    servers: z.array(z.string().min(1, 'an address')).min(1, 'at least one address'),
    /** Path of the creds file: the organisation's app credential. */
    credentials: z.string().min(1, 'a path'),
  }),
  /** On which it listens. */
  host: line.default('127.0.0.1'),
  /** 0 takes any. */
  poort: z.int().min(0, 'a port').max(65_535, 'a port'),
  /** How users reach it, when that is through a proxy; with https cookies are `Secure`. */
  adres: z
    .string()
    .refine(isSafeAddress, 'https://name, or http:// on this machine only, without a path')
    .exactOptional(),
  /** Addresses of proxies whose `X-Forwarded-For` is believed, for the limit on logging in. */
  proxies: z.array(line).default([]),
  sessie: z
    .strictObject({
      /** Minutes without a look after which a user is logged out. */
      inactief: minutes.default(30),
      /** Minutes after which a user is logged out in any case. */
      hoogstens: minutes.default(600),
    })
    .prefault({}),
  /** Minutes after which a source is called stale. */
  verouderd: minutes.default(60),
  /** The purposes of which a user chooses one at logging in. */
  doelen: z.array(line).min(1, 'at least one purpose'),
  /** Shown at the login, for instance that this is a demonstration. */
  toelichting: line.exactOptional(),
  /** Local users, for a demonstration and for tests. */
  gebruikers: z.array(gebruiker).min(1, 'at least one user').refine(unique, 'each gebruikersnaam once'),
})

export type PageConfiguration = z.infer<typeof pageConfiguration>

/** @throws ConfigurationError with everything that is wrong: path, found, expected. */
export const readPageConfiguration = (
  file: string,
  env: Readonly<Record<string, string | undefined>>,
): PageConfiguration => readConfiguration(file, pageConfiguration, env)
