import { z } from 'zod'
import type { AdapterDefinition, Feed } from './define'
import { referenceKeyBytes } from './pipeline/references'
import { quarantineKeyBytes } from './seal'
import { milliseconds, type SourceConfiguration, seconds, sourceSettings } from './source-settings'

const key = (bytes: number) =>
  z
    .string()
    .regex(new RegExp(`^[0-9a-fA-F]{${bytes * 2}}$`), `${bytes * 2} hexadecimal digits, from the environment`)

const feedConfiguration = z.strictObject({
  /** False leaves the feed out; what it published stays. */
  aan: z.boolean().default(true),
  /** Milliseconds between two looks at the source. */
  interval: milliseconds.default(250),
  /** Seconds between two comparisons of all keys. */
  reconcileer: seconds.default(900),
  /** For the mapping; it finds them in `context.config`. */
  instellingen: z.record(z.string(), z.unknown()).default({}),
})

const base = z.strictObject({
  /** Which adapter this configures. */
  adapter: z.string(),
  organisatie: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,40}$/, 'the short name of the registration, like gi-noord'),
  oin: z.string().regex(/^[0-9]{20}$/, 'an OIN of 20 digits'),
  /** The name of the source system, as receivers see it. */
  bronsysteem: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,60}$/, 'a name of letters, digits and . _ -'),
  nats: z.strictObject({
    /** `nats://host:port`, one or more. */
    servers: z.array(z.string().min(1)).min(1),
    /** Path of the creds file. */
    credentials: z.string().min(1),
  }),
  /** Folder of the ledger; back it up together with the keys. */
  gegevens: z.string().min(1),
  /** For /gezond, /gereed and /metrics on 127.0.0.1; 0 takes any. */
  poort: z.int().min(0).max(65_535),
  sleutels: z.strictObject({
    /** Of which all references are made. Losing it means withdrawing and publishing anew: back it up. */
    referentie: key(referenceKeyBytes),
    /** With which parked records are encrypted. */
    quarantaine: key(quarantineKeyBytes),
  }),
  /**
   * In the shadow: reads, translates and fetches pseudonyms as ever, and publishes nothing. `gezinsbeeld adapter shadow` shows what it
   * would share. It has a ledger of its own meanwhile.
   */
  schaduw: z.boolean().default(false),
  /** Seconds between two `bron.gemeld` of a feed. */
  meldElke: seconds.default(60),
  hub: z
    .strictObject({
      /** Seconds between two comparisons with what the hub has of this organisation. */
      vergelijk: seconds.default(86_400),
      /** Share of what stands at the hub that may be withdrawn because this adapter does not know it; with more somebody must look. */
      hoogstensWeg: z.number().min(0).max(1).default(0.3),
    })
    .prefault({}),
  /** What the source may be asked to bear. */
  budget: z
    .strictObject({
      /** Records a second, of all feeds together. */
      perSeconde: z.int().min(1).optional(),
      /** Dutch time: only then is everything read, or are all keys compared; what changes is read at any time. */
      venster: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'a window as 22:00-06:00')
        .optional(),
      /** Feeds that may read everything at one time. */
      gelijktijdig: z.int().min(1).optional(),
    })
    .prefault({}),
  /** Beyond these the quarantine raises an alarm; nothing is ever dropped. */
  quarantaine: z
    .strictObject({
      /** Parked records of a feed. */
      hoogstens: z.int().min(0).default(1_000),
      /** Days that a record may wait. */
      dagen: z.int().min(1).default(14),
    })
    .prefault({}),
})

export type FeedConfiguration = z.infer<typeof feedConfiguration>

export interface AdapterConfiguration extends z.infer<typeof base> {
  readonly bron: SourceConfiguration
  readonly feeds: Readonly<Record<string, FeedConfiguration | undefined>>
}

/** The kinds of source that are configured. */
type SourceKind = keyof SourceConfiguration

const none = z.undefined('nothing: no feed reads it').optional()

const kindsOf = ({ source }: Feed): readonly SourceKind[] =>
  source.soort === 'een-van' ? source.van.map(({ soort }) => soort) : [source.soort]

const settingsOf = ({ instellingen, aan }: Feed) => {
  const base = feedConfiguration.extend({ aan: z.boolean().default(aan ?? true) })
  return (
    instellingen === undefined ? base : base.extend({ instellingen: instellingen.prefault({}) })
  ).prefault({})
}

/** The configuration that this adapter needs: the sources that its feeds read, and no feed that it does not have. */
export const configurationOf = (definition: AdapterDefinition): z.ZodType<AdapterConfiguration> => {
  const feeds = Object.fromEntries(definition.feeds.map((feed) => [feed.naam, settingsOf(feed)]))
  const kinds = new Set(definition.feeds.flatMap(kindsOf))
  // Where an adapter reads several kinds of source, an organisation may have only some of them.
  const kind = <T extends z.ZodType>(soort: SourceKind, schema: T): T | z.ZodOptional<T> | typeof none => {
    if (!kinds.has(soort)) return none
    return kinds.size > 1 ? schema.optional() : schema
  }
  const whole = base.extend({
    adapter: z.literal(definition.naam),
    bron: z.strictObject({
      sql: kind('sql', sourceSettings.sql),
      fhir: kind('fhir', sourceSettings.fhir),
      files: kind('files', sourceSettings.files),
      webhook: kind('webhook', sourceSettings.webhook),
      http: kind('http', sourceSettings.http),
      zgw: kind('zgw', sourceSettings.zgw),
      brp: kind('brp', sourceSettings.brp),
    }),
    feeds: z.strictObject(feeds).prefault({}),
  })
  return whole.superRefine(({ bron, feeds: chosen }, context) => {
    for (const feed of definition.feeds) {
      const read = kindsOf(feed)
      if (chosen[feed.naam]?.aan === false || read.some((soort) => bron[soort] !== undefined)) continue
      const message = `the source of the feed ${feed.naam} (${read.join(' or ')}), or that feed left out with aan: false`
      context.addIssue({ code: 'custom', path: ['bron', read[0] ?? ''], message })
    }
  })
}
