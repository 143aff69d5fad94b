import type { Rejection, TranslateContext } from '@gezinsbeeld/adapter-kit'
import { readOrNone, text } from '@gezinsbeeld/adapter-kit/fields'
import type { Organisatieaanduiding } from '@gezinsbeeld/contracts'
import { type Either, left, right } from 'fp-ts/lib/Either.js'
import { z } from 'zod'
import { folded } from './fields'
import type { Stuurgegevens } from './stuurgegevens'

const shortName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,40}$/, 'the short name of a registration, like gi-noord')

/** The `instellingen` of a feed that reads CORV. */
export const corvSettings = z.strictObject({
  /** By which names and numbers this organisation is called in zender and ontvanger. A message with none of them is parked. */
  eigen: z.array(z.string().min(1)).min(1).optional(),
  /** Names and OINs of organisations as messages write them → the short name under which they are registered in the region. */
  organisaties: z.record(z.string().min(1), shortName).default({}),
  /** Which of these (short names) carry out measures: a measure that is sent to one of them is carried out by it. */
  uitvoerders: z.array(shortName).default([]),
  /** Descriptions of a measure as this region's messages write them → the contract's soort, beside those that are known. */
  maatregelen: z
    .record(
      z.string().min(1),
      z.enum([
        'ots',
        'voorlopige-ots',
        'voogdij',
        'voorlopige-voogdij',
        'tijdelijke-voogdij',
        'machtiging-uithuisplaatsing',
        'jeugdreclassering',
      ]),
    )
    .default({}),
})

export type CorvSettings = z.infer<typeof corvSettings>

/** An adapter may have settings of its own beside these. */
const shared = z.object(corvSettings.shape)
const read = new WeakMap<object, CorvSettings>()

export const settingsOf = ({ config }: TranslateContext): CorvSettings => {
  const known = read.get(config)
  if (known !== undefined) return known
  const settings = shared.parse(config)
  read.set(config, settings)
  return settings
}

/** An organisation as the contract names it: in words, and with its short name when it is registered. */
export const organisatieOf = (
  found: string | undefined,
  context: TranslateContext,
  ...alsoKnownAs: readonly (string | undefined)[]
): Organisatieaanduiding | undefined => {
  const { organisaties, eigen = [] } = settingsOf(context)
  const names = [found, ...alsoKnownAs].flatMap((each) => (each === undefined ? [] : [folded(each)]))
  const isOurs = eigen.some((each) => names.includes(folded(each)))
  const [, known] = Object.entries(organisaties).find(([each]) => names.includes(folded(each))) ?? []
  // A number says nothing to a reader, and might be somebody's.
  const naam = readOrNone(text(200), /^[\d .-]*$/.test(found ?? '') ? undefined : found)
  const organisatie = known ?? (isOurs ? context.organisatie : undefined)
  if (organisatie === undefined) return naam === undefined ? undefined : { naam }
  return naam === undefined ? { organisatie } : { organisatie, naam }
}

/** A message between two others is none of ours: it is parked, and nothing in it is used. */
export const addressed = (
  { zender, ontvanger }: Stuurgegevens,
  context: TranslateContext,
): Either<Rejection, undefined> => {
  const { eigen } = settingsOf(context)
  if (eigen === undefined) return right(undefined)
  const ours = new Set(eigen.map(folded))
  const names = [zender, ontvanger].flatMap((each) => [each?.organisatie, each?.applicatie])
  if (names.some((each) => each !== undefined && ours.has(folded(each)))) return right(undefined)
  return left({
    reden: 'verkeerde-ontvanger',
    pad: 'stuurgegevens.ontvanger.organisatie',
    uitleg: 'neither the sender nor the receiver is one of `instellingen.eigen`',
  })
}
