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
