import { z } from 'zod'

const nats = z.strictObject({
  /** `nats://host:port`, one or more. */
  servers: z.array(z.string().min(1)).min(1),
  /** Path of the creds file. */
  credentials: z.string().min(1),
})

const oin = z.string().regex(/^[0-9]{20}$/, 'an OIN of 20 digits')
const port = z.int().min(0).max(65_535)

export const hubConfiguration = z.strictObject({
  nats,
  /** Of the organisation that operates the hub; the source of what it delivers. */
  oin,
  /** Folder of the state. */
  gegevens: z.string().min(1),
  /** For /gezond, /gereed and /metrics; 0 takes any. */
  poort: port,
  /** After how many milliseconds without a leader a hub that stands by takes over. */
  overnameNa: z.int().min(250).max(60_000).default(2_000),
})
export type HubConfiguration = z.infer<typeof hubConfiguration>

export const pseudonymConfiguration = z.strictObject({
  nats,
  /** The secret of which the key is derived: 64 hexadecimal digits (32 bytes), from the environment. */
  geheim: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'),
  /** Stands in front of every pseudonym; another key has another. */
  versie: z.string().regex(/^[a-z0-9]{1,8}$/, 'at most 8 lower-case letters and digits'),
  poort: port,
})
export type PseudonymConfiguration = z.infer<typeof pseudonymConfiguration>
