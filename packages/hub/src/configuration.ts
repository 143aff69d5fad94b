import type { Domein } from '@gezinsbeeld/contracts'
import { z } from 'zod'

/** What a family's facts are about; `bron` is none of them. */
const domeinen = [
  ...(['persoon', 'relatie', 'huishouden', 'betrokkenheid', 'melding', 'onderzoek', 'maatregel'] as const),
  ...(['traject', 'voorziening', 'bestaanszekerheid', 'verblijf', 'plan', 'doel', 'afspraak'] as const),
  ...(['overleg', 'signaal', 'toestemming'] as const),
] satisfies readonly Domein[]

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
  overnameNa: z.int().min(1_500).max(60_000).default(2_000),
  /** Domein → for how many months what is over is kept; what is not named here stays until it is withdrawn or erased; absent: as it was. */
  bewaartermijnen: z.partialRecord(z.enum(domeinen), z.int().min(1).max(1_200)).optional(),
})
export type HubConfiguration = z.infer<typeof hubConfiguration>

const pseudonymKey = {
  /** The secret of which the key is derived: 64 hexadecimal digits (32 bytes), from the environment. */
  geheim: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'),
  /** Stands in front of every pseudonym; another key has another. */
  versie: z.string().regex(/^[a-z0-9]{1,8}$/, 'at most 8 lower-case letters and digits'),
}

export const pseudonymConfiguration = z
  .strictObject({
    nats,
    ...pseudonymKey,
    /** Keys of before: who asks for a version by its name still gets it, until the key is taken out. */
    vorige: z.array(z.strictObject(pseudonymKey)).max(4).default([]),
    /** How many an organisation may have evaluated an hour: enough for its clients, too few for everybody in the country. */
    hoogstensPerUur: z.int().min(256).default(100_000),
    poort: port,
  })
  .refine(
    ({ versie, vorige }) => new Set([versie, ...vorige.map((one) => one.versie)]).size === 1 + vorige.length,
    {
      path: ['vorige'],
      message: 'a version of its own for each key',
    },
  )
export type PseudonymConfiguration = z.infer<typeof pseudonymConfiguration>
