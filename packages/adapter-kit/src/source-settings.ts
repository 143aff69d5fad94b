import { z } from 'zod'

export const milliseconds = z.int().min(10).max(3_600_000)
export const seconds = z.int().min(1).max(604_800)

/** Share of the known records that one comparison of keys may withdraw; with more it is parked and nothing is withdrawn. */
const hoogstensWeg = z.number().min(0).max(1).default(0.3)

const sqlConfiguration = z.strictObject({
  /** `postgres://user:password@host:port/database`; the user needs no more than `select` on the views. */
  url: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'an address like postgres://user:password@host:5432/database',
  }),
  tls: z.enum(['verify-full', 'require', 'uit']).default('verify-full'),
  /** Path of a PEM file: who signed the database's certificate, where that is not a maker that everybody trusts. With `verify-full`. */
  ca: z.string().min(1).optional(),
  /** Rows in a page. */
  pagina: z.int().min(1).max(10_000).default(250),
  /** Milliseconds that clocks of application servers may be behind the database's. */
  overlap: z.int().min(0).max(3_600_000).default(5_000),
  /** Seconds that a transaction may have been running before this adapter's very first pass. */
  langsteTransactie: seconds.default(3_600),
  /** Milliseconds: a query that takes longer is ended. */
  tijdslimiet: milliseconds.default(60_000),
  /** False behind a pooler that hands out a connection per transaction (PgBouncer). */
  voorbereid: z.boolean().default(true),
  hoogstensWeg,
})

const secret = z.string().min(16, 'at least 16 characters, from the environment')

/** Where others post to us. */
const endpoint = {
  poort: z.int().min(0).max(65_535),
  /** Where it listens. Elsewhere than on 127.0.0.1 with `tls`, or behind a proxy that has it. */
  adres: z.string().default('127.0.0.1'),
  /** The whole values of `Authorization` that are let in, e.g. `Bearer …`; two while one replaces the other. */
  autorisatie: z.array(secret).min(1),
  /** Bytes of one message. */
  grootste: z.int().min(1_000).max(50_000_000).default(5_000_000),
  tls: z
    .strictObject({
      /** Paths of PEM files. */
      certificaat: z.string().min(1),
      sleutel: z.string().min(1),
      /** Who signed the certificates that senders must show; without it they need show none. */
      ca: z.string().min(1).optional(),
    })
    .optional(),
}

/** Of a server that is asked over HTTP. What is in its query goes along with every question. */
const address = (example: string) =>
  z
    .url({ protocol: /^https?$/, error: `an address like ${example}` })
    .refine((text) => new URL(text).username === '', 'no user and password: those go into autorisatie')

/** For a server whose certificate is not of a maker that everybody trusts, or that wants to see one of ours. Paths of PEM files. */
const tls = z
  .strictObject({
    ca: z.string().min(1).optional(),
    certificaat: z.string().min(1).optional(),
    sleutel: z.string().min(1).optional(),
  })
  .optional()

const fhirConfiguration = z.strictObject({
  /** The server's base, e.g. `https://fhir.ggz.example/R4`. */
  basis: address('https://fhir.example/R4'),
  /** Bearer token; leave it out where the server asks for none. */
  token: z.string().min(1).optional(),
  /** The whole value of `Authorization` instead, e.g. `Basic …`. */
  autorisatie: z.string().min(1).optional(),
  tls,
  /** SMART Backend Services instead of a token: OAuth2 client credentials with `private_key_jwt`. */
  smart: z
    .strictObject({
      /** Where tokens are given, e.g. `https://idp.ggz.example/token`. */
      tokenUrl: address('https://idp.example/token'),
      client: z.string().min(1),
      /** The private key as PEM (PKCS #8), from the environment. */
      sleutel: z.string().min(100, 'a private key as PEM, from the environment'),
      /** Names the key in the key set that was registered. */
      kid: z.string().min(1),
      alg: z.enum(['RS384', 'ES384']).default('ES384'),
      scope: z.string().min(1).default('system/*.read'),
    })
    .optional(),
  /** Where the server's Subscriptions (rest-hook) post: `/<feed>` there makes the search be done at once. */
  notificaties: z.strictObject(endpoint).optional(),
  /** Resources in a page (`_count`). */
  pagina: z.int().min(1).max(1_000).default(200),
  /** Milliseconds by which each search goes back, for resources that become visible late. */
  overlap: z.int().min(0).max(3_600_000).default(10_000),
  /** Seconds between two looks at `_history`. */
  geschiedenis: seconds.default(5),
  /** Seconds between two readings of everything at most, of a server that cannot search by `_lastUpdated`; a short list is read more often. */
  poll: seconds.default(900),
  hoogstensWeg,
  /** Milliseconds for one request. */
  tijdslimiet: milliseconds.default(30_000),
})

const filesConfiguration = z.strictObject({
  /** The folder in which files are left. Beside them the adapter makes `verwerking`, `archief` and `afgekeurd`. */
  map: z.string().min(1),
  /** Seconds without a change before a file is taken for whole. */
  rust: z.int().min(0).max(86_400).default(5),
  /** Records in a page. */
  pagina: z.int().min(1).max(10_000).default(500),
  /** Bytes of one record in a CSV file. */
  langsteRegel: z.int().min(1_000).max(16_000_000).default(1_000_000),
  /** Share of the known records that one full file may withdraw; with more it is refused. */
  hoogstensWeg: z.number().min(0).max(1).default(0.3),
})

const webhookConfiguration = z.strictObject({
  ...endpoint,
  /** Messages that may wait to be read; more are asked to come back. */
  hoogstensWachtend: z.int().min(1).default(100_000),
  /** Records in a page. */
  pagina: z.int().min(1).max(10_000).default(200),
})

const zgwConfiguration = z.strictObject({
  /** Of the Zaken API, e.g. `https://openzaak.example/zaken/api/v1`. */
  basis: address('https://openzaak.example/zaken/api/v1'),
  /** `client_id` and its secret, as registered there. */
  client: z.string().min(1),
  geheim: secret,
  tls,
  /** Shows in their audit trail. */
  gebruiker: z.string().min(1).default('gezinsbeeld'),
  /** Seconds between two readings of the whole list, because notifications get lost. */
  poll: seconds.default(900),
  /** Notifications looked at in one go. */
  pagina: z.int().min(1).max(1_000).default(50),
  hoogstensWeg,
  /** Milliseconds for one request. */
  tijdslimiet: milliseconds.default(30_000),
  /** Where the Notificaties API posts: `callbackUrl` is `/<feed>` there, `auth` one of `autorisatie`. Without it only the list tells. */
  notificaties: z.strictObject(endpoint).optional(),
})

const brpConfiguration = z.strictObject({
  /** Above `/personen`, e.g. `https://brp.example/haalcentraal/api/brp`. */
  basis: address('https://brp.example/haalcentraal/api/brp'),
  /** The whole value of `Authorization`; leave it out where the gateway asks for none. */
  autorisatie: z.string().min(1).optional(),
  tls,
  /** `X-API-KEY`, where the gateway asks for one. */
  apiSleutel: z.string().min(1).optional(),
  /** Seconds between two readings of all clients; a new client is asked for at once. */
  poll: z.int().min(1).max(2_592_000).default(86_400),
  /** Persons in one question. */
  pagina: z.int().min(1).max(20).default(20),
  /** Milliseconds for one request. */
  tijdslimiet: milliseconds.default(30_000),
})

const httpConfiguration = z.strictObject({
  /** All addresses are below this one. */
  basis: address('https://zorg.example/api'),
  /** The whole value of `Authorization`; leave it out where the server asks for none. */
  autorisatie: z.string().min(1).optional(),
  tls,
  /** Records in a page, where the paging has a parameter for it. */
  pagina: z.int().min(2).max(10_000).default(200),
  /** Milliseconds by which each pass goes back, for records that become visible late. */
  overlap: z.int().min(0).max(86_400_000).default(60_000),
  hoogstensWeg,
  /** Milliseconds for one request. */
  tijdslimiet: milliseconds.default(30_000),
})
/** How to reach each kind of source that the adapter reads. */
export interface SourceConfiguration {
  readonly sql?: z.infer<typeof sqlConfiguration> | undefined
  readonly fhir?: z.infer<typeof fhirConfiguration> | undefined
  readonly files?: z.infer<typeof filesConfiguration> | undefined
  readonly webhook?: z.infer<typeof webhookConfiguration> | undefined
  readonly http?: z.infer<typeof httpConfiguration> | undefined
  readonly zgw?: z.infer<typeof zgwConfiguration> | undefined
  readonly brp?: z.infer<typeof brpConfiguration> | undefined
}

/** By kind of source, what stands under `bron`. */
export const sourceSettings = {
  sql: sqlConfiguration,
  fhir: fhirConfiguration,
  files: filesConfiguration,
  webhook: webhookConfiguration,
  http: httpConfiguration,
  zgw: zgwConfiguration,
  brp: brpConfiguration,
}
