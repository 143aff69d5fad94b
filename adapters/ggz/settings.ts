import { z } from 'zod'
import { zorgsoorten } from './codes'

/** An absolute reference counts only when it is to this server; see fhir/reference.ts. */
const basisUrl = z.url({ protocol: /^https?$/, error: 'an address like https://fhir.example/R4' }).optional()

export const relatedPersonSettingsSchema = z.strictObject({ basisUrl })

const soort = z.enum([...zorgsoorten.codes.values()])

export const episodeOfCareSettingsSchema = z.strictObject({
  basisUrl,
  zorgsoort: z
    .strictObject({
      /** The `system` of EpisodeOfCare.type in which the organisation keeps its kinds of care; an unknown code in it parks. */
      systeem: z.string().min(1),
      /** Its own codes, beside those that are the contract's words. */
      codes: z.record(z.string().min(1), soort).default({}),
    })
    .optional(),
})

export const careTeamSettingsSchema = z.strictObject({
  basisUrl,
  /** Whether a team's name may be told: only where no name tells what is treated there. */
  teamnaam: z.boolean().default(false),
  /** The organisation's own codes of CareTeam.participant.role, each with a word that may be told. */
  functies: z.record(z.string().min(1), z.string().min(1).max(200)).default({}),
})

/** An organisation's own codes in elements that may say anything: what each says, or that it is not told. */
const ownCodes = <const S extends string>(told: S) =>
  z
    .strictObject({
      systeem: z.string().min(1),
      codes: z.record(z.string().min(1), z.enum([told, 'niet-delen'])),
      /** Leave it out and a code of this system that is not in the list parks the record. */
      overige: z.literal('niet-delen').optional(),
    })
    .optional()

export interface OwnCodes<S extends string> {
  readonly systeem: string
  readonly codes: Readonly<Record<string, S | 'niet-delen'>>
  readonly overige?: 'niet-delen' | undefined
}

export const encounterSettingsSchema = z.strictObject({ basisUrl, contactsoort: ownCodes('crisis') })

export const flagSettingsSchema = z.strictObject({
  basisUrl,
  waarschuwing: ownCodes('vermoeden-kindermishandeling'),
})

/** What a consent of a client raises for others (contract, x-doelbinding-toestemming). */
const toestemmingDomein = z.enum(['betrokkenheid', 'traject'])
export type ToestemmingDomein = z.infer<typeof toestemmingDomein>

const nietDelen = z.literal('niet-delen')

export const consentSettingsSchema = z.strictObject({
  basisUrl,
  toestemming: z
    .strictObject({
      /** The `system` of Consent.category in which the organisation keeps its kinds of consent; an unknown code in it parks. */
      systeem: z.string().min(1),
      codes: z.record(z.string().min(1), z.union([nietDelen, z.array(toestemmingDomein).min(1)])),
    })
    .optional(),
  /** By the id of the Organization on the organisation's own server: who that is in the region. */
  ontvangers: z
    .record(
      z.string().min(1),
      z.union([
        nietDelen,
        z.strictObject({ organisatie: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/) }),
        z.strictObject({ rol: z.enum(['gi', 'veilig-thuis', 'rvdk', 'gemeente', 'ggz', 'opvang']) }),
      ]),
    )
    .default({}),
})

export type ConsentSettings = z.infer<typeof consentSettingsSchema>
export type CareTeamSettings = z.infer<typeof careTeamSettingsSchema>
export type EpisodeOfCareSettings = z.infer<typeof episodeOfCareSettingsSchema>

/** A feed's settings are one object for all its records: they are read once. */
const once = <S>(schema: z.ZodType<S>): ((config: object) => S) => {
  const known = new WeakMap<object, S>()
  return (config) => {
    const before = known.get(config)
    if (before !== undefined) return before
    const read = schema.parse(config)
    known.set(config, read)
    return read
  }
}

export const relatedPersonSettings = once(relatedPersonSettingsSchema)
export const episodeOfCareSettings = once(episodeOfCareSettingsSchema)
export const careTeamSettings = once(careTeamSettingsSchema)
export const encounterSettings = once(encounterSettingsSchema)
export const flagSettings = once(flagSettingsSchema)
export const consentSettings = once(consentSettingsSchema)
